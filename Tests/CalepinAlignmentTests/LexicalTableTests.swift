import TestSupport
import Testing

@testable import CalepinAlignment

@Suite("The table of link counts")
struct LexicalTableTests {
  @Test("agrees with a dictionary on random counts", arguments: 1...40 as ClosedRange<UInt64>)
  func agreesWithReference(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let targets = Int.random(in: 1...5, using: &random)
    var table = LexicalTable(wordCount: targets)
    var reference: [[UInt32: Float]] = Array(repeating: [:], count: targets)
    for _ in 0..<2000 {
      let target = Int.random(in: 0..<targets, using: &random)
      let source = UInt32.random(in: 0..<60, using: &random)
      // Counts go up and down again, as links do.
      let count = reference[target][source] ?? 0
      let amount: Float = count > 0 && Bool.random(using: &random) ? -1 : 1
      table.add(amount, source: source, target: target)
      reference[target][source] = count + amount
    }
    for target in 0..<targets {
      for source in 0..<UInt32(60) {
        #expect(table.weight(source: source, target: target) == reference[target][source] ?? 0)
      }
    }
  }
}
