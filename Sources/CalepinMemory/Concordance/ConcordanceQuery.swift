public import CalepinCore
internal import CalepinText

/// What is looked for in the texts of a memory: words, in this order or in any.
public struct ConcordanceQuery: Sendable {
  /// How the words stand in a text.
  public enum Arrangement: Sendable {
    /// One behind the other.
    case phrase
    /// Anywhere in the text.
    case anywhere
  }

  /// A word with the base forms it may be of.
  struct Word: Sendable {
    var form: [UInt8]
    /// Empty when the very form is wanted.
    var lemmas: Set<[UInt8]> = []
  }

  let words: [Word]
  let arrangement: Arrangement
  let lemmatizer: Lemmatizer?

  /// Whether there is nothing to look for.
  public var isEmpty: Bool { words.isEmpty }

  /// Creates a query for the words of `text`; case is ignored.
  ///
  /// - Parameters:
  ///   - text: The words, as they are cut in the texts as well.
  ///   - arrangement: How they stand in a text.
  ///   - language: The language, when inflected forms are wanted, too.
  public init(_ text: String, _ arrangement: Arrangement, inflectedIn language: LanguageTag?) {
    self.arrangement = arrangement
    lemmatizer = language.flatMap { Lemmatizer.builtIn(for: $0) }
    var tokenizer = SegmentTokenizer()
    tokenizer.tokenize(text)
    var words: [Word] = []
    let lemmatizer = lemmatizer
    tokenizer.forEachToken { token in
      words.append(
        Word(form: Array(token), lemmas: Set(Self.lemmas(of: token, lemmatizer))))
    }
    self.words = words
  }

  /// Where the words are found in `text`, in UTF-8 bytes and in ascending
  /// order; empty when the text is not one that is looked for.
  ///
  /// - Complexity: O(length of the text × words).
  public func hits(in text: String) -> [Range<Int>] {
    var tokenizer = SegmentTokenizer(keepingPlaces: true)
    tokenizer.tokenize(text)
    var tokens: [[UInt8]] = []
    tokenizer.forEachToken { tokens.append(Array($0)) }
    switch arrangement {
    case .phrase:
      guard !words.isEmpty, tokens.count >= words.count else { return [] }
      return (0...(tokens.count - words.count)).compactMap { start in
        for offset in words.indices where !matches(tokens[start + offset], words[offset]) {
          return nil
        }
        let places = tokenizer.places
        return places[start].lowerBound..<places[start + words.count - 1].upperBound
      }
    case .anywhere:
      var found: Set<Int> = []
      for word in words {
        let places = tokens.indices.filter { matches(tokens[$0], word) }
        if places.isEmpty { return [] }
        found.formUnion(places)
      }
      return found.sorted().map { tokenizer.places[$0] }
    }
  }

  private func matches(_ token: [UInt8], _ word: Word) -> Bool {
    if token == word.form { return true }
    guard !word.lemmas.isEmpty else { return false }
    return token.withUnsafeBufferPointer { token in
      Self.lemmas(of: token, lemmatizer).contains { word.lemmas.contains($0) }
    }
  }

  /// The base forms that `token` may be of; none for what is no word.
  static func lemmas(
    of token: UnsafeBufferPointer<UInt8>, _ lemmatizer: Lemmatizer?
  ) -> [[UInt8]] {
    guard let lemmatizer, let first = token.first, first > 0x3F else { return [] }
    var lemmas: [[UInt8]] = []
    lemmatizer.forEachCandidateLemma(of: token) { lemma, _ in lemmas.append(Array(lemma)) }
    return lemmas
  }
}
