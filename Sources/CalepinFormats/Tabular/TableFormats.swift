internal import CalepinCore

extension FileFormat {
  /// Tab-separated values.
  static let tsv = FileFormat(
    "tsv", title: "TSV", extensions: ["tsv", "tab", "txt"],
    recognizes: { $0.isTable(delimitedBy: ["\t"]) },
    reader: { source, options throws(FormatError) in
      try TableEntries.open(source, dialect: .tsv, options)
    },
    unitWriter: { sink, options in .units(PairTableWriter(to: sink, .tsv, options)) },
    entryWriter: { sink, options in .entries(EntryTable(to: sink, .tsv, options)) })

  /// Values separated by commas or semicolons.
  static let csv = FileFormat(
    "csv", title: "CSV", extensions: ["csv"],
    recognizes: { $0.isTable(delimitedBy: [",", ";", "\t"]) },
    reader: { source, options throws(FormatError) in
      try TableEntries.open(source, dialect: nil, options)
    },
    unitWriter: { sink, options in .units(PairTableWriter(to: sink, .csv, options)) },
    entryWriter: { sink, options in .entries(EntryTable(to: sink, .csv, options)) })

  /// The CSV of translate-toolkit, which needs to be told which column is which.
  static let toolkitCSV = FileFormat(
    "csv-toolkit", title: "CSV of translate-toolkit", extensions: [],
    unitWriter: { sink, options in
      .units(PairTableWriter(to: sink, .csv, options, header: ["source", "target"]))
    })

  /// The CSV of OmegaT's glossaries, which would take a header for a term.
  static let omegatCSV = FileFormat(
    "csv-omegat", title: "CSV of OmegaT", extensions: [],
    unitWriter: { sink, options in
      .units(PairTableWriter(to: sink, .csv, options, header: []))
    })
}

extension FileHead {
  /// Whether the file is text that `delimiters` cut into columns.
  ///
  /// Commas stand in any prose: without a header the lines must agree on how
  /// many there are.
  func isTable(delimitedBy delimiters: Set<Character>) -> Bool {
    guard rootElement == nil, !text.contains("\0"), !text.hasPrefix("<") else { return false }
    let rows = lines.filter { !$0.hasPrefix("#") }.prefix(8)
    let counts = rows.map { row in row.count { delimiters.contains($0) } }
    guard let first = counts.first, first > 0 else { return false }
    if delimiters.contains("\t"), rows[0].contains("\t") { return true }
    let cells = rows[0].split(omittingEmptySubsequences: false) { delimiters.contains($0) }
    let names = cells.map { String($0.filter { $0 != "\"" }) }
    let isHeader = TableLayout(header: names) != nil || ForeignHeader.layout(names) != nil
    return isHeader || (counts.count > 1 && counts.filter { $0 == first }.count * 2 > counts.count)
  }
}

/// A termbase table as one of many formats.
private struct TableEntries: EntryReader {
  private var reader: TermbaseReader

  static func open(
    _ source: any ByteSource, dialect: TableDialect?, _ options: ReadOptions
  ) throws(FormatError) -> ContentReader {
    var own = TermbaseReader.Options()
    own.dialect = dialect
    own.layout = options.layout
    own.languages = (options.languages.source, options.languages.target)
    own.splitsTerms = options.splitsTerms
    let peeked: PeekedSource
    do throws(InputError) {
      peeked = try PeekedSource(source)
    } catch { throw FormatError(error) }
    do throws(TableError) {
      let head = FileHead(peeked.head)
      if own.layout == nil { try setLayout(of: head, &own) }
      return .entries(TableEntries(reader: try TermbaseReader(peeked, options: own)))
    } catch { throw FormatError(error) }
  }

  /// The columns of tables whose header names no languages: `source` and `target`,
  /// or three cells that nobody has named, which are taken as OmegaT does.
  private static func setLayout(
    of head: FileHead, _ options: inout TermbaseReader.Options
  ) throws(TableError) {
    let line = Array((head.lines.first ?? "").utf8)
    var table = TableReader(
      ByteArraySource(line), dialect: options.dialect ?? TableDialect(guessedFrom: line))
    guard try table.next() else { return }
    let cells = table.rowCells()
    if TableLayout(header: cells) != nil { return }
    let names = cells.map { $0.lowercased() }
    let (from, to) = options.languages
    if let layout = ForeignHeader.layout(cells) {
      options.skipsFirstRow = true
      options.isForeign = true
      options.layout = layout
      return
    }
    guard names.contains("source"), names.contains("target") else {
      guard cells.count == 3 else { return }
      options.layout = TableLayout([.terms(from, nil), .terms(to, nil), .note])
      return
    }
    options.skipsFirstRow = true
    options.layout = TableLayout(
      names.map { name in
        switch name {
        case "source": .terms(from, nil)
        case "target": .terms(to, nil)
        case "comment", "note", "notes": .note
        default: .other("")
        }
      })
  }

  mutating func next() throws(FormatError) -> ConceptEntry? {
    do { return try reader.next() } catch { throw FormatError(error) }
  }

  mutating func takeWarnings() -> [FormatWarning] { reader.takeWarnings() }
}

/// A termbase table that is written, as one of many formats.
private final class EntryTable: EntryWriter {
  private var writer: TermbaseWriter
  private let pairing: UnitPairing

  init(to sink: any ByteSink, _ dialect: TableDialect, _ options: WriteOptions) {
    pairing = options.pairing
    let languages = [pairing.source, pairing.target]
    let layout =
      options.isPairs
      ? TableLayout(languages.map { .terms($0, nil) }) : TableLayout.full(languages)
    writer = TermbaseWriter(
      to: sink, layout: layout, dialect: dialect, hasHeader: options.hasHeader ?? true)
  }

  func write(_ entry: ConceptEntry) throws(OutputError) {
    var entry = entry
    for language in [pairing.source, pairing.target]
    where !entry.sections.contains(where: { $0.language == language }) {
      guard let narrow = entry.sections.firstIndex(where: { $0.language.isIn(language) })
      else { continue }
      // The column is called as it was asked for.
      entry.sections[narrow].language = language
    }
    try writer.write(entry)
  }

  func finish() throws(OutputError) { try writer.finish() }
  func takeWarnings() -> [FormatWarning] { writer.takeWarnings() }
}
