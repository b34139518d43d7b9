import CalepinCore
import TestSupport
import Testing

@testable import CalepinText

@Suite("Reference frequencies")
struct FrequencyTests {
  @Test(
    "common words have high values, technical ones low ones",
    arguments: [
      ("fr", "de", 7.0...8.0), ("fr", "maison", 4.5...6.0), ("fr", "lithographie", 2.0...4.0),
      ("fr", "été", 5.0...7.0), ("en", "the", 7.0...8.0), ("en", "semiconductor", 2.0...4.0),
    ])
  func knowsWords(language: String, word: String, range: ClosedRange<Double>) throws {
    let tag = try #require(LanguageTag(language))
    let table = try #require(ReferenceFrequencies.builtIn(for: tag))
    #expect(try range.contains(#require(table.zipf(of: word.utf8))))
  }

  @Test("of words that are in no list less than one in 10,000 is taken for another one")
  func falseAnswers() throws {
    let table = try #require(ReferenceFrequencies.builtIn(for: .french))
    var random = SeededGenerator(seed: 7)
    let found = (0..<200_000).count { _ in
      let word = (0..<14).map { _ in UInt8.random(in: 97...122, using: &random) }
      return table.zipf(of: word) != nil
    }
    #expect(found < 25)
  }

  @Test("every word of a list is found, its value within half a step")
  func roundTrip() throws {
    let list = (0..<500).map { "mot\($0)\t\(768 - $0)" }
    let model = try FrequencyTrainer.model(
      from: Array((["word\tzipf_x100"] + list).joined(separator: "\n").utf8), language: .french)
    let table = try ReferenceFrequencies(model: model)
    #expect(table.count == 500)
    for number in 0..<500 {
      let value = try #require(table.zipf(of: "mot\(number)".utf8))
      #expect(abs(value - Double(768 - number) / 100) < 0.011)
    }
    #expect(table.zipf(of: "mot500".utf8) == nil)
  }

  @Test("a list with a broken line is refused, with the line")
  func refusesBrokenLists() {
    let error = #expect(throws: FrequencyTrainer.ListError.self) {
      try FrequencyTrainer.model(from: Array("de\t768\nla 743\n".utf8), language: .french)
    }
    #expect(error?.line == 2)
    #expect(error?.description.hasPrefix("'la 743'") == true)
  }

  @Test("agrees with a dictionary on random keys", arguments: 1...50 as ClosedRange<UInt64>)
  func tableAgreesWithReference(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let keys = (0..<Int.random(in: 0...200, using: &random)).map { _ in random.next() }
    let (bytes, order) = FingerprintTable<UInt32>.section(for: keys, keysPerBucket: 4)
    try bytes.withUnsafeBytes { section in
      let table = try FingerprintTable<UInt32>(section)
      #expect(table.count == keys.count)
      for key in keys { #expect(table.index(of: key).map { keys[order[$0]] } == key) }
      for _ in 0..<100 { #expect(table.index(of: random.next()) == nil) }
    }
  }
}
