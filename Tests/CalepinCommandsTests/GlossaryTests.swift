import CModelData
import CalepinCore
import CalepinFormats
import CalepinTerminology
import CalepinText
import Foundation
import TestSupport
import Testing

@testable import CalepinCommands

@Suite("The glossary")
struct GlossaryTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let folder = root.appending(component: "Glossary")
  static let tables =
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path()))?
    .filter { $0.hasSuffix(".tsv") }.sorted() ?? []

  /// A row with the table it stands in.
  private struct Row {
    var table: String
    var entry: ConceptEntry
  }

  private static func rows(of table: String) throws -> (rows: [Row], warnings: [FormatWarning]) {
    let file = try InputFile(folder.appending(component: table).path())
    var options = TermbaseReader.Options()
    options.dialect = .tsv
    var reader = try TermbaseReader(file, options: options)
    var rows: [Row] = []
    while let entry = try reader.next() { rows.append(Row(table: table, entry: entry)) }
    return (rows, reader.takeWarnings())
  }

  @Test("has 1,500 entries and more in at least eight fields")
  func size() throws {
    #expect(Self.tables.count >= 8)
    let count = try Self.tables.reduce(0) { try $0 + Self.rows(of: $1).rows.count }
    #expect(count >= 1500)
  }

  @Test("has sound rows only", arguments: tables)
  func rows(table: String) throws {
    let (rows, warnings) = try Self.rows(of: table)
    #expect(warnings.isEmpty, "\(warnings.prefix(5).map { "\(table):\($0.line): \($0)" })")
    for row in rows {
      let place = "\(table):\(row.entry.line)"
      #expect(row.entry.domain?.isEmpty == false, "\(place): no domain")
      for language in [LanguageTag.french, .english] {
        let terms = row.entry.terms(in: language)
        #expect(terms.first?.status == .preferred, "\(place): no preferred \(language) term")
        #expect(Set(terms.map(\.text)).count == terms.count, "\(place): a term stands twice")
        for term in terms {
          #expect(term.partOfSpeech != nil, "\(place): no word class")
          #expect(Self.isSound(term.text), "\(place): '\(term.text)'")
        }
      }
      let gender = row.entry.terms(in: .french).first?.gender
      let isNoun = row.entry.terms(in: .french).first?.partOfSpeech == .noun
      #expect(!isNoun || gender != nil, "\(place): a noun without a gender")
    }
  }

  /// Composed, trimmed, and without marks that belong into a note.
  private static func isSound(_ term: String) -> Bool {
    term == term.precomposedStringWithCanonicalMapping
      && term == term.trimmingCharacters(in: .whitespacesAndNewlines)
      && !term.contains { "()[];|\t\n".contains($0) } && !term.contains("  ")
  }

  @Test("says nothing twice")
  func duplicates() throws {
    var places: [[String]: String] = [:]
    for table in Self.tables {
      for row in try Self.rows(of: table).rows {
        let french = row.entry.terms(in: .french)[0]
        let key = [
          french.text, row.entry.terms(in: .english)[0].text, french.partOfSpeech?.rawValue ?? "",
        ]
        let place = "\(table):\(row.entry.line)"
        if let earlier = places.updateValue(place, forKey: key) {
          Issue.record("\(place) says the same as \(earlier): \(key)")
        }
      }
    }
  }

  @Test("has terms that can be analysed", arguments: tables)
  func analysable(table: String) throws {
    for language in [LanguageTag.french, .english] {
      let analyzer = Analyzer(language: language)
      for row in try Self.rows(of: table).rows {
        for term in row.entry.terms(in: language) {
          let text = analyzer.analyze(Array(term.text.utf8))
          let hasContent = text.tags.contains { $0 != .punctuation }
          #expect(hasContent, "\(table):\(row.entry.line): '\(term.text)'")
        }
      }
    }
  }

  @Test("is built into the program as it stands in the folder; 'make glossary' compiles it")
  func builtIn() throws {
    let blob = calepin_glossary()
    let names = try CompiledTermbase(blob).names
    #expect(names.sorted() == Self.tables, "name all tables in the Makefile")
    let folder = try FreshFolder()
    let run = try folder.calepin(
      ["train", "glossary", "-o", "glossary.bin"]
        + names.map { Self.folder.appending(component: $0).path() })
    #expect(run.status == 0 && run.messages.isEmpty, "\(run.messages)")
    let fresh = try Data(contentsOf: folder.url.appending(component: "glossary.bin"))
    #expect(
      fresh == Data(UnsafeBufferPointer(start: blob.bytes, count: blob.count)),
      "Sources/CModelData/data/glossary.bin is out of date: run 'make glossary'")
  }

  @Test("has the entries of its tables, and no other, when it is built in")
  func builtInEntries() throws {
    let names = try CompiledTermbase(calepin_glossary()).names
    let entries = try names.flatMap { try Self.rows(of: $0).rows.map(\.entry) }
    #expect(try BuiltInGlossary.termbase().entries == entries)
  }

  @Test("has memories that are up to date; 'make glossary' writes them", arguments: tables)
  func memories(table: String) throws {
    let name = table.replacing(".tsv", with: ".fr-en.tmx")
    let run = try FreshFolder().calepin(
      "convert", Self.folder.appending(component: table).path(), "-o", "-", "--format", "tmx")
    #expect(run.status == 0 && run.messages.isEmpty, "\(run.messages)")
    let memory = try String(
      contentsOf: Self.root.appending(components: "tmx", name), encoding: .utf8)
    #expect(run.output == memory, "tmx/\(name) is out of date: run 'make glossary'")
  }

  @Test("has no memory without a table")
  func noStrays() throws {
    let memories = try FileManager.default.contentsOfDirectory(
      atPath: Self.root.appending(component: "tmx").path())
    #expect(
      memories.filter { $0.hasSuffix(".tmx") }.sorted()
        == Self.tables.map { $0.replacing(".tsv", with: ".fr-en.tmx") })
  }
}
