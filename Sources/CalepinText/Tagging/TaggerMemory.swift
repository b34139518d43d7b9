/// What a tagger keeps of the words it met.
// Sendable: a ``Pool`` hands it to one task at a time.
final class TaggerMemory: @unchecked Sendable {  // one task at a time, see above
  private static let mostSlots = 16_384

  let words: WordScores
  let joined: JoinedScores
  private let slots: Int

  private init(rows: SparseRows, lexicon: Lexicon?, slots: Int) {
    words = WordScores(rows: rows, lexicon: lexicon, slots: slots)
    joined = JoinedScores(rows: rows, slots: slots)
    self.slots = slots
  }

  /// A memory that suits a text of `tokenCount` tokens: one of `pool`, or a new
  /// one.
  static func suiting(
    _ tokenCount: Int, from pool: Pool<TaggerMemory>, _ rows: SparseRows, _ lexicon: Lexicon?
  ) -> TaggerMemory {
    var slots = 64
    while slots < mostSlots, slots < tokenCount * 2 { slots *= 2 }
    if let known = pool.take(), known.slots >= slots { return known }
    return TaggerMemory(rows: rows, lexicon: lexicon, slots: slots)
  }
}
