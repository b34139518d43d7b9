internal import CalepinCore
internal import CalepinText

/// Says which words and phrases of a text a termbase has.
///
/// What the tokens of a kind are to the termbase is worked out once in a text,
/// and what a word is by itself once for many texts.
final class KnownForms {
  private let index: TermIndex
  private let words: QueryWords
  /// For each kind of token what the termbase sees of it.
  @exclusivity(unchecked) private var tokenWords: [TokenWord]
  @exclusivity(unchecked) private var query: [QueryWords.Number] = []

  /// What the termbase sees of a token.
  private enum TokenWord {
    case unasked
    /// One word, with or without something on each side that ends words.
    case one(QueryWords.Number, isApartBefore: Bool, isApartBehind: Bool)
    /// Several words, or what only a whole text shows.
    case other
  }

  /// Begins a text whose tokens are of `kindCount` kinds.
  init(_ index: TermIndex, kindCount: Int) {
    self.index = index
    words = index.takeQueryWords()
    tokenWords = Array(repeating: .unasked, count: kindCount)
  }

  deinit { index.queryWords.give(words) }

  /// Whether the termbases have the UTF-8 in `text` as a `partOfSpeech`.
  func contains(_ text: [UInt8], as partOfSpeech: TermPartOfSpeech?) -> Bool {
    withQuery { query in
      words.read(text, into: &query)
      return contains(query, as: partOfSpeech, text)
    }
  }

  /// The same for `tokens`, which are written like `text`.
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
    if query.count == 1, let known = words.answer(of: query[0], as: partOfSpeech) { return known }
    let answer = index.hasUsableEntry(matching: query, as: partOfSpeech, among: words)
    if query.count == 1, let answer { words.keep(answer, of: query[0], as: partOfSpeech) }
    return answer
  }
}
