public import CalepinCore

/// Gives each token its word class: an averaged perceptron that goes from left
/// to right and takes the best class at each step.
///
/// The features are the word, its first and last one to five letters, its shape,
/// the words within two places, their ends and shapes, and the two classes
/// before; marks, numbers and a few signs are decided by rule. Weights are
/// signed bytes, read in place.
///
/// Source: Collins, "Discriminative training methods for hidden Markov models"
/// (2002); the greedy search and the averaging follow Honnibal (2013).
public struct Tagger: Sendable {
  /// A lexicon whose word classes help; without one the tagger gets more words
  /// wrong.
  public var lexicon: Lexicon? {
    didSet { memories = Pool() }
  }
  private let file: ModelFile
  private let rows: SparseRows
  private let history: [Int16]
  /// What was met so far: the next text finds the words of the last one.
  private var memories = Pool<TaggerMemory>()

  /// Opens a copy of a trained model.
  ///
  /// - Throws: ``ModelError`` when `model` is not a whole tagger of this
  ///   version.
  public init(model: [UInt8]) throws(ModelError) {
    try self.init(ModelFile(model, kind: .tagger))
  }

  private init(_ file: ModelFile) throws(ModelError) {
    self.file = file
    rows = try SparseRows(file.section(0), isTrusted: file.isTrusted)
    history = Self.historySums(rows)
  }

  /// The tagger for `language` that is built into the program, or `nil` when
  /// there is none.
  public static func builtIn(for language: LanguageTag) -> Tagger? {
    builtInModels.model(for: language)
  }

  private static let builtInModels = BuiltInModels(\.tagger) {
    try? Tagger(ModelFile($0, kind: .tagger))
  }

  /// The language of the model, as a primary language subtag.
  public var language: String { file.language }

  /// Writes the class of each token in `sentences` to `tags`.
  ///
  /// - Parameters:
  ///   - tokens: Where the tokens are.
  ///   - bytes: The text in UTF-8.
  ///   - sentences: The tokens of each sentence.
  ///   - tags: One class a token; those outside `sentences` stay as they are.
  /// - Precondition: `tags` has as many elements as `tokens`, and all tokens
  ///   lie inside `bytes`.
  /// - Complexity: O(tokens).
  public func tag(
    _ tokens: TokenTable, in bytes: UnsafeBufferPointer<UInt8>, sentences: [Range<Int>],
    into tags: inout [PartOfSpeech]
  ) {
    tag(tokens, in: bytes, sentences: sentences, Spellings(tokens, in: bytes), into: &tags)
  }

  /// The same for tokens with these `spellings`.
  func tag(
    _ tokens: TokenTable, in bytes: UnsafeBufferPointer<UInt8>, sentences: [Range<Int>],
    _ spellings: Spellings, into tags: inout [PartOfSpeech]
  ) {
    precondition(tags.count == tokens.count, "there is one class for each token")
    let longest = sentences.reduce(0) { max($0, $1.count) }
    let words = TaggedWords(spellings, of: tokens, in: bytes)
    let memory = TaggerMemory.suiting(tokens.count, from: memories, rows, lexicon)
    defer { memories.give(memory) }
    let (known, room) = (2 * spellings.count, longest + 2 * SentencePass.margin)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: known + room) { numbers in
      history.withUnsafeBufferPointer { history in
        tags.withUnsafeMutableBufferPointer { tags in
          guard let first = numbers.baseAddress, let history = history.baseAddress else { return }
          let pass = SentencePass(
            memory, words: words, history: history,
            known: UnsafeMutableBufferPointer(start: first, count: known), numbers: first + known)
          for sentence in sentences where !sentence.isEmpty { pass.tag(sentence, into: tags) }
        }
      }
    }
  }

  /// The sums of the features of each pair of classes before.
  private static func historySums(_ rows: SparseRows) -> [Int16] {
    var sums = [Int16](repeating: 0, count: TaggerFeatures.historyCount * SparseRows.lanes)
    sums.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      for previous in 0...TaggerFeatures.tagCount {
        for second in 0...TaggerFeatures.tagCount {
          let index = previous * (TaggerFeatures.tagCount + 1) + second
          TaggerFeatures.history(previous, second) {
            rows.add($0, to: base + index * SparseRows.lanes)
          }
        }
      }
    }
    return sums
  }
}
