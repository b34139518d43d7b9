internal import CalepinCore
internal import CalepinText

/// The words that texts asked an index for, as numbers.
///
/// What a word is to the index is worked out the first time it is met.
// Sendable: a pool hands it to one task at a time.
final class QueryWords: @unchecked Sendable {  // one task at a time, see above
  /// The number of a word among those met.
  typealias Number = UInt32

  /// What a word is to the index; its lists lie in those of all words.
  struct Facts {
    /// Whether it is an article, which counts for nothing inside a term.
    var isArticle: Bool
    /// What it adds to the hash of an exact key.
    var key: KeyHash
    fileprivate var plain: Range<Int>
    fileprivate var readings: Range<Int>
    fileprivate var relatives: Range<Int>
    /// As which word classes the word was sought by itself, and as which there is
    /// a usable entry, one bit each; the first one stands for any.
    fileprivate var asked: UInt8 = 0
    fileprivate var found: UInt8 = 0
  }

  private static let mostWords = 50_000

  private let lexicon: TermLexicon
  private let tables: PresenceTables
  // One task at a time, and none asks for anything while it changes it: whether two
  // do is not looked at each time.
  @exclusivity(unchecked) private var table = WordTable()
  @exclusivity(unchecked) private var facts: [Facts] = []
  @exclusivity(unchecked) private var plain: [UInt8] = []
  @exclusivity(unchecked) private var readings: [TermLexicon.Reading] = []
  @exclusivity(unchecked) private var relatives: [UInt32] = []
  /// Room that one text leaves to the next, and one word.
  @exclusivity(unchecked) private var folded: [UInt8] = []
  @exclusivity(unchecked) private var newWord = NewWord()

  /// What is found out of a word that was not met before.
  private struct NewWord {
    var plain: [UInt8] = []
    var readings: [TermLexicon.Reading] = []
    var relatives: [UInt32] = []
    var lemma: [UInt8] = []

    mutating func read(_ folded: UnsafeBufferPointer<UInt8>, _ lexicon: TermLexicon) {
      plain.removeAll(keepingCapacity: true)
      readings.removeAll(keepingCapacity: true)
      TermWordAnalyzer.appendPlainForm(of: folded, to: &plain)
      lexicon.forEachReading(of: folded, &lemma) { readings.append($0) }
      lexicon.findRelatives(of: readings, into: &relatives)
    }
  }

  /// Creates one that has met no word yet.
  init(_ index: TermIndex) {
    lexicon = index.lexicon
    tables = index.presenceTables
  }

  /// Whether it is time to forget.
  var isFull: Bool { facts.count > Self.mostWords }

  /// Forgets all words; they get other numbers.
  func removeAll() {
    table = WordTable()
    facts = []
    (plain, readings, relatives) = ([], [], [])
  }

  /// Puts the numbers of the words of the UTF-8 in `text` into `numbers`.
  func read(_ text: some Collection<UInt8>, into numbers: inout [Number]) {
    numbers.removeAll(keepingCapacity: true)
    var room: [UInt8] = []
    swap(&room, &folded)
    TermWord.forEachWord(of: text, foldedInto: &room) { numbers.append(number(of: $0)) }
    swap(&room, &folded)
  }

  /// The number of the one word that a `token` holds, and whether something
  /// stands before and behind it that ends words; `nil` where it holds several,
  /// or begins with a mark that may belong to what stands before.
  func word(
    ofToken token: ArraySlice<UInt8>
  ) -> (number: Number, isApartBefore: Bool, isApartBehind: Bool)? {
    guard let first = token.first, first != 0xCC, first != 0xCD else { return nil }
    var room: [UInt8] = []
    swap(&room, &folded)
    defer { swap(&room, &folded) }
    var (number, count): (Number, Int) = (0, 0)
    TermWord.forEachWord(of: token, foldedInto: &room) {
      number = self.number(of: $0)
      count += 1
    }
    guard count == 1, let before = room.first, let behind = room.last else { return nil }
    return (number, TermWord.isSeparator(before), TermWord.isSeparator(behind))
  }

  /// What is known of the word numbered `number`.
  @inline(__always) subscript(number: Number) -> Facts { facts[Int(number)] }

  /// The word without accents, its hyphens made spaces.
  func plain(_ number: Number) -> ArraySlice<UInt8> { plain[facts[Int(number)].plain] }

  /// Whether the word may be read as the lemma numbered `lemma` of the index, as a
  /// `partOfSpeech`.
  @inline(__always) func hasReading(
    _ number: Number, of lemma: UInt32, as partOfSpeech: TermPartOfSpeech?
  ) -> Bool {
    for place in facts[Int(number)].readings
    where readings[place].lemma == lemma && readings[place].role.isAccepted(in: partOfSpeech) {
      return true
    }
    return false
  }

  /// The words of the index that may be forms of the same word, in order.
  func relatives(_ number: Number) -> ArraySlice<UInt32> {
    relatives[facts[Int(number)].relatives]
  }

  /// Whether the word numbered `other` of the index may be a form of the same
  /// word.
  ///
  /// - Complexity: O(log number of its relatives).
  @inline(__always) func isRelative(_ number: Number, _ other: UInt32) -> Bool {
    let places = facts[Int(number)].relatives
    var (low, high) = (places.lowerBound, places.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if relatives[middle] < other { low = middle + 1 } else { high = middle }
    }
    return low < places.upperBound && relatives[low] == other
  }

  /// False where no term is spelt like the words numbered `numbers`.
  func mayBeExact(_ numbers: ArraySlice<Number>) -> Bool {
    var key = KeyHash()
    for number in numbers { key.append(facts[Int(number)].key) }
    return tables.mayHold(key)
  }

  /// False where no term begins with forms of the words numbered `first` and
  /// `second`, articles left out.
  func mayBegin(with first: Number, _ second: Number) -> Bool {
    let (firsts, seconds) = (facts[Int(first)].relatives, facts[Int(second)].relatives)
    for one in firsts {
      for other in seconds where tables.mayBegin(with: relatives[one], relatives[other]) {
        return true
      }
    }
    return false
  }

  /// Calls `body` with the terms that are the word numbered `word` of the index by
  /// itself, or with articles.
  @inline(__always) func forEachTerm(ofWord word: UInt32, _ body: (UInt32) -> Void) {
    for place in tables.single.places(of: Int(word)) { body(tables.single.element(at: place)) }
  }

  /// Whether there is a usable entry for the word by itself as a `partOfSpeech`,
  /// where that was asked before.
  func answer(of number: Number, as partOfSpeech: TermPartOfSpeech?) -> Bool? {
    let bit = Self.bit(of: partOfSpeech)
    return facts[Int(number)].asked & bit == 0 ? nil : facts[Int(number)].found & bit != 0
  }

  /// Remembers an answer for the next time.
  func keep(_ answer: Bool, of number: Number, as partOfSpeech: TermPartOfSpeech?) {
    let bit = Self.bit(of: partOfSpeech)
    facts[Int(number)].asked |= bit
    if answer { facts[Int(number)].found |= bit }
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

  private func number(of folded: UnsafeBufferPointer<UInt8>) -> Number {
    let number = table.id(of: folded)
    if Int(number) == facts.count { add(folded) }
    return number
  }

  private func add(_ folded: UnsafeBufferPointer<UInt8>) {
    var word = NewWord()
    swap(&word, &newWord)
    word.read(folded, lexicon)
    let starts = (plain: plain.count, readings: readings.count, relatives: relatives.count)
    plain += word.plain
    readings += word.readings
    relatives += word.relatives
    facts.append(
      Facts(
        isArticle: lexicon.isArticle(folded),
        key: KeyHash(ofWord: word.plain[...]), plain: starts.plain..<plain.count,
        readings: starts.readings..<readings.count, relatives: starts.relatives..<relatives.count))
    swap(&word, &newWord)
  }
}
