public import CalepinCore
public import CalepinText

/// Sentence pairs whose words are numbers, with the words they stand for.
public struct WordBitext: Sendable {
  /// How a line is cut into words.
  public enum Cutting: Hashable, Sendable {
    /// By the rules of its language.
    case byLanguage
    /// At its blanks: it was cut before.
    case atBlanks
  }

  /// One language of the bitext.
  public struct Side: Sendable {
    /// The language.
    public let language: LanguageTag
    /// The sentences, of numbers of ``words``.
    public private(set) var sentences = WordSentences()
    /// The words in folded form (see `Folding`).
    public private(set) var words = WordTable()
    private let tokenizer: Tokenizer

    init(_ language: LanguageTag) {
      self.language = language
      tokenizer = Tokenizer(.rules(for: language))
    }

    mutating func append(_ line: [UInt8], _ cutting: Cutting) {
      var ids: [UInt32] = []
      var folded: [UInt8] = []
      func add(_ word: ArraySlice<UInt8>, to words: inout WordTable) {
        folded.removeAll(keepingCapacity: true)
        Folding.fold(word, into: &folded)
        ids.append(words.id(of: folded))
      }
      switch cutting {
      case .atBlanks:
        for word in line.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 }) {
          add(word, to: &words)
        }
      case .byLanguage:
        let tokens = tokenizer.tokens(in: line)
        for index in 0..<tokens.count { add(line[tokens.range(of: index)], to: &words) }
      }
      sentences.append(ids)
    }
  }

  /// The source side.
  public private(set) var source: Side
  /// The target side, with as many sentences.
  public private(set) var target: Side
  private let cutting: Cutting

  /// Creates a bitext without sentences.
  public init(from source: LanguageTag, to target: LanguageTag, cutting: Cutting = .byLanguage) {
    self.source = Side(source)
    self.target = Side(target)
    self.cutting = cutting
  }

  /// How many sentence pairs there are.
  public var count: Int { source.sentences.count }

  /// Adds a sentence pair, each side in UTF-8.
  public mutating func append(source: [UInt8], target: [UInt8]) {
    self.source.append(source, cutting)
    self.target.append(target, cutting)
  }
}
