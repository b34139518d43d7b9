import CalepinCore
import Testing

@testable import CalepinFormats

@Suite("A termbase table")
struct TermbaseTableTests {
  private func read(
    _ text: String, configure: (inout TermbaseReader.Options) -> Void = { _ in }
  ) throws(TableError) -> (entries: [ConceptEntry], warnings: [FormatWarning]) {
    var options = TermbaseReader.Options()
    configure(&options)
    var reader = try TermbaseReader(ByteArraySource(text), options: options)
    var entries: [ConceptEntry] = []
    while let entry = try reader.next() { entries.append(entry) }
    return (entries, reader.warnings)
  }

  /// A table whose cells are written with bars for tabs and slashes for bars.
  private func table(_ rows: String...) -> String {
    rows.map { $0.replacing("|", with: "\t").replacing("/", with: "|") + "\n" }.joined()
  }

  @Test("becomes concepts with everything its columns say")
  func everything() throws {
    let result = try read(
      table(
        "en.forbidden|id|fr|en|fr.admitted|fr.deprecated|pos|gender|domain|definition|note|source",
        "chip|7|puce / pastille|chip / die|circuit|pouce|noun|feminine|chips|A thing.|N.|S"))
    #expect(result.warnings == [])
    let french = ["puce", "pastille", "circuit", "pouce"]
    let statuses: [TermStatus] = [.preferred, .admitted, .admitted, .deprecated]
    #expect(
      result.entries == [
        ConceptEntry(
          id: "7", domain: "chips", definition: "A thing.", note: "N.", source: "S",
          sections: [
            LanguageSection(
              .english,
              terms: [
                TermSection("chip", partOfSpeech: .noun),
                TermSection("die", status: .admitted, partOfSpeech: .noun),
                TermSection("chip", status: .forbidden, partOfSpeech: .noun),
              ]),
            LanguageSection(
              .french,
              terms: zip(french, statuses).map { TermSection($0, status: $1, partOfSpeech: .noun) }
            ),
          ].map { section in
            // The first column of terms is English, and that is whose gender it is.
            var section = section
            if section.language == .english {
              for index in section.terms.indices { section.terms[index].gender = .feminine }
            }
            return section
          }, line: 2)
      ])
  }

  @Test(
    "is understood with and without a header",
    arguments: [
      ("fr|en", nil, ["fr", "en"], true), ("EN-gb|FR", nil, ["en-GB", "fr"], true),
      ("puce|chip", nil, ["fr", "en"], false), ("not|it", nil, ["fr", "en"], false),
      ("1|chip|puce", "id,en,fr", ["en", "fr"], false),
      ("x|a|b|c", "-,de,en,fr", ["de", "en", "fr"], false),
      ("fr|en|de|Kunde", nil, ["fr", "en", "de"], true),
      ("domain|pt-BR|pt.deprecated|es", nil, ["pt-BR", "pt", "es"], true),
    ] as [(String, String?, [String], Bool)])
  func layouts(first: String, names: String?, languages: [String], hasHeader: Bool) throws {
    var options = TermbaseReader.Options()
    if let names { options.layout = try TableLayout(names: names) }
    let reader = try TermbaseReader(ByteArraySource(table(first)), options: options)
    #expect(reader.layout.languages.map(\.description) == languages)
    #expect(reader.hasHeader == hasHeader)
  }

  @Test("gives two columns without a header the caller's languages")
  func callersLanguages() throws {
    let result = try read(table("chip|puce")) { $0.languages = (.english, .french) }
    #expect(result.entries.map { $0.terms(in: .french).map(\.text) } == [["puce"]])
    #expect(result.entries.map(\.line) == [1])
  }

  @Test(
    "whose rows have something wrong is read but for them",
    arguments: [
      ("a|b|noun|x", "4 cells, expected 3; the row is left out", 1),
      ("a|b", "2 cells, expected 3; the row is left out", 1),
      ("a| |noun", "no term in 'en'; the row is left out", 1),
      ("|b|", "no term in 'fr'; the row is left out", 1),
      ("a|b|nom", "'nom' is no pos, expected one of noun, verb,", 2),
    ])
  func badRows(row: String, warning: String, count: Int) throws {
    let result = try read(table("fr|en|pos", row, "c|d|verb"))
    #expect(result.entries.count == count)
    #expect(result.entries.last?.terms(in: .english) == [TermSection("d", partOfSpeech: .verb)])
    #expect(result.warnings.map(\.line) == [2])
    #expect(result.warnings[0].description.hasPrefix(warning))
  }

  @Test("counts rows with one side only, and says so once a language, with the first line")
  func oneSidedRows() throws {
    let result = try read(table("fr|en", "a|", "|b", "c|d", "e|", "f|"))
    #expect(result.entries.count == 1)
    #expect(
      result.warnings == [
        FormatWarning(
          line: 2, problem: "no term in 'en', nor in 2 further rows", action: "they are left out"),
        FormatWarning(line: 3, problem: "no term in 'fr'", action: "the row is left out"),
      ])
    let two = try read(table("fr|en", "a|", "c|d", "e|"))
    #expect(
      two.warnings.map(\.description) == ["no term in 'en', nor in another row; both are left out"])
  }

  @Test("passes over what calepin found out about an extracted term without a word")
  func extractionColumns() throws {
    let names = TableColumn.extractionNames
    let result = try read(
      table(
        (["fr"] + names + ["en"]).joined(separator: "|"),
        (["puce"] + names.map { _ in "x" } + ["chip"]).joined(separator: "|")))
    #expect(result.warnings == [])
    #expect(result.entries.map { $0.terms(in: .english).map(\.text) } == [["chip"]])
    #expect(result.entries.first?.domain == nil && result.entries.first?.source == nil)
  }

  @Test("keeps bars that split nothing, and never splits when told so")
  func bars() throws {
    let text = "fr\ten\na|b | | c\td | e\n"
    #expect(try read(text).entries[0].terms(in: .french).map(\.text) == ["a|b", "c"])
    let whole = try read(text) { $0.splitsTerms = false }
    #expect(whole.entries[0].terms(in: .french).map(\.text) == ["a|b | | c"])
  }

  @Test(
    "with no usable column is an error that says what was expected",
    arguments: [
      ("", TableError.empty, "expected a header"),
      ("PK\u{3}\u{4}", .workbook, "save it as CSV or TSV"),
      ("a|b|c", .noHeader(cellCount: 3, line: 1), "3 cells and no header"),
      ("a", .noHeader(cellCount: 1, line: 1), "1 cell and no header"),
      ("fr|note", .tooFewLanguages(["fr"], line: 1), "terms in 'fr' alone"),
    ])
  func errors(first: String, expected: TableError, message: String) {
    let error = #expect(throws: TableError.self) {
      try read(first.isEmpty ? "" : table(first))
    }
    #expect(error == expected)
    #expect(error?.description.contains(message) == true)
  }

  @Test("refuses names of columns that are none", arguments: ["id,en,anglais", "fr,en,"])
  func badNames(names: String) {
    #expect(throws: TableError.self) { try TableLayout(names: names) }
  }

  @Test("warns of columns it does not know and of bytes that are not UTF-8")
  func columns() throws {
    let bytes = Array("fr\ten\tcolour\nt".utf8) + [0xE9] + Array("\tb\tred\n".utf8)
    var reader = try TermbaseReader(ByteArraySource(bytes))
    let entry = try reader.next()
    #expect(entry?.terms(in: .french).first?.text == "té")
    #expect(
      reader.takeWarnings().map(\.description) == [
        "'colour' is no column known here; its cells are left out",
        "bytes that are not UTF-8; read as windows-1252",
      ])
  }

  @Test("comes back the same from its writer", arguments: [TableDialect.tsv, .csv, .semicolon])
  func roundTrip(dialect: TableDialect) throws {
    let layout = TableLayout.full([.french, .english])
    let entry = ConceptEntry(
      id: "1", domain: "d;,\tx", definition: "two\nlines", note: "\"n\"", source: "s",
      sections: [
        LanguageSection(
          .french,
          terms: TermStatus.allCases.map {
            TermSection("t \($0)", status: $0, partOfSpeech: .properNoun, gender: .other)
          }),
        LanguageSection(.english, terms: [TermSection("e", partOfSpeech: .properNoun)]),
      ])
    let sink = ByteArraySink()
    var writer = TermbaseWriter(to: sink, layout: layout, dialect: dialect)
    try writer.write(entry)
    try writer.finish()
    #expect(writer.warnings == [])
    var read = try read(sink.text)
    read.entries[0].line = 0
    #expect(read.entries == [entry])
    #expect(read.warnings == [])
  }

  @Test("takes a row more and keeps everything else to the byte")
  func appending() throws {
    let entry = ConceptEntry(
      note: "n",
      sections: [
        LanguageSection(.english, terms: [TermSection("b"), TermSection("c", status: .admitted)]),
        LanguageSection(
          .french,
          terms: [TermSection("a", partOfSpeech: .noun), TermSection("x", status: .forbidden)]),
      ])
    let old = "\u{FEFF}mine\tfr\tnote\ten\r\n1\tp\\tq\t\tr"
    let result = try TermbaseTable.appending(entry, to: Array(old.utf8))
    #expect(String(decoding: result.bytes, as: UTF8.self) == old + "\r\n\ta\tn\tb | c\r\n")
    #expect(result.missingColumns == ["fr.forbidden", "pos"])
  }

  @Test("can begin with the first row, and refuses a language it has no column for")
  func beginning() throws {
    let entry = ConceptEntry(sections: [
      LanguageSection(.french, terms: [TermSection("a")]),
      LanguageSection(.english, terms: [TermSection("b")]),
    ])
    let begun = try TermbaseTable.appending(entry, to: [])
    let entries = try read(String(decoding: begun.bytes, as: UTF8.self)).entries
    #expect(entries.map(\.sections) == [entry.sections])
    #expect(throws: TableError.noColumn("en", line: 1)) {
      try TermbaseTable.appending(entry, to: Array("fr\tde\na\tb\n".utf8))
    }
  }
}
