internal import CalepinText

/// Says of most words and phrases at once that no term of an index matches
/// them, so that only the others are looked up.
///
/// What a word contributes is worked out the first time it is met, and forgotten
/// when there are too many.
struct TermPresence: Sendable {
  private static let mostWords = 50_000

  private var words = WordTable()
  private var readings: [Word] = []
  private var key: [UInt8] = []
  private var query: [Int] = []
  private var room: [UInt8] = []
  private let tables: PresenceTables

  private struct Word: Sendable {
    var query: TermLexicon.QueryWord
    /// Whether all its parts may be parts of words of the index, so that an exact
    /// key may have them.
    var mayBeExact: Bool
    /// The words of the index that may be forms of the same word, in order.
    var relatives: [UInt32]
    /// How many terms have one of them.
    var termCount: Int
    /// Whether one of them is a term by itself.
    var isTerm: Bool
  }

  /// Creates one that has met no word yet, for the index with these `tables`.
  init(_ tables: PresenceTables) { self.tables = tables }

  /// False where ``TermIndex/entries(matching:as:)`` has nothing for the UTF-8 in
  /// `text`.
  ///
  /// - Complexity: O(number of terms that share the rarest word of the text).
  mutating func mayMatch(_ text: ArraySlice<UInt8>, in index: TermIndex) -> Bool {
    read(text, index)
    return isLikely(index)
  }

  /// The words of the UTF-8 in `text`; `nil` where nothing matches it, see
  /// ``mayMatch(_:)``.
  mutating func queryWords(
    of text: ArraySlice<UInt8>, in index: TermIndex
  ) -> [TermLexicon.QueryWord]? {
    read(text, index)
    let words = query
    return isLikely(index) ? words.map { readings[$0].query } : nil
  }

  private mutating func read(_ text: ArraySlice<UInt8>, _ index: TermIndex) {
    if readings.count > Self.mostWords {
      words = WordTable()
      readings = []
    }
    query.removeAll(keepingCapacity: true)
    var room: [UInt8] = []
    swap(&room, &self.room)
    TermWord.forEachWord(of: text, foldedInto: &room) { query.append(number(of: $0, index)) }
    swap(&room, &self.room)
  }

  /// Whether a term may match what was read; takes the articles away.
  private mutating func isLikely(_ index: TermIndex) -> Bool {
    guard let first = query.first else { return false }
    if hasExact(query[...], index) { return true }
    if query.count > 1 {
      if readings[first].query.isArticle, hasExact(query.dropFirst(), index) { return true }
      query.removeAll { [readings] in readings[$0].query.isArticle }
    }
    return hasForm(index)
  }

  private mutating func number(
    of folded: UnsafeBufferPointer<UInt8>, _ index: TermIndex
  ) -> Int {
    let number = Int(words.id(of: folded))
    if number == readings.count { readings.append(word(folded, index)) }
    return number
  }

  private func word(_ folded: UnsafeBufferPointer<UInt8>, _ index: TermIndex) -> Word {
    let word = index.lexicon.queryWord(folded)
    let relatives = index.lexicon.relatives(of: word)
    return Word(
      query: word,
      mayBeExact: tables.mayHoldParts(of: word.plain[...]),
      relatives: relatives,
      termCount: relatives.reduce(0) { $0 + index.termsOfWord[Int($1)].count },
      isTerm: relatives.contains { tables.isTerm($0) })
  }

  private mutating func hasExact(_ query: ArraySlice<Int>, _ index: TermIndex) -> Bool {
    guard query.allSatisfy({ readings[$0].mayBeExact }) else { return false }
    key.removeAll(keepingCapacity: true)
    for (place, number) in query.enumerated() {
      if place > 0 { key.append(UInt8(ascii: " ")) }
      key.append(contentsOf: readings[number].query.plain)
    }
    return index.exact.hasValues(under: key)
  }

  /// Whether a term has as many words as the query, each a relative.
  private func hasForm(_ index: TermIndex) -> Bool {
    guard let rarest = query.min(by: { readings[$0].termCount < readings[$1].termCount }),
      readings[rarest].termCount > 0
    else { return false }
    if query.count == 1 { return readings[rarest].isTerm }
    return readings[rarest].relatives.contains { relative in
      index.termsOfWord[Int(relative)].contains { isForm(ofTerm: $0, index) }
    }
  }

  private func isForm(ofTerm term: UInt32, _ index: TermIndex) -> Bool {
    let places = index.words.places(of: Int(term))
    var found = 0
    for place in places {
      let word = index.words.element(at: place)
      if places.count > 1, index.lexicon.isArticle(word) { continue }
      guard found < query.count, readings[query[found]].relatives.containsInOrder(word) else {
        return false
      }
      found += 1
    }
    return found == query.count
  }
}
