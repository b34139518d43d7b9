import CalepinCore
import CalepinMemory
import TestSupport
import Testing

@Suite("A memory")
struct MemoryTests {
  private let folder: FreshFolder
  private let memory: Memory

  init() throws {
    folder = try FreshFolder()
    memory = try Memory(creating: folder.path(of: "a.calepin"))
  }

  private func pair(_ source: String, _ target: String) -> TranslationUnit {
    TranslationUnit([
      TranslationUnitVariant(Segment(source), languageCode: "fr"),
      TranslationUnitVariant(Segment(target), languageCode: "en"),
    ])
  }

  private func allUnits() throws -> [StoredUnit] {
    var units: [StoredUnit] = []
    try memory.forEachUnit {
      units.append($0)
      return true
    }
    return units
  }

  private func segments(_ language: String, after id: Int = 0) throws -> [String] {
    var segments: [String] = []
    let tag = try #require(LanguageTag(language))
    try memory.forEachSegment(in: tag, after: id) {
      segments.append("\($0) " + String(decoding: $1, as: UTF8.self))
    }
    return segments
  }

  @Test("gives back every unit as it was", arguments: 1...20 as ClosedRange<UInt64>)
  func keepsUnits(seed: UInt64) throws {
    var sample = SampleUnits(seed: seed)
    let units = (0..<30).map { _ in sample.unit() }
    var kept: [TranslationUnit] = []
    try memory.write { writer in
      for unit in units {
        if case .added(let id) = try writer.add(unit, source: nil) {
          kept.append(unit)
          #expect(id == kept.count)
        }
      }
    }
    #expect(try allUnits().map(\.unit) == kept)
    #expect(try memory.units(Array(1...kept.count)).map(\.unit) == kept)
    #expect(try memory.state().unitCount == kept.count)
  }

  @Test("gives back every entry as it was", arguments: 1...20 as ClosedRange<UInt64>)
  func keepsEntries(seed: UInt64) throws {
    var sample = SampleUnits(seed: seed)
    var kept: [ConceptEntry] = []
    try memory.write { writer in
      for _ in 0..<20 {
        let entry = sample.entry()
        if case .added = try writer.add(entry, source: nil) { kept.append(entry) }
      }
    }
    var entries: [ConceptEntry] = []
    try memory.forEachEntry {
      entries.append($0.entry)
      return true
    }
    #expect(entries == kept)
  }

  @Test("stores equal units once, also in a later change, whatever their lines")
  func refusesDuplicates() throws {
    var unit = pair("puce", "chip")
    let first = try memory.write { writer in
      [try writer.add(unit, source: nil), try writer.add(unit, source: nil)]
    }
    #expect(first == [.added(1), .duplicate(1)])
    unit.line = 7
    #expect(try memory.write { try $0.add(unit, source: nil) } == .duplicate(1))
    unit.metadata.notes.append(Metadata.Note("other"))
    #expect(try memory.write { try $0.add(unit, source: nil) } == .added(2))
    let entry = ConceptEntry(sections: [LanguageSection(.french, terms: [TermSection("puce")])])
    #expect(try memory.write { try $0.add(entry, source: nil) } == .added(1))
    #expect(try memory.write { try $0.add(entry, source: nil) } == .duplicate(1))
  }

  @Test("tells apart units whose parts are cut in other places")
  func comparesParts() throws {
    let additions = try memory.write { writer in
      [
        try writer.add(pair("ab", "c"), source: nil), try writer.add(pair("a", "bc"), source: nil),
      ]
    }
    #expect(additions == [.added(1), .added(2)])
  }

  @Test("replaces and deletes units, which keep their numbers, and tells of it")
  func changesUnits() throws {
    try memory.write { writer in
      for word in ["un", "deux", "trois"] {
        _ = try writer.add(pair(word, word), source: nil)
      }
    }
    let before = try memory.state()
    try memory.write { writer in
      try writer.replace(1, with: pair("uno", "one"), source: nil)
      try writer.delete(3)
    }
    #expect(try segments("fr") == ["1 uno", "2 deux"])
    #expect(try memory.changedUnits(since: before.generation) == [1, 3])
    #expect(try memory.write { try $0.add(pair("trois", "trois"), source: nil) } == .added(4))
    #expect(try memory.write { try $0.add(pair("un", "un"), source: nil) } == .added(5))
    #expect(try memory.write { try $0.add(pair("uno", "one"), source: nil) } == .duplicate(1))
    let after = try memory.state()
    #expect(after.generation == before.generation + 3)
    #expect(try memory.changedUnits(since: before.generation + 1) == [])
    #expect((after.unitCount, after.nextUnit) == (4, 6))
    #expect(throws: MemoryError.noSuchItem(9)) { try memory.write { try $0.delete(9) } }
  }

  @Test("forgets a change that fails half-way")
  func rollsBack() throws {
    struct Stop: Error {}
    try memory.write { _ = try $0.add(pair("un", "one"), source: nil) }
    let before = try memory.state()
    #expect(throws: Stop.self) {
      try memory.write { writer in
        _ = try writer.add(pair("deux", "two"), source: nil)
        try writer.delete(1)
        throw Stop()
      }
    }
    #expect(try memory.state() == before)
    #expect(try segments("en") == ["1 one"])
  }

  @Test("hands over the text of the very tag, else the first of the language")
  func choosesSegments() throws {
    func unit(_ texts: [(String, String)]) -> TranslationUnit {
      TranslationUnit(
        texts.map { TranslationUnitVariant(Segment($0.1), languageCode: $0.0) })
    }
    try memory.write { writer in
      for texts in [
        [("fr-CA", "a"), ("fr", "b"), ("fr", "c")], [("fr-FR", "d"), ("FR_CA", "e")],
        [("en", "f"), ("fr-CA", "g")], [("en", "h")],
      ] { _ = try writer.add(unit(texts), source: nil) }
    }
    #expect(try segments("fr") == ["1 b", "2 d", "3 g"])
    #expect(try segments("fr-CA") == ["1 a", "2 e", "3 g"])
    #expect(try segments("fr", after: 1) == ["2 d", "3 g"])
    #expect(try segments("de") == [])
  }

  @Test("keeps what is known of the files that were imported")
  func keepsSources() throws {
    var sample = SampleUnits(seed: 7)
    let header = MemorySource.Header(
      sourceLanguage: "fr", version: "1.4", metadata: sample.unit().metadata,
      encodings: [[[Attribute("name", "x")], [Attribute("unicode", "#xF8FF")]]])
    var source = MemorySource(
      file: "a.tmx", format: "tmx", imported: "2026-03-01T12:00:00Z", user: "eva", header: header)
    source.id = try memory.write { try $0.add(source) }
    #expect(try memory.sources() == [source])
  }
}
