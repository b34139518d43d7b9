import CalepinCore
import Testing

@testable import CalepinFormats

@Suite("Files for and of other programs")
struct OtherProgramsTests {
  private static let entries = [
    ConceptEntry(
      domain: "commerce", definition: "dix-sept métaux",
      sections: [
        LanguageSection(.french, terms: [TermSection("terre rare")]),
        LanguageSection(
          .english,
          terms: [
            TermSection("rare earth"), TermSection("REE", status: .admitted),
            TermSection("rare-earth (metal)", status: .deprecated),
            TermSection("it's earth", status: .forbidden),
          ]),
      ]),
    ConceptEntry(
      sections: [
        LanguageSection(
          .french, terms: [TermSection("Accord"), TermSection("traité", status: .deprecated)]),
        LanguageSection(.english, terms: [TermSection("agreement")]),
      ]),
    ConceptEntry(
      sections: [
        LanguageSection(.french, terms: [TermSection("accord")]),
        LanguageSection(.english, terms: [TermSection("chord")]),
      ]),
  ]

  @Test("Vale gets its vocabularies and a rule with what to say instead")
  func vale() throws {
    let accept = try bytes(entries: Self.entries, in: "vale-accept").bytes
    #expect(String(decoding: accept, as: UTF8.self) == "rare earth\nREE\nagreement\nchord\n")
    let reject = try bytes(entries: Self.entries, in: "vale-reject").bytes
    #expect(String(decoding: reject, as: UTF8.self) == "rare-earth \\(metal\\)\nit's earth\n")
    let rule = String(decoding: try bytes(entries: Self.entries, in: "vale").bytes, as: UTF8.self)
    #expect(rule.hasPrefix("extends: substitution\n"))
    #expect(
      rule.hasSuffix(
        "swap:\n  'rare-earth \\(metal\\)': 'rare earth'\n  'it''s earth': 'rare earth'\n"))
  }

  @Test("StarDict gets a sorted index into its articles, each word once")
  func starDict() throws {
    let archive = try bytes(entries: Self.entries, in: "stardict").bytes
    #expect(archive.count % 512 == 0)
    let files = try #require(tarFiles(archive))
    #expect(files.map(\.name) == ["fr-en/fr-en.ifo", "fr-en/fr-en.idx", "fr-en/fr-en.dict"])
    let info = String(decoding: files[0].bytes, as: UTF8.self)
    #expect(info.hasPrefix("StarDict's dict ifo file\nversion=2.4.2\n"))
    #expect(info.contains("\nwordcount=4\nidxfilesize=\(files[1].bytes.count)\n"))
    var rest = files[1].bytes[...]
    var articles: [String: String] = [:]
    var words: [String] = []
    while let end = rest.firstIndex(of: 0) {
      let word = String(decoding: rest[..<end], as: UTF8.self)
      let numbers = rest[(end + 1)...].prefix(8).map(Int.init)
      let start = numbers[..<4].reduce(0) { $0 << 8 | $1 }
      let count = numbers[4...].reduce(0) { $0 << 8 | $1 }
      words.append(word)
      articles[word] = String(
        decoding: files[2].bytes[start..<(start + count)], as: UTF8.self)
      rest = rest[(end + 9)...]
    }
    #expect(words == ["Accord", "accord", "terre rare", "traité"])
    #expect(articles["terre rare"] == "rare earth; REE\ncommerce\ndix-sept métaux")
    #expect(articles["traité"] == "agreement\n→ Accord")
  }

  /// The files of a tar archive.
  private func tarFiles(_ archive: [UInt8]) -> [(name: String, bytes: [UInt8])]? {
    var files: [(String, [UInt8])] = []
    var rest = archive[...]
    while let first = rest.first, first != 0 {
      let header = Array(rest.prefix(512))
      let name = String(decoding: header.prefix { $0 != 0 }, as: UTF8.self)
      let digits = String(decoding: header[124..<135], as: UTF8.self)
      let sum = String(decoding: header[148..<154], as: UTF8.self)
      let counted = header.enumerated().reduce(0) {
        $0 + ((148..<156).contains($1.offset) ? 0x20 : Int($1.element))
      }
      guard let count = Int(digits, radix: 8), Int(sum, radix: 8) == counted else { return nil }
      files.append((name, Array(rest.dropFirst(512).prefix(count))))
      rest = rest.dropFirst(512 + (count + 511) / 512 * 512)
    }
    return files
  }

  @Test("memoQ gets a row for each entry and reads back what it was given")
  func memoQ() throws {
    let written = try bytes(entries: Self.entries, in: "csv-memoq").bytes
    let lines = String(decoding: written, as: UTF8.self).split(separator: "\r\n")
    #expect(lines.count == 4)
    #expect(lines[0].hasPrefix("Entry_ID;Entry_Subject;Entry_Domain;"))
    #expect(
      lines[0].contains(
        ";Entry_Note;French_Def;French;Term_Info;Term_Example;French;Term_Info;Term_Example;"
          + "English_Def;English;Term_Info;Term_Example;"))
    #expect(lines[1].contains(";dix-sept métaux;terre rare;;;;;;;rare earth;;;REE;;;"))
    #expect(lines[1].contains(";it's earth;Forbidden;"))
    let read = try ExchangeContent(written)
    #expect(read.entries.map(\.id) == ["1", "2", "3"])
    #expect(read.entries[0].domain == "commerce")
    #expect(read.entries[0].definition == "dix-sept métaux")
    #expect(
      read.texts[0] == ["terre rare", "rare earth", "REE", "rare-earth (metal)", "it's earth"])
  }

  @Test(
    "A table of others is read by the names of its columns",
    arguments: [
      ("Français,Anglais\nun,one\n", ["un", "one"]),
      ("Terme;Equivalent anglais;Domaine\nun;one;d\n", ["one"]),
      ("Terme (fr);Domaine;Equivalent anglais\nun;d;one\n", ["un", "one"]),
      (
        "SUBJECT_EN,SUJET_FR,TERM_EN,TERM_EN_PARAMETER,SYNONYMS_EN,TERME_FR,TEXTUAL_SUPPORT_1_EN\n"
          + "math,maths,one,CORRECT,unity; single,un,DEF: the first number\n",
        ["one", "unity", "single", "un"]
      ),
      ("English_United_States,French_France,Note\none,un,n\n", ["one", "un"]),
      ("fr term,en term,fr à éviter\nun,one,hun\n", ["un", "hun", "one"]),
    ])
  func foreignHeaders(text: String, terms: [String]) throws {
    guard terms.count > 1 else {
      // One language alone is no glossary.
      #expect(ForeignHeader.layout(["Terme", "Equivalent anglais", "Domaine"]) == nil)
      return
    }
    let content = try ExchangeContent(text, name: "a.csv")
    #expect(content.texts == [terms])
    #expect(content.messages == [])
  }

  @Test("TERMIUM's marks tell definitions from remarks")
  func marks() throws {
    let content = try ExchangeContent(
      "TERM_EN,TERME_FR,TEXTUAL_SUPPORT_1_EN\none,un,OBS: seldom\ntwo,deux,DEF: a number\n",
      name: "a.csv")
    #expect(content.entries.map(\.note) == ["seldom", nil])
    #expect(content.entries.map(\.definition) == [nil, "a number"])
  }

  @Test(
    "Rows that only look like a header are rows",
    arguments: [
      ["french toast", "pain perdu"], ["note", "fr"], ["anglais", "English"], ["un", "one"],
    ])
  func noHeaders(cells: [String]) { #expect(ForeignHeader.layout(cells) == nil) }

  @Test(
    "What is not translated yet stays in files that are for translating",
    arguments: ["xliff", "xliff2", "po"])
  func untranslated(format: String) throws {
    let units = [
      TranslationUnit([TranslationUnitVariant(Segment("un"), languageCode: "fr")]),
      TranslationUnit([
        TranslationUnitVariant(Segment("deux"), languageCode: "fr"),
        TranslationUnitVariant(Segment("two"), languageCode: "en"),
      ]),
    ]
    let header = DocumentHeader(sourceLanguage: "fr", targetLanguage: "en")
    let first = try bytes(units, in: format, header: header)
    #expect(first.messages == [])
    let read = try ExchangeContent(first.bytes)
    #expect(read.texts.map { $0.filter { !$0.isEmpty } } == [["un"], ["deux", "two"]])
    #expect(try bytes(read.units, in: format, header: read.header).bytes == first.bytes)
  }
}
