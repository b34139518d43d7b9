internal import CalepinCore
internal import CalepinText

/// Says which words and phrases of texts a termbase has.
///
/// What the tokens of a kind are to the termbase is worked out once in a text,
/// and what a word is by itself once for all texts.
// Sendable: a pool hands it to one task at a time.
final class KnownForms: @unchecked Sendable {  // one task at a time, see above
  private let index: TermIndex
  private let words: QueryWords
  /// What is known of each word by itself.
  private var answers: [Answers] = []
  /// For each kind of token of the text what the termbase sees of it.
  private var tokenWords: [TokenWord] = []
  private var query: [QueryWords.Number] = []

  /// What is known of a word by word class, one bit each; the first one stands
  /// for any.
  private struct Answers {
    var asked: UInt8 = 0
    var isKnown: UInt8 = 0
  }

  /// What the termbase sees of a token.
  private enum TokenWord {
    case unasked
    /// One word, with or without something on each side that ends words.
    case one(QueryWords.Number, isApartBefore: Bool, isApartBehind: Bool)
    /// Several words, or what only a whole text shows.
    case other
  }

  init(_ index: TermIndex) {
    self.index = index
    words = QueryWords(index)
  }

  /// Begins a text whose tokens are of `kindCount` kinds.
  func beginText(kindCount: Int) {
    if words.isFull {
      words.removeAll()
      answers = []
    }
    tokenWords = Array(repeating: .unasked, count: kindCount)
  }

  /// Whether the termbases have the UTF-8 in `text` as a `partOfSpeech`.
  func contains(_ text: [UInt8], as partOfSpeech: TermPartOfSpeech?) -> Bool {
    withQuery { query in
      words.read(text, into: &query)
      return contains(query, as: partOfSpeech, text)
    }
  }

  /// The same for `tokens` of the text that was begun, which writes them like
  /// `text`.
  func contains(
    _ tokens: Range<Int>, of source: CountedText, as partOfSpeech: TermPartOfSpeech?, text: [UInt8]
  ) -> Bool {
    withQuery { query in
      if !read(tokens, of: source, into: &query) { words.read(text, into: &query) }
      return contains(query, as: partOfSpeech, text)
    }
  }

  /// Hands over the room for a query that one leaves to the next.
  private func withQuery(_ body: (inout [QueryWords.Number]) -> Bool) -> Bool {
    var query: [QueryWords.Number] = []
    swap(&query, &self.query)
    defer { swap(&query, &self.query) }
    return body(&query)
  }

  /// Reads the words of `tokens`; says no where it takes the text to do so.
  private func read(
    _ tokens: Range<Int>, of source: CountedText, into query: inout [QueryWords.Number]
  ) -> Bool {
    query.removeAll(keepingCapacity: true)
    var isApart = true
    for index in tokens {
      guard
        case .one(let word, let isApartBefore, let isApartBehind) = tokenWord(at: index, of: source)
      else { return false }
      guard isApart || isApartBefore || source.kinds.isSpaced(before: index) else { return false }
      query.append(word)
      isApart = isApartBehind
    }
    return true
  }

  private func tokenWord(at index: Int, of source: CountedText) -> TokenWord {
    let kind = Int(source.kinds.kinds[index])
    if case .unasked = tokenWords[kind] {
      let found = words.word(ofToken: source.text.surface(of: index))
      tokenWords[kind] =
        found.map { .one($0, isApartBefore: $1, isApartBehind: $2) } ?? .other
    }
    return tokenWords[kind]
  }

  private func contains(
    _ query: [QueryWords.Number], as partOfSpeech: TermPartOfSpeech?, _ text: [UInt8]
  ) -> Bool {
    answer(for: query, partOfSpeech)
      ?? index.hasUsableEntry(
        matching: String(decoding: text, as: UTF8.self), as: partOfSpeech)
  }

  /// What the index says of a query, see
  /// ``TermIndex/hasUsableEntry(matching:as:among:)``.
  private func answer(
    for query: [QueryWords.Number], _ partOfSpeech: TermPartOfSpeech?
  ) -> Bool? {
    guard query.count == 1, let word = query.first.map({ Int($0) }) else {
      return index.hasUsableEntry(matching: query, as: partOfSpeech, among: words)
    }
    while answers.count <= word { answers.append(Answers()) }
    let bit = Self.bit(of: partOfSpeech)
    if answers[word].asked & bit == 0 {
      guard let isKnown = index.hasUsableEntry(matching: query, as: partOfSpeech, among: words)
      else { return nil }
      answers[word].asked |= bit
      if isKnown { answers[word].isKnown |= bit }
    }
    return answers[word].isKnown & bit != 0
  }

  private static func bit(of partOfSpeech: TermPartOfSpeech?) -> UInt8 {
    switch partOfSpeech {
    case nil: 1
    case .noun: 2
    case .verb: 4
    case .adjective: 8
    case .adverb: 16
    case .properNoun: 32
    case .other: 64
    }
  }
}
