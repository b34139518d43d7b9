/// What a tagger keeps of the words it met.
// Sendable: a ``Pool`` hands it to one task at a time.
final class TaggerMemory: @unchecked Sendable {  // one task at a time, see above
  private static let mostSlots = 32_768
  /// From so many words on all are forgotten where the next sentence begins.
  private static let mostWords = 32_768

  let words: WordRecords
  let joined: JoinedSums
  private let slots: Int

  private init(rows: SparseRows, lexicon: Lexicon?, slots: Int) {
    words = WordRecords(rows: rows, lexicon: lexicon)
    joined = JoinedSums(rows: rows, slots: slots)
    self.slots = slots
  }

  /// A memory that suits a text of `tokenCount` tokens: one of `pool`, or a new
  /// one.
  static func suiting(
    _ tokenCount: Int, from pool: Pool<TaggerMemory>, _ rows: SparseRows, _ lexicon: Lexicon?
  ) -> TaggerMemory {
    var slots = 64
    while slots < mostSlots, slots < tokenCount { slots *= 2 }
    if let known = pool.take(), known.slots >= slots { return known }
    return TaggerMemory(rows: rows, lexicon: lexicon, slots: slots)
  }

  /// Whether it is time to forget.
  var isFull: Bool { words.count > Self.mostWords }

  /// Forgets everything.
  func removeAll() {
    words.removeAll()
    joined.removeAll()
  }
}
