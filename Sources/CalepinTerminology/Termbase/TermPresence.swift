internal import CalepinCore
internal import CalepinText

/// Says of words and phrases whether a term of an index matches them, of most at
/// once.
///
/// What a word contributes is worked out the first time it is met, and forgotten
/// when there are too many.
// Sendable: a pool hands it to one task at a time.
final class TermPresence: @unchecked Sendable {  // one task at a time, see above
  private static let mostWords = 50_000

  /// Outlives it: the index keeps it in its pool, or who took it keeps the index.
  private unowned(unsafe) let index: TermIndex
  private var words = WordTable()
  private var readings: [Word] = []
  private var key: [UInt8] = []
  /// How often the words were forgotten; numbers of words hold until then.
  private(set) var generation = 0
  private var room: [UInt8] = []
  private let parts: PartFilter

  private struct Word {
    var query = TermLexicon.QueryWord(plain: [], readings: [], isArticle: false)
    /// Whether all its parts may be parts of words of the index, so that an exact
    /// key may have them.
    var mayBeExact = true
    /// The words of the index that may be forms of the same word, in order.
    var relatives: [UInt32] = []
    /// How many terms have one of them.
    var termCount = 0
    /// Whether one of them is a term by itself.
    var isTerm = false
  }

  init(_ index: TermIndex) {
    self.index = index
    parts = PartFilter(index.lexicon)
  }

  /// False where ``TermIndex/entries(matching:as:)`` has nothing for a text with
  /// these words.
  ///
  /// - Complexity: O(number of terms that share the rarest word).
  func mayMatch(_ words: [Int]) -> Bool {
    guard let first = words.first else { return false }
    if hasExact(words[...]) { return true }
    if words.count > 1, isArticle(first), hasExact(words.dropFirst()) { return true }
    return hasForm(of: sought(words))
  }

  /// Whether ``TermIndex/entries(matching:as:)`` has an entry for the UTF-8 in
  /// `text`, which has these `words`, whose best term is not a refused one.
  ///
  /// - Complexity: O(number of terms that share the rarest word of the text).
  func hasUsable(
    _ text: ArraySlice<UInt8>, _ words: [Int], as partOfSpeech: TermPartOfSpeech?
  ) -> Bool {
    var hits = exactHits(text, words, as: partOfSpeech)
    addForms(of: sought(words), as: partOfSpeech, to: &hits)
    return hits.contains { hit in
      index.term(of: hit.term).status.isUsable
        && !hits.contains { $0.order < hit.order && isOneEntry($0.term, hit.term) }
    }
  }

  /// The words of the UTF-8 in `text`; `nil` where nothing matches it, see
  /// ``mayMatch(_:)``.
  func queryWords(of text: ArraySlice<UInt8>) -> [TermLexicon.QueryWord]? {
    let words = words(of: text)
    return mayMatch(words) ? words.map { readings[$0].query } : nil
  }

  /// The numbers of the words of the UTF-8 in `text`.
  func words(of text: ArraySlice<UInt8>) -> [Int] {
    if readings.count > Self.mostWords {
      words = WordTable()
      readings = []
      generation += 1
    }
    var found: [Int] = []
    TermWord.forEachWord(of: text, foldedInto: &room) { found.append(number(of: $0)) }
    return found
  }

  private func isArticle(_ word: Int) -> Bool { readings[word].query.isArticle }

  /// The words that count: a phrase is compared without its articles.
  private func sought(_ words: [Int]) -> [Int] {
    words.count > 1 && words.contains(where: isArticle) ? words.filter { !isArticle($0) } : words
  }

  private func number(of folded: UnsafeBufferPointer<UInt8>) -> Int {
    let number = Int(words.id(of: folded))
    if number == readings.count { readings.append(word(folded)) }
    return number
  }

  private func word(_ folded: UnsafeBufferPointer<UInt8>) -> Word {
    guard let word = index.lexicon.query(folded).first else {
      return Word()
    }
    let relatives = index.lexicon.relatives(of: word)
    return Word(
      query: word,
      mayBeExact: PartFilter.parts(of: word.plain[...]).allSatisfy { parts.mayHold($0) },
      relatives: relatives,
      termCount: relatives.reduce(0) { $0 + index.termsOfWord[Int($1)].count },
      isTerm: relatives.contains { relative in
        index.termsOfWord[Int(relative)].contains { length(ofTerm: $0) == 1 }
      })
  }

  private func hasExact(_ query: ArraySlice<Int>) -> Bool {
    guard query.allSatisfy({ readings[$0].mayBeExact }) else { return false }
    makeKey(of: query)
    return index.exact.hasValues(under: key)
  }

  private func makeKey(of words: ArraySlice<Int>) {
    key.removeAll(keepingCapacity: true)
    for (place, number) in words.enumerated() {
      if place > 0 { key.append(UInt8(ascii: " ")) }
      key.append(contentsOf: readings[number].query.plain)
    }
  }

  /// Whether a term has as many words as the query, each a relative.
  private func hasForm(of query: [Int]) -> Bool {
    guard let rarest = query.min(by: { readings[$0].termCount < readings[$1].termCount }),
      readings[rarest].termCount > 0
    else { return false }
    if query.count == 1 { return readings[rarest].isTerm }
    return readings[rarest].relatives.contains { relative in
      index.termsOfWord[Int(relative)].contains { isForm(query, ofTerm: $0) }
    }
  }

  private func isForm(_ query: [Int], ofTerm term: UInt32) -> Bool {
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

  /// How many words a term has that count.
  private func length(ofTerm term: UInt32) -> Int {
    let places = index.words.places(of: Int(term))
    guard places.count > 1 else { return places.count }
    return places.reduce(0) {
      $0 + (index.lexicon.isArticle(index.words.element(at: $1)) ? 0 : 1)
    }
  }
}

extension TermPresence {
  /// A term that matches, and where it stands among others of its entry.
  private struct Hit {
    var term: Int
    /// Less for the better one: exact first, then the very form, then few words,
    /// then the more trusted termbase.
    var order: (Int, Int, Int, Int, Int)
  }

  private func isOneEntry(_ a: Int, _ b: Int) -> Bool {
    index.places[a].base == index.places[b].base && index.places[a].entry == index.places[b].entry
  }

  private func hit(_ term: Int, isExact: Bool, isVeryForm: Bool = false) -> Hit {
    Hit(
      term: term,
      order: (
        isExact ? 0 : 1, isVeryForm ? 0 : 1, index.words.places(of: term).count,
        Int(index.places[term].base), term
      ))
  }

  private func exactHits(
    _ text: ArraySlice<UInt8>, _ words: [Int], as partOfSpeech: TermPartOfSpeech?
  ) -> [Hit] {
    let behindArticle = words.count > 1 && isArticle(words[0]) ? words.dropFirst() : []
    var hits: [Hit] = []
    for reading in [words[...], behindArticle]
    where hits.isEmpty && !reading.isEmpty && hasExact(reading) {
      for id in index.exact.values(under: key) {
        let term = index.term(of: Int(id))
        if partOfSpeech == .properNoun, term.text.first?.isLowercase == true { continue }
        let isVeryForm = term.text == String(decoding: text, as: UTF8.self)
        hits.append(hit(Int(id), isExact: true, isVeryForm: isVeryForm))
      }
    }
    return hits
  }

  private func addForms(
    of query: [Int], as partOfSpeech: TermPartOfSpeech?, to hits: inout [Hit]
  ) {
    guard
      let rarest = query.min(by: { readings[$0].termCount < readings[$1].termCount })
    else { return }
    for relative in readings[rarest].relatives {
      for place in index.termsOfWord.places(of: Int(relative)) {
        let term = index.termsOfWord.element(at: place)
        guard isForm(query, ofTerm: term), !hits.contains(where: { $0.term == Int(term) }),
          isAccepted(query, as: partOfSpeech, byTerm: Int(term))
        else { continue }
        hits.append(hit(Int(term), isExact: false))
      }
    }
  }

  /// Whether the word classes of the query and of a term it is a form of allow
  /// it.
  private func isAccepted(
    _ query: [Int], as partOfSpeech: TermPartOfSpeech?, byTerm number: Int
  ) -> Bool {
    let term = index.term(of: number)
    if partOfSpeech == .properNoun, term.text.first?.isLowercase == true { return false }
    guard query.count == 1 || term.partOfSpeech == .properNoun else { return true }
    let words = index.words[number]
    let holding = words.count > 1 ? words.filter { !index.lexicon.isArticle($0) } : Array(words)
    return zip(query, holding).allSatisfy {
      index.lexicon.isMatch(readings[$0].query, as: partOfSpeech, $1, as: term.partOfSpeech)
    }
  }
}

/// Says of most words that no word of a lexicon has them as a part; the parts of
/// a word are joined by hyphens.
private struct PartFilter {
  private static let bitCount = 1 << 16

  private var bits = Array(repeating: UInt64(0), count: bitCount / 64)

  init(_ lexicon: TermLexicon) {
    for word in 0..<lexicon.count {
      for part in Self.parts(of: lexicon.plainForm(of: word)) {
        let place = Self.place(of: part)
        bits[place / 64] |= 1 << UInt64(place % 64)
      }
    }
  }

  func mayHold(_ part: ArraySlice<UInt8>) -> Bool {
    let place = Self.place(of: part)
    return bits[place / 64] & (1 << UInt64(place % 64)) != 0
  }

  /// The parts of a word, whose hyphens were made spaces.
  static func parts(of plain: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    plain.split(separator: UInt8(ascii: " "))
  }

  private static func place(of part: ArraySlice<UInt8>) -> Int {
    Int(truncatingIfNeeded: part.withUnsafeBufferPointer { ByteHash.of($0) }) & (bitCount - 1)
  }
}
