import CalepinCore
import TestSupport
import Testing

@testable import CalepinTerminology

@Suite("A compiled termbase")
struct CompiledTermbaseTests {
  private static func compiled(_ base: Termbase) throws -> Termbase {
    let bytes = CompiledTermbase.bytes(of: base.entries, names: ["a.tsv"])
    return Termbase(name: base.name, try CompiledTermbase(bytes))
  }

  private static let full = ConceptEntry(
    id: "7", domain: "trade", definition: "", note: "Not « douane ».", source: "house",
    properties: [.init("x", "y", attributes: [Attribute("xml:lang", "fr")])],
    sections: [
      LanguageSection(
        LanguageTag("fr-CA") ?? .french,
        terms: [
          TermSection(
            "droit", status: .forbidden, partOfSpeech: .other, gender: .other,
            properties: [.init("usage", "law")]),
          TermSection(
            "tarif douanier", status: .deprecated, partOfSpeech: .noun, gender: .masculine),
        ], properties: [.init("p", "q")]),
      LanguageSection(.english, terms: [TermSection(String(repeating: "tariff ", count: 40))]),
      LanguageSection(LanguageTag("de") ?? .english, terms: []),
    ], line: 70_000)

  @Test("has the entries it was made from, each with all its parts")
  func entries() throws {
    let base = Termbase(
      name: "t", entries: chips.entries + [Self.full, ConceptEntry(sections: [])])
    let compiled = try Self.compiled(base)
    #expect(compiled.entries == base.entries)
    #expect(compiled.languages == base.languages)
    #expect(compiled.entryCount == base.entryCount)
    var (sizes, expected): ([String: Int], [String: Int]) = ([:], [:])
    compiled.addDomainSizes(to: &sizes)
    base.addDomainSizes(to: &expected)
    #expect(sizes == expected && sizes[""] == 1)
  }

  @Test("has the names of its tables, and gives the same bytes each time")
  func names() throws {
    let bytes = CompiledTermbase.bytes(of: chips.entries, names: ["b.tsv", "a.tsv"])
    #expect(bytes == CompiledTermbase.bytes(of: chips.entries, names: ["b.tsv", "a.tsv"]))
    #expect(try CompiledTermbase(bytes).names == ["b.tsv", "a.tsv"])
  }

  @Test(
    "hands out the terms of a language as the entries do", arguments: ["fr", "fr-CA", "en", "it"])
  func terms(code: String) throws {
    let language = try #require(LanguageTag(code))
    let base = Termbase(name: "t", entries: [Self.full] + chips.entries)
    let compiled = try Self.compiled(base)
    var (found, expected): ([TermAddress: TermSection], [TermAddress: TermSection]) = ([:], [:])
    [compiled].forEachTerm(in: language) { found[$1] = $0 }
    [base].forEachTerm(in: language) { expected[$1] = $0 }
    #expect(found == expected)
    #expect(expected.allSatisfy { [compiled].term(at: $0.key) == $0.value })
  }

  @Test("is not opened when it is damaged, or something else")
  func damaged() {
    var bytes = CompiledTermbase.bytes(of: chips.entries, names: [])
    bytes[bytes.count / 2] ^= 1
    #expect(throws: CompiledTermbaseError.self) { try CompiledTermbase(bytes) }
    #expect(throws: CompiledTermbaseError.self) { try CompiledTermbase(bytes.dropLast()) }
    #expect(throws: CompiledTermbaseError.self) { try CompiledTermbase(Array("fr\ten\n".utf8)) }
  }

  @Test(
    "is never read past its end, whatever the bytes say", arguments: 1...100 as ClosedRange<UInt64>)
  func hostileEntries(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var writer = EntryWriter(languages: [.french, .english])
    writer.write(Self.full)
    var bytes = writer.bytes
    for _ in 0..<8 {
      bytes[Int.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
    }
    bytes = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random)))
    bytes.withUnsafeBytes { bytes in
      var reader = EntryReader(bytes, at: 0)
      let entry = reader.entry([.french, .english], domains: ["trade"])
      #expect(entry.sections.count <= bytes.count)
    }
  }

  private static let queries = [
    "puce", "Puces", "puces chinoises", "la puce", "terre rare", "TERRES RARES", "empire",
    "l’empire du milieu", "semi conducteurs", "fonderie", "fondrie", "etats unis", "mine", "du",
    "fabricants", "exportations", "avancées", "intelligence artificielle", "rien", "",
  ]

  private static let mine = smallTermbase(
    [
      ("fonderie", "fab", .noun, "mine"), ("puce", "die", .noun, "mine"),
      ("fabricant de puces", "chip house", .noun, "mine"), ("mine", "mine", .noun, "mine"),
    ], name: "mine.tsv")

  @Test("answers as the tables do, alone and beside others", arguments: queries)
  func index(query: String) throws {
    let compiled = try Self.compiled(chips)
    for language in [LanguageTag.french, .english] {
      for (bases, others) in [
        ([compiled], [chips]), ([Self.mine, compiled], [Self.mine, chips]),
        ([compiled, Self.mine], [chips, Self.mine]),
      ] {
        let found = TermIndex(bases, language: language).matches(for: query)
        let expected = TermIndex(others, language: language).matches(for: query)
        #expect(found.map(\.entry) == expected.map(\.entry))
        #expect(found.map(\.term) == expected.map(\.term))
        #expect(found.map(\.score) == expected.map(\.score))
        #expect(found.map(\.kind) == expected.map(\.kind))
        #expect(found.map(\.origin) == expected.map(\.origin))
      }
    }
  }

  @Test("is asked for a usable entry as for all entries", arguments: queries)
  func usable(query: String) throws {
    let entry = ConceptEntry(sections: [
      LanguageSection(
        .french,
        terms: [
          TermSection("puces", status: .admitted), TermSection("puce", status: .forbidden),
          TermSection("terre rare", status: .forbidden), TermSection("fonderies"),
        ])
    ])
    let index = TermIndex([Termbase(name: "t", entries: [entry])], language: .french)
    let presence = TermPresence(index)
    let bytes = Array(query.utf8)[...]
    for partOfSpeech in [nil, .noun, .properNoun] as [TermPartOfSpeech?] {
      #expect(
        presence.hasUsable(bytes, presence.words(of: bytes), as: partOfSpeech)
          == index.entries(matching: query, as: partOfSpeech).contains { $0.term.status.isUsable })
    }
  }
}
