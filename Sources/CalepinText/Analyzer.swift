public import CalepinCore

/// Turns text into sentences, tokens, word classes and lemmas.
///
/// ```swift
/// let text = Analyzer(language: .french).analyze(Array("L’IA dort. Bien.".utf8))
/// text.sentences  // [0..<4, 4..<6]
/// text.lemmaText(of: 2)  // "dormir"
/// ```
public struct Analyzer: Sendable {
  /// The language whose rules are used.
  public let language: LanguageTag
  private let tokenizer: Tokenizer
  private let splitter: SentenceSplitter
  private let tagger: Tagger?
  private let lemmatizer: Lemmatizer?
  private let lexicon: Lexicon?

  /// Creates an analyzer for `language`.
  ///
  /// A language without a model has its tokens tagged `X` and their forms as
  /// lemmas.
  ///
  /// - Parameters:
  ///   - language: The language of the texts.
  ///   - lexicon: A lexicon of the language that helps, or `nil` for none; by
  ///     default the one that is installed.
  public init(language: LanguageTag, lexicon: Lexicon?) {
    self.language = language
    let tables = TokenizerTables(LanguageRules.rules(for: language))
    tokenizer = Tokenizer(tables)
    splitter = SentenceSplitter(tables)
    var tagger = Tagger.builtIn(for: language)
    tagger?.lexicon = lexicon
    self.tagger = tagger
    var lemmatizer = Lemmatizer.builtIn(for: language)
    lemmatizer?.lexicon = lexicon
    self.lemmatizer = lemmatizer
    self.lexicon = lexicon
  }

  /// Creates an analyzer with the lexicon that is installed, if there is one.
  public init(language: LanguageTag) {
    self.init(language: language, lexicon: .installed(for: language))
  }

  /// Analyses the UTF-8 text in `bytes`, less than 4 GiB.
  ///
  /// - Complexity: O(count).
  public func analyze(_ bytes: [UInt8]) -> AnalyzedText {
    let tokens = tokenizer.tokens(in: bytes)
    var text = AnalyzedText(language: language, bytes: bytes, tokens: tokens)
    text.sentences = splitter.sentences(of: tokens, in: bytes)
    text.foldForms()
    text.tags = Array(repeating: .other, count: tokens.count)
    text.lemmas = text.forms
    if let tagger { text.annotate(with: tagger, lemmatizer) }
    return text
  }
}

extension AnalyzedText {
  /// Fills ``forms``; each distinct spelling is folded once.
  fileprivate mutating func foldForms() {
    var spellings = WordTable()
    var formOfSpelling: [WordTable.ID] = []
    var folded: [UInt8] = []
    forms.reserveCapacity(tokens.count)
    bytes.withUnsafeBufferPointer { buffer in
      for index in 0..<tokens.count {
        let surface = UnsafeBufferPointer(rebasing: buffer[tokens.range(of: index)])
        let spelling = spellings.id(of: surface)
        if spelling == formOfSpelling.count {
          folded.removeAll(keepingCapacity: true)
          Folding.fold(surface, into: &folded)
          formOfSpelling.append(words.id(of: folded))
        }
        forms.append(formOfSpelling[Int(spelling)])
      }
    }
  }
}
