import CalepinCore
import TestSupport
import Testing

@testable import CalepinFormats

@Suite("A file that is written and read again")
struct RoundTripTests {
  private static let texts = [
    "un", "deux & <trois>", "«\u{A0}état\u{202F}»", "a\nb", "a\\nb", "a\tb", "\"q\"", "😀 🇫🇷",
    "x, y; z", "# dièse",
    "e\u{301}", "' \\", "--", "]]>",
  ]

  private func randomUnits(_ seed: UInt64, withCodes: Bool) -> [TranslationUnit] {
    var random = SeededGenerator(seed: seed)
    func text() -> String {
      (0...2).compactMap { _ in Self.texts.randomElement(using: &random) }.joined(separator: " ")
    }
    return (1...20).map { number in
      var segments = [Segment(text()), Segment(text())]
      if withCodes, number % 3 == 0 {
        let end = segments[0].text.utf8.count
        segments[0].codes = [
          InlineCode(
            .beginPaired, at: 0..<0, attributes: [.init("i", "1")], content: [.code("<b k=\"v\">")]),
          InlineCode(.placeholder, at: 0..<0, content: [.code("{0}")]),
          InlineCode(
            .endPaired, at: end..<end, attributes: [.init("i", "1")], content: [.code("</b>")]),
        ]
      }
      return TranslationUnit(
        zip(["fr-FR", "en-GB"], segments).map { TranslationUnitVariant($1, languageCode: $0) },
        metadata: Metadata(
          attributes: [.init("tuid", "u\(number)"), .init("creationdate", "20240101T000000Z")],
          properties: [.init("x-context", text())], notes: [.init("note \(number)")]))
    }
  }

  private func lineless(_ units: [TranslationUnit]) -> [TranslationUnit] {
    units.map { unit in
      var unit = unit
      unit.line = 0
      return unit
    }
  }

  @Test(
    "has all that was in it, and is the same bytes the next time",
    arguments: ["tmx", "jsonl", "xliff", "xliff2"], 1...8 as ClosedRange<UInt64>)
  func units(format: String, seed: UInt64) throws {
    let units = randomUnits(seed, withCodes: true)
    let header = DocumentHeader(sourceLanguage: "fr-FR", targetLanguage: "en-GB")
    let first = try bytes(units, in: format, header: header)
    #expect(first.messages == [])
    let content = try ExchangeContent(first.bytes)
    #expect(lineless(content.units) == units)
    #expect(try bytes(content.units, in: format, header: content.header).bytes == first.bytes)
  }

  @Test("has every text where it has no more", arguments: ["po", "tsv", "csv", "csv-toolkit"])
  func pairs(format: String) throws {
    let units = randomUnits(1, withCodes: false).filter {
      !$0.variants[0].segment.text.contains(" | ")
    }
    let header = DocumentHeader(sourceLanguage: "fr-FR", targetLanguage: "en-GB")
    let first = try bytes(units, in: format, header: header)
    var options = ReadOptions()
    options.splitsTerms = false
    let content = try ExchangeContent(first.bytes, options: options)
    #expect(content.texts == units.map { $0.variants.map(\.segment.text) })
  }

  private static let entries = [
    ConceptEntry(
      id: "c1", domain: "commerce", definition: "une « définition »", note: "n", source: "s",
      properties: [
        .init("transactionType", "origination"), .init("responsibility", "Jeanne"),
        .init("date", "2024-02-29"),
      ],
      sections: [
        LanguageSection(
          .french,
          terms: [
            TermSection(
              "terres rares", partOfSpeech: .noun, gender: .feminine,
              properties: [.init("termType", "fullForm"), .init("context", "Les terres rares.")]),
            TermSection("TR", status: .deprecated),
          ], properties: [.init("definition", "en français")]),
        LanguageSection(.english, terms: [TermSection("rare earths & Co")]),
      ]),
    ConceptEntry(
      id: "c2",
      sections: [
        LanguageSection(.french, terms: [TermSection("un")]),
        LanguageSection(.english, terms: [TermSection("one")]),
      ]),
  ]

  @Test("has all that was in its entries", arguments: ["tbx", "tbx3", "jsonl"])
  func entries(format: String) throws {
    let first = try bytes(entries: Self.entries, in: format)
    #expect(first.messages == [])
    var read = try ExchangeContent(first.bytes).entries
    for index in read.indices { read[index].line = 0 }
    #expect(read == Self.entries)
    #expect(try bytes(entries: read, in: format).bytes == first.bytes)
  }

  @Test("has the terms of glossaries", arguments: ["omegat", "utx"])
  func glossaries(format: String) throws {
    let first = try bytes(entries: Self.entries, in: format)
    let read = try ExchangeContent(first.bytes).entries
    #expect(
      read.map { $0.sections.flatMap(\.terms).map(\.text) } == [
        ["terres rares", "rare earths & Co"], ["un", "one"],
      ])
  }
}
