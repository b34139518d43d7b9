import CalepinCore
import TestSupport
import Testing

@testable import CalepinText

@Suite("The rows of a tagger")
struct SparseRowsTests {
  @Test(
    "add what each feature was given, however many share a bucket",
    arguments: 1...20 as ClosedRange<UInt64>)
  func agreesWithDictionary(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    // Few values of the high bits, by which buckets are chosen.
    let crowd = UInt64.random(in: 1...32, using: &random)
    var rows: [UInt64: [(tag: UInt8, weight: Int8)]] = [:]
    for number in 0..<UInt64.random(in: 1...200, using: &random) {
      let tags = (0..<UInt8(SparseRows.lanes)).shuffled(using: &random)
      rows[UInt64.random(in: 0..<crowd, using: &random) << 59 | number] =
        tags.prefix(Int.random(in: 0...12, using: &random)).map {
          ($0, Int8.random(in: .min ... .max, using: &random))
        }
    }
    let section = SparseRows.section(for: rows.map { ($0.key, $0.value) })
    try section.withUnsafeBytes { section in
      let found = try SparseRows(section)
      let others = (UInt64(200)..<250).map { $0 % crowd << 59 | $0 }
      for feature in rows.keys + others {
        var scores = Array(repeating: Int16(7), count: SparseRows.lanes)
        scores.withUnsafeMutableBufferPointer { scores in
          if let scores = scores.baseAddress { found.add(feature, to: scores) }
        }
        var expected = Array(repeating: Int16(7), count: SparseRows.lanes)
        for pair in rows[feature] ?? [] { expected[Int(pair.tag)] += Int16(pair.weight) }
        #expect(scores == expected, "feature \(feature)")
      }
    }
  }
}

@Suite("A vector of scores")
struct ScoreVectorTests {
  @Test("has the highest class, of equals the first", arguments: 1...50 as ClosedRange<UInt64>)
  func best(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let most = Int16.random(in: 0...9, using: &random)
      // What stands behind the classes counts for nothing.
      let scores = (0..<SparseRows.lanes).map { lane in
        lane < PartOfSpeech.allCases.count ? Int16.random(in: -most...most, using: &random) : 99
      }
      let classes = PartOfSpeech.allCases.indices
      let expected = classes.max { (scores[$0], $1) < (scores[$1], $0) }
      let found = scores.withUnsafeBufferPointer { $0.baseAddress.map { ScoreVector($0).best } }
      #expect(found.map { Int($0.rawValue) } == expected, "\(scores)")
    }
  }

  @Test("has a lane for each class and one for the start of a sentence")
  func lanes() {
    #expect(TaggerFeatures.tagCount == PartOfSpeech.allCases.count)
    #expect(TaggerFeatures.start < SparseRows.lanes)
  }
}
