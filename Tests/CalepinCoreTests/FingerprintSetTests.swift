import CalepinCore
import TestSupport
import Testing

@Suite("A set of fingerprints")
struct FingerprintSetTests {
  @Test("says what a set of the standard library says", arguments: 1...20 as ClosedRange<UInt64>)
  func agreesWithReference(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var set = FingerprintSet<UInt64>()
    var reference: Set<UInt64> = []
    // Few values and close ones, so that they meet.
    for _ in 0..<500 {
      let value =
        UInt64.random(in: 1...300, using: &random) << UInt64.random(in: 0...1, using: &random)
      #expect(set.insert(value) == reference.insert(value).inserted)
    }
    #expect(set.count == reference.count)
  }
}
