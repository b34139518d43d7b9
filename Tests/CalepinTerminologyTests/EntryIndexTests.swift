import CalepinCore
import TestSupport
import Testing

@testable import CalepinTerminology

@Suite("An index of entries")
struct EntryIndexTests {
  private static let words = [
    "puce", "Puces", "terre", "terres", "rare", "rares", "RARES", "la", "les", "l’empire", "empire",
    "du", "de", "des", "Milieu", "milieu", "Etats-Unis", "États", "Unis", "semi", "conducteurs",
    "semi-conducteur", "intelligences", "artificielle", "avancées", "avancer", "yeux", "œil", "-",
    "porte-avions", "porte", "avions", "au", "contrôle", "contrôles", "exportation",
  ]

  /// The bytes of an index, kept in their place.
  private final class Bytes {
    let bytes: UnsafeRawBufferPointer

    init(_ source: [UInt8]) {
      let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: source.count, alignment: 8)
      copy.copyBytes(from: source)
      bytes = UnsafeRawBufferPointer(copy)
    }

    deinit { bytes.deallocate() }
  }

  private static let binding = EntryIndex.Binding(
    identity: .max, generation: 3, nextUnit: 900, nextEntry: 2)

  private static func text(_ length: ClosedRange<Int>, _ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: length, using: &random)).map { _ in
      words.randomElement(using: &random) ?? ""
    }.joined(separator: " ")
  }

  private static func entries(_ count: Int, _ random: inout SeededGenerator) -> [ConceptEntry] {
    (0..<count).map { _ in
      let terms = (0..<Int.random(in: 1...2, using: &random)).map { _ in
        let classes: [TermPartOfSpeech?] = [nil, .noun, .verb, .properNoun]
        return TermSection(
          text(0...9, &random), partOfSpeech: classes[Int.random(in: 0..<4, using: &random)])
      }
      let english = LanguageSection(.english, terms: [TermSection(text(1...3, &random))])
      return ConceptEntry(sections: [LanguageSection(.french, terms: terms), english])
    }
  }

  private static func index(_ entries: [ConceptEntry]) throws -> EntryIndex {
    var builder = EntryIndexBuilder()
    for (number, entry) in entries.enumerated() { builder.add(entry, id: Int32(number)) }
    let bytes = Bytes(try #require(builder.finish(binding)))
    return try #require(EntryIndex(bytes.bytes, owner: bytes))
  }

  private static func shown(_ matches: [TermMatch]) -> [String] {
    matches.map { "\($0.kind) \($0.score) \($0.term.text) \($0.entry.hashValue)" }
  }

  @Test("leaves out no entry that answers", arguments: 1...20 as ClosedRange<UInt64>)
  func agreesWithWhole(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let entries = Self.entries(300, &random)
    let index = try Self.index(entries)
    let whole = TermIndex([Termbase(name: "t", entries: entries)], language: .french)
    var narrowed = 0
    for _ in 0..<40 {
      let query = Self.text(1...4, &random)
      let prepared = EntryQuery(query, language: .french)
      guard let found = index.candidates(for: prepared, limit: .max) else { continue }
      #expect(found.unseenScore == nil && found.ids == found.ids.sorted())
      let part = TermIndex(
        [Termbase(name: "t", entries: found.ids.map { entries[Int($0)] })], language: .french)
      let options = LookupOptions(limit: 500, minimumFuzzyScore: nil)
      #expect(
        Self.shown(part.matches(for: query, options: options))
          == Self.shown(whole.matches(for: query, options: options)), "'\(query)'")
      if found.ids.count < entries.count { narrowed += 1 }
    }
    #expect(narrowed > 20)
  }

  @Test("of many leaves out those that answer worse", arguments: 1...20 as ClosedRange<UInt64>)
  func keepsBest(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let entries = Self.entries(400, &random)
    let index = try Self.index(entries)
    let whole = TermIndex([Termbase(name: "t", entries: entries)], language: .french)
    var cut = 0
    for query in Self.words {
      let prepared = EntryQuery(query, language: .french)
      guard let found = index.candidates(for: prepared, limit: 30), let score = found.unseenScore
      else { continue }
      cut += 1
      let kept = Set(found.ids.map { entries[Int($0)] })
      let options = LookupOptions(limit: 500, minimumFuzzyScore: nil)
      for match in whole.matches(for: query, options: options) where !kept.contains(match.entry) {
        #expect(match.kind == .part && match.score <= score, "'\(query)': '\(match.term.text)'")
      }
    }
    #expect(cut > 10)
  }

  @Test(
    "leaves out no entry that a misspelt query is like",
    arguments: 1...20 as ClosedRange<UInt64>)
  func findsMisspelt(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let entries = Self.entries(300, &random)
    let index = try Self.index(entries)
    let whole = TermIndex([Termbase(name: "t", entries: entries)], language: .french)
    var likeCount = 0
    for round in 0..<40 {
      let score = [50, 70, 90, 100][round % 4]
      var query = Array(Self.text(1...3, &random))
      query.insert("x", at: Int.random(in: 0...query.count, using: &random))
      let prepared = EntryQuery(String(query), language: .french)
      let found = index.candidates(misspelling: prepared, minimumScore: score)
      let kept = Set(found.map { entries[Int($0)] })
      let options = LookupOptions(limit: 500, minimumFuzzyScore: score)
      for match in whole.matches(for: String(query), options: options) where match.kind == .fuzzy {
        likeCount += 1
        #expect(kept.contains(match.entry), "'\(String(query))': '\(match.term.text)'")
      }
      #expect(score < 90 || found.count < entries.count / 2)
    }
    #expect(likeCount > 0)
  }

  @Test("keeps its binding and the first uses of the languages")
  func binding() throws {
    let german = try #require(LanguageTag("de-AT"))
    let index = try Self.index([
      ConceptEntry(sections: [LanguageSection(.english, terms: [])]),
      ConceptEntry(sections: [
        LanguageSection(german, terms: []), LanguageSection(.english, terms: []),
      ]),
    ])
    #expect(index.binding == Self.binding)
    #expect(index.languages.map(\.code) == ["en", "de"] && index.languages.map(\.id) == [0, 1])
  }

  @Test("is refused when bytes are missing, or answers without harm when they are wrong")
  func damages() throws {
    var random = SeededGenerator(seed: 7)
    var builder = EntryIndexBuilder()
    for entry in Self.entries(20, &random) { builder.add(entry, id: 1) }
    let whole = try #require(builder.finish(Self.binding))
    for count in 0..<whole.count {
      let bytes = Bytes(Array(whole[..<count]))
      #expect(EntryIndex(bytes.bytes, owner: bytes) == nil, "\(count) bytes")
    }
    for place in whole.indices {
      var wrong = whole
      wrong[place] ^= UInt8.random(in: 1...255, using: &random)
      let bytes = Bytes(wrong)
      guard let index = EntryIndex(bytes.bytes, owner: bytes) else { continue }
      let found = index.candidates(for: EntryQuery("terres rares", language: .french))
      #expect((found?.ids.count ?? 0) <= 20)
    }
  }
}
