import TestSupport
import Testing

@testable import CalepinTerminology

@Suite("The edit distance")
struct EditDistanceTests {
  @Test(
    "counts the bytes to change",
    arguments: [
      ("fonderie", "fondrie", 1), ("fonderie", "fonderie", 0), ("", "abc", 3), ("abc", "", 3),
      ("kitten", "sitting", 3), ("puce", "épuce", 2),
    ])
  func examples(a: String, b: String, distance: Int) {
    #expect(EditDistancePattern(a.utf8).distance(to: b.utf8) == distance)
  }

  @Test("agrees with the textbook on random text", arguments: 1...200 as ClosedRange<UInt64>)
  func agreesWithReference(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let a = Self.randomBytes(using: &random)
    let b = Self.randomBytes(using: &random)
    #expect(EditDistancePattern(a).distance(to: b) == Self.referenceDistance(a[...], b[...]))
  }

  /// Texts over two letters, some of them longer than a machine word.
  private static func randomBytes(using random: inout SeededGenerator) -> [UInt8] {
    let length = Bool.random(using: &random) ? Int.random(in: 0...9, using: &random) : 70
    return (0..<length).map { _ in UInt8.random(in: 0x61...0x62, using: &random) }
  }

  /// The definition, row by row, without any trick.
  private static func referenceDistance(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Int {
    var rows = [Array(0...b.count)]
    for (i, x) in a.enumerated() {
      var row = [i + 1]
      for (j, y) in b.enumerated() {
        row.append(min(rows[i][j] + (x == y ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1))
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
