import TestSupport
import Testing

@testable import CalepinTerminology

@Suite("Drafts of a phrase")
struct DraftListTests {
  /// All drafts sorted, each text once, the best twelve.
  private func reference(_ drafts: [Draft]) -> [Draft] {
    var best: [Draft] = []
    let sorted = drafts.enumerated().sorted {
      ($1.element.confidence, $0.offset) < ($0.element.confidence, $1.offset)
    }
    for draft in sorted.map(\.element) where best.count < 12 {
      if !best.contains(where: { $0.text == draft.text }) { best.append(draft) }
    }
    return best
  }

  @Test(
    "are the best ones, each text once, as if all were sorted",
    arguments: 1...60 as ClosedRange<UInt64>)
  func agreesWithSort(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let drafts = (0..<Int.random(in: 0...80, using: &random)).map { number in
      Draft(
        text: .random(in: 0...30, using: &random), number: .base,
        // Few values, so that there are equals.
        confidence: Double(Int.random(in: 0...20, using: &random)) / 20, origin: .lexicon,
        adjectiveCount: Int32(number))
    }
    var list = DraftList()
    for draft in drafts {
      let hadRoom = list.hasRoom(for: draft.confidence)
      let before = list.entries.map(\.draft.adjectiveCount)
      list.add(draft)
      #expect(hadRoom || list.entries.map(\.draft.adjectiveCount) == before)
    }
    #expect(
      list.entries.map(\.draft.adjectiveCount) == reference(drafts).map(\.adjectiveCount))
  }
}
