internal import Synchronization

/// What a tagger keeps of the words it met.
// Sendable: ``TaggerMemories`` hands each to one task at a time.
final class TaggerMemory: @unchecked Sendable {  // one task at a time, see above
  let words: WordScores
  let joined: JoinedScores
  fileprivate let slots: Int

  init(rows: SparseRows, lexicon: Lexicon?, slots: Int) {
    words = WordScores(rows: rows, lexicon: lexicon, slots: slots)
    joined = JoinedScores(rows: rows, slots: slots)
    self.slots = slots
  }
}

/// The memories of one tagger that no task is using: the next text finds the
/// words of the last one.
final class TaggerMemories: Sendable {
  private static let mostSlots = 16_384
  private let idle = Mutex<[TaggerMemory]>([])

  /// Runs `body` with a memory that suits a text of `tokenCount` tokens.
  func withMemory(
    for tokenCount: Int, _ rows: SparseRows, _ lexicon: Lexicon?, _ body: (TaggerMemory) -> Void
  ) {
    var slots = 64
    while slots < Self.mostSlots, slots < tokenCount * 2 { slots *= 2 }
    var memory = idle.withLock { $0.popLast() }
    if memory.map({ $0.slots < slots }) ?? true {
      memory = TaggerMemory(rows: rows, lexicon: lexicon, slots: slots)
    }
    guard let memory else { return }
    body(memory)
    idle.withLock { $0.append(memory) }
  }
}
