public import ArgumentParser
internal import CalepinCore
internal import CalepinFormats
public import CalepinMemory
internal import Dispatch
internal import FoundationEssentials

/// `calepin import`: files of any format into a memory.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Put units and entries of files of any format into a memory.",
    discussion: """
      The memory is made when there is none. Everything is stored or, when a file cannot be \
      read to its end, nothing. Units that are equal in everything are never stored twice; \
      '--on-duplicate' says what becomes of those whose source text is there with another \
      translation.

      Units of TMX, XLIFF and PO become units, entries of TBX and glossary tables entries. Rows \
      of a table without a header whose '--columns' are languages become units; '--rows' says \
      it otherwise.

        calepin import memory.tmx -m mine.calepin
        calepin import old.tmx.gz glossary.tsv -m mine.calepin --on-duplicate merge
      """)

  /// What the rows of tables become.
  enum Rows: String, CaseIterable, ExpressibleByArgument {
    case units, entries
  }

  @Argument(help: "The files to read; '-' is the standard input.")
  var files: [String]

  @OptionGroup var store: StoreOptions
  @OptionGroup var languages: LanguageOptions
  @OptionGroup var tables: TableOptions

  @Option(help: "What the rows of tables become (default: as said above).")
  var rows: Rows?

  @Option(help: "What becomes of a unit whose source text is there with another translation.")
  var onDuplicate: ImportPolicy = .both

  @Option(
    help: ArgumentHelp(
      "The format to read, where the content does not tell.", valueName: "name"))
  var inputFormat: FileFormat?

  @Flag(help: "Refuse files in which something is odd.")
  var strict = false

  @Flag(help: "Take the units before the cut of a file that ends too early.")
  var salvage = false

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    guard !files.contains(store.memory) else {
      throw ValidationError("'\(store.memory)' cannot be imported into itself.")
    }
  }

  func run() throws {
    let feed = try feed()
    let isNew = !InputDocument.exists(store.memory)
    var report = ImportReport(memory: store.memory)
    do {
      try inMemory(store.memory) {
        let memory = try Memory(creating: store.memory)
        try memory.write { try fill(MemoryImporter($0, policy: onDuplicate), feed, &report) }
        // Searching would make the index as well; whoever imports much does not wait twice.
        try? StoredMemory.updateIndex(of: memory, languages.from)
      }
    } catch {
      // A memory of nothing would look as if the import had been done.
      if isNew { try? FileManager.default.removeItem(atPath: store.memory) }
      throw error
    }
    Progress.clear()
    var output = try StandardOutput()
    if json {
      try output.print(jsonBytes(report) + [0x0A])
    } else {
      for line in report.lines { try output.printLine(line) }
    }
    try output.flush()
  }

  private func fill(
    _ importer: MemoryImporter, _ feed: ImportFeed, _ report: inout ImportReport
  ) throws {
    let queue = BatchQueue<ImportFeed.Part>(capacity: 8)
    defer { queue.abandon() }
    let files = files
    DispatchQueue(label: "calepin.import").async { feed.run(files, into: queue) }
    while let part = try queue.next() {
      switch part {
      case .source(let source, let name):
        report.add(importer.summary)
        report.begin(name)
        try importer.begin(source)
      case .batch(let batch): try importer.add(batch)
      case .units(let units): for unit in units { try importer.add(unit) }
      case .entries(let entries): for entry in entries { try importer.add(entry) }
      case .skipped(let reason): importer.skip(reason)
      }
      Progress.show("\(importer.summary.read) read")
    }
    report.add(importer.summary)
  }

  private func feed() throws -> ImportFeed {
    var input = ExchangeInput(format: inputFormat, isStrict: strict, takesPartial: salvage)
    do {
      input.options.layout = try tables.columns.map { try TableLayout(names: $0) }
    } catch {
      throw CommandFailure("\(error)")
    }
    input.options.languages = (languages.from, languages.to)
    let takesUnits = rows.map { $0 == .units } ?? hasOnlyLanguages
    input.options.splitsTerms = !takesUnits
    let environment = ProcessInfo.processInfo.environment
    return ImportFeed(
      input: input, needsUnits: onDuplicate != .both, takesRowsAsUnits: takesUnits,
      date: Date.now.formatted(.iso8601), user: environment["USER"] ?? environment["LOGNAME"])
  }

  /// Whether the columns that were named are texts and nothing else.
  private var hasOnlyLanguages: Bool {
    let names = tables.columns?.split(separator: ",").map { $0.filter { $0 != " " } } ?? []
    return !names.isEmpty && names.allSatisfy { $0 == "-" || LanguageTag(lenient: $0) != nil }
      && !names.contains("id")
  }
}

extension ImportPolicy: ExpressibleByArgument {}
