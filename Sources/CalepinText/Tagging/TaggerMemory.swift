/// What a tagger keeps of the words it met.
// Sendable: a ``Pool`` hands it to one task at a time.
final class TaggerMemory: @unchecked Sendable {  // one task at a time, see above
  private static let mostSlots = 32_768
  /// From so many words on all are forgotten where the next sentence begins.
  private static let mostWords = 32_768

  let words: WordRecords
  private(set) var joined: JoinedSums
  private let rows: SparseRows
  private var slots: Int
  /// How many tokens were tagged with it.
  private var tokenCount = 0

  private init(rows: SparseRows, lexicon: Lexicon?, tokenCount: Int) {
    self.rows = rows
    self.tokenCount = tokenCount
    slots = Self.slots(for: tokenCount)
    words = WordRecords(rows: rows, lexicon: lexicon, capacity: slots / 4)
    joined = JoinedSums(rows: rows, slots: slots)
  }

  /// A memory for a text of `tokenCount` tokens: one of `pool`, or a new one.
  static func suiting(
    _ tokenCount: Int, from pool: Pool<TaggerMemory>, _ rows: SparseRows, _ lexicon: Lexicon?
  ) -> TaggerMemory {
    guard let known = pool.take() else {
      return TaggerMemory(rows: rows, lexicon: lexicon, tokenCount: tokenCount)
    }
    known.makeRoom(for: tokenCount)
    return known
  }

  private static func slots(for tokenCount: Int) -> Int {
    var slots = 64
    while slots < mostSlots, slots < 2 * tokenCount { slots *= 2 }
    return slots
  }

  /// Takes the largest tables when those are full: much may follow, and slots that
  /// nobody uses cost little.
  private func makeRoom(for count: Int) {
    tokenCount += count
    guard tokenCount > slots, slots < Self.mostSlots else { return }
    slots = Self.mostSlots
    joined = JoinedSums(rows: rows, slots: slots)
  }

  /// Whether it is time to forget.
  var isFull: Bool { words.count > Self.mostWords }

  /// Forgets everything.
  func removeAll() {
    words.removeAll()
    joined.removeAll()
  }
}
