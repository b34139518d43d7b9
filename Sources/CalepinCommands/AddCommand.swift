internal import ArgumentParser
internal import CalepinCore
internal import CalepinFormats
internal import CalepinMemory
internal import FoundationEssentials

/// `calepin add`: a term and its equivalent into the user's own termbase.
struct AddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Write a term and its equivalent to your own termbase.",
    discussion: """
      Adds one row to a table and leaves all others as they are. Without '-m' it is your own \
      termbase, termbase.tsv in the folder calepin of $XDG_DATA_HOME (~/.local/share), which \
      'lookup' and 'extract' search before the built-in glossary.

      Into a .calepin file goes a unit; an entry of the termbase when several terms are given or \
      something is said of them.

        calepin add "talon d'Achille" "Achilles heel"
        calepin add fonderie foundry -m chips.tsv --domain semiconductors
        calepin add "terres rares" "rare earths" -m mine.calepin
      """)

  @Argument(help: "The term in the source language; several split by ' | ', the preferred first.")
  var term: String

  @Argument(help: "The term in the target language; several likewise.")
  var equivalent: String

  @OptionGroup var languages: LanguageOptions

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The table or memory to write to (default: your own termbase).", valueName: "file"))
  var memory: String?

  @Option(help: "The field of knowledge.")
  var domain: String?

  @Option(help: "The word class.")
  var pos: TermPartOfSpeech?

  @Option(help: "The gender of the source term.")
  var gender: GrammaticalGender?

  @Option(help: "What the concept is.")
  var definition: String?

  @Option(help: "A remark on usage.")
  var note: String?

  @Option(help: "Where the term was taken from.")
  var source: String?

  @Flag(name: .customLong("entry"), help: "Add to a .calepin file an entry, not a unit.")
  var isEntry = false

  func validate() throws {
    for (name, text) in [("term", term), ("equivalent", equivalent)]
    where Self.terms(of: text).isEmpty {
      throw ValidationError("the \(name) is empty.")
    }
    guard languages.from != languages.to else {
      throw ValidationError("'--from' and '--to' are both '\(languages.from)'.")
    }
    if let memory, !Self.isTable(memory), !Self.isMemory(memory) {
      throw ValidationError(
        "'\(memory)' is no table or memory: '-m' takes a .tsv, .csv or .calepin file here.")
    }
  }

  func run() throws {
    guard let path = memory ?? UserFolders.termbasePath else {
      throw CommandFailure("there is no home folder to keep a termbase in; name one with '-m'")
    }
    if Self.isMemory(path) { return try store(in: path) }
    let isNew = !InputDocument.exists(path)
    let bytes = isNew ? [] : try InputFile(path).readAll()
    let isBlank = bytes.allSatisfy { $0 <= 0x20 }
    if !isBlank, try contains(in: path) {
      printMessage("\(path) has '\(term)' = '\(equivalent)' already")
      return
    }
    do {
      var options = TermbaseReader.Options()
      // A table that is there shows by itself what stands between its cells.
      options.dialect = TableDialect(fileName: path) ?? (isBlank ? .csv : nil)
      options.languages = (languages.from, languages.to)
      let table = try TermbaseTable.appending(entry, to: bytes, options: options)
      for column in table.missingColumns {
        printWarning("there is no column '\(column)': left out", file: path, line: 1)
      }
      if isNew, memory == nil { try makeFolder(of: path) }
      try AtomicFile.write(table.bytes, to: path, overwrite: true)
    } catch let error as TableError {
      throw CommandFailure(error, in: path)
    }
  }

  private var entry: ConceptEntry {
    func section(_ language: LanguageTag, _ text: String, _ gender: GrammaticalGender?)
      -> LanguageSection
    {
      LanguageSection(
        language,
        terms: Self.terms(of: text).enumerated().map { number, term in
          TermSection(
            term, status: number == 0 ? .preferred : .admitted, partOfSpeech: pos, gender: gender)
        })
    }
    return ConceptEntry(
      domain: domain, definition: definition, note: note, source: source,
      sections: [
        section(languages.from, term, gender), section(languages.to, equivalent, nil),
      ])
  }

  private static func terms(of text: String) -> [String] {
    text.split(separator: "|").map { part in
      part.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }.filter { !$0.isEmpty }
  }

  private static func isMemory(_ path: String) -> Bool {
    path.lowercased().hasSuffix(".calepin")
  }

  /// Puts a unit into the memory, or an entry when something is said of the
  /// terms that a unit has no place for.
  private func store(in path: String) throws {
    let entry = entry
    let said = [domain, definition, note, source, pos?.rawValue, gender?.rawValue]
    let isTerm =
      isEntry || said.contains { $0 != nil } || entry.sections.contains { $0.terms.count > 1 }
    let unit = TranslationUnit([
      TranslationUnitVariant(Segment(term), languageCode: languages.from.description),
      TranslationUnitVariant(Segment(equivalent), languageCode: languages.to.description),
    ])
    let addition = try inMemory(path) {
      try Memory(creating: path).write { writer in
        isTerm ? try writer.add(entry, source: nil) : try writer.add(unit, source: nil)
      }
    }
    if case .duplicate = addition {
      printMessage("\(path) has '\(term)' = '\(equivalent)' already")
    }
  }

  private static func isTable(_ path: String) -> Bool {
    TableDialect(fileName: path) != nil || path.lowercased().hasSuffix(".csv")
  }

  /// Whether the table has an entry with the same preferred terms.
  private func contains(in path: String) throws -> Bool {
    var isThere = false
    let wanted = entry
    try TermFileReader.forEachEntry(
      in: path, columns: nil, languages: (languages.from, languages.to)
    ) { entry in
      isThere =
        isThere
        || wanted.sections.allSatisfy { section in
          entry.terms(in: section.language).first?.text == section.terms.first?.text
        }
    }
    return isThere
  }

  private func makeFolder(of path: String) throws {
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    do {
      try FileManager.default.createDirectory(
        atPath: "/" + folder, withIntermediateDirectories: true)
    } catch {
      throw CommandFailure("/\(folder): the folder cannot be made")
    }
  }
}
