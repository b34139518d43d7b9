import CalepinCore
import CalepinMemory
import TestSupport
import Testing

@Suite("The concordance")
struct ConcordanceTests {
  private let folder: FreshFolder
  private let memory: Memory
  private static let words = ["la", "puce", "puces", "grave", "terres", "rares", ",", "été"]

  init() throws {
    folder = try FreshFolder()
    memory = try Memory(creating: folder.path(of: "a.calepin"))
  }

  private static func unit(_ text: String) -> TranslationUnit {
    TranslationUnit([TranslationUnitVariant(Segment(text), languageCode: "fr-FR")])
  }

  private static func text(using random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...7, using: &random))
      .map { _ in words[Int.random(in: 0..<words.count, using: &random)] }
      .joined(separator: " ")
  }

  /// The units that a walk over all texts finds.
  private func scan(_ query: ConcordanceQuery) throws -> [Int] {
    var found: [Int] = []
    try memory.forEachSegment(in: .french) {
      if !query.hits(in: String(decoding: $1, as: UTF8.self)).isEmpty { found.append($0) }
    }
    return found
  }

  @Test(
    "finds what a walk over all texts finds, also after changes",
    arguments: 1...6 as ClosedRange<UInt64>)
  func agreesWithScan(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for round in 0..<2 {
      try memory.write { writer in
        for _ in 0..<40 { _ = try writer.add(Self.unit(Self.text(using: &random)), source: nil) }
        if round > 0, try writer.unit(2) != nil {
          try writer.replace(1, with: Self.unit(Self.text(using: &random)), source: nil)
          try writer.delete(2)
        }
      }
      let concordance = try Concordance(memory, in: .french)
      for _ in 0..<6 {
        let text = Self.text(using: &random)
        for arrangement in [ConcordanceQuery.Arrangement.phrase, .anywhere] {
          for language in [LanguageTag.french, nil] {
            let query = ConcordanceQuery(text, arrangement, inflectedIn: language)
            #expect(try concordance.units(query) == scan(query), "\(text)")
          }
        }
      }
    }
  }

  @Test("finds inflected forms when asked to, and says where")
  func inflection() throws {
    try memory.write { writer in
      for text in ["Des puces gravées.", "Une puce.", "Rien."] {
        _ = try writer.add(Self.unit(text), source: nil)
      }
    }
    let concordance = try Concordance(memory, in: .french)
    let plain = ConcordanceQuery("PUCE", .phrase, inflectedIn: nil)
    #expect(try concordance.units(plain) == [2])
    let inflected = ConcordanceQuery("puce", .phrase, inflectedIn: .french)
    #expect(try concordance.units(inflected) == [1, 2])
    #expect(inflected.hits(in: "Des puces gravées.") == [4..<9])
    #expect(concordance.units(containing: "grav") == [1])
  }

  @Test("does not trust an index that is damaged", arguments: 1...20 as ClosedRange<UInt64>)
  func survivesDamage(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    try memory.write { writer in
      for _ in 0..<50 { _ = try writer.add(Self.unit(Self.text(using: &random)), source: nil) }
    }
    _ = try Concordance(memory, in: .french)
    let name = "a.calepin-words-fr"
    var bytes = try folder.bytes(of: name)
    for _ in 0..<8 {
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
    }
    try folder.write(
      Array(bytes.prefix(Int.random(in: 60...bytes.count, using: &random))), to: name)
    let concordance = try Concordance(memory, in: .french)
    _ = try concordance.units(ConcordanceQuery("la puce", .phrase, inflectedIn: .french))
    _ = concordance.units(containing: "p")
  }

  @Test(
    "takes from a regular expression the piece that no text can do without",
    arguments: [
      ("semi-?conduct\\w+", "conduct"), ("(un|deux) puces", "puces"), ("puces?", "puce"),
      ("a|puces", nil), ("[puces]", nil), ("\\bTerres?\\b", "terre"), ("ab{0,2}c", nil),
    ] as [(String, String?)])
  func literals(pattern: String, literal: String?) {
    #expect(PatternLiteral.longest(in: pattern) == literal)
  }
}
