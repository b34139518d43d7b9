import TestSupport
import Testing

@testable import CalepinFormats

@Suite("The identifiers of a file")
struct IdentifierLogTests {
  @Test("are told apart as a set of them does", arguments: 1...50 as ClosedRange<UInt64>)
  func agreesWithReference(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var log = IdentifierLog()
    var reference: Set<String> = []
    var number = 0
    for _ in 0..<300 {
      number += [1, 1, 1, 1, 2, 40, -3].randomElement(using: &random) ?? 1
      var text =
        ["\(number)", "\(number)", "0\(number)", "u\(number)", ""].randomElement(using: &random)
        ?? ""
      let isNew = text.withUTF8 { log.insert($0) }
      #expect(isNew == reference.insert(text).inserted, "'\(text)'")
    }
  }
}
