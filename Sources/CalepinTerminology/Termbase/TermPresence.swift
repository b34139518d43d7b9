internal import CalepinText

/// Says of most words and phrases at once that no term of an index matches
/// them, so that only the others are looked up.
///
/// What a word contributes is worked out the first time it is met, and forgotten
/// when there are too many.
// Sendable: a pool hands it to one task at a time.
final class TermPresence: @unchecked Sendable {  // one task at a time, see above
  private static let mostWords = 50_000

  /// Outlives it, as it keeps it.
  private unowned let index: TermIndex
  private var words = WordTable()
  private var readings: [Word] = []
  private var key: [UInt8] = []
  private var query: [Int] = []
  private var room: [UInt8] = []
  private let tables: PresenceTables

  private struct Word {
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

  init(_ index: TermIndex) {
    self.index = index
    tables = index.presenceTables
  }

  /// False where ``TermIndex/entries(matching:as:)`` has nothing for the UTF-8 in
  /// `text`.
  ///
  /// - Complexity: O(number of terms that share the rarest word of the text).
  func mayMatch(_ text: ArraySlice<UInt8>) -> Bool {
    read(text)
    return isLikely
  }

  /// The words of the UTF-8 in `text`; `nil` where nothing matches it, see
  /// ``mayMatch(_:)``.
  func queryWords(of text: ArraySlice<UInt8>) -> [TermLexicon.QueryWord]? {
    read(text)
    let words = query.map { readings[$0].query }
    return isLikely ? words : nil
  }

  private func read(_ text: ArraySlice<UInt8>) {
    if readings.count > Self.mostWords {
      words = WordTable()
      readings = []
    }
    query.removeAll(keepingCapacity: true)
    TermWord.forEachWord(of: text, foldedInto: &room) { query.append(number(of: $0)) }
  }

  /// Whether a term may match what was read; takes the articles away.
  private var isLikely: Bool {
    guard let first = query.first else { return false }
    if hasExact(query[...]) { return true }
    if query.count > 1, readings[first].query.isArticle, hasExact(query.dropFirst()) { return true }
    if query.count > 1 { query.removeAll { readings[$0].query.isArticle } }
    return hasForm
  }

  private func number(of folded: UnsafeBufferPointer<UInt8>) -> Int {
    let number = Int(words.id(of: folded))
    if number == readings.count { readings.append(word(folded)) }
    return number
  }

  private func word(_ folded: UnsafeBufferPointer<UInt8>) -> Word {
    let word =
      index.lexicon.query(folded).first
      ?? TermLexicon.QueryWord(plain: [], readings: [], isArticle: false)
    let relatives = index.lexicon.relatives(of: word)
    return Word(
      query: word,
      mayBeExact: tables.mayHoldParts(of: word.plain[...]),
      relatives: relatives,
      termCount: relatives.reduce(0) { $0 + index.termsOfWord[Int($1)].count },
      isTerm: relatives.contains { tables.isTerm($0) })
  }

  private func hasExact(_ query: ArraySlice<Int>) -> Bool {
    guard query.allSatisfy({ readings[$0].mayBeExact }) else { return false }
    key.removeAll(keepingCapacity: true)
    for (place, number) in query.enumerated() {
      if place > 0 { key.append(UInt8(ascii: " ")) }
      key.append(contentsOf: readings[number].query.plain)
    }
    return index.exact.hasValues(under: key)
  }

  /// Whether a term has as many words as the query, each a relative.
  private var hasForm: Bool {
    guard let rarest = query.min(by: { readings[$0].termCount < readings[$1].termCount }),
      readings[rarest].termCount > 0
    else { return false }
    if query.count == 1 { return readings[rarest].isTerm }
    return readings[rarest].relatives.contains { relative in
      index.termsOfWord[Int(relative)].contains { isForm(ofTerm: $0) }
    }
  }

  private func isForm(ofTerm term: UInt32) -> Bool {
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
