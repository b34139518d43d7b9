internal import CalepinCore

extension FileFormat {
  /// The CSV of memoQ's term bases, which is read as any CSV.
  static let memoQCSV = FileFormat(
    "csv-memoq", title: "CSV of memoQ", extensions: [],
    entryWriter: { sink, options in .entries(MemoQTable(to: sink, options)) })
}

/// Writes a term base as memoQ imports it: a row for each entry, the columns of
/// a language again for each further term of it.
///
/// Keeps all entries in memory: the header says how many terms the longest has.
///
/// Source: the import and export of term bases in memoQ's documentation.
private final class MemoQTable: EntryWriter {
  private var sink: any ByteSink
  private let languages: [LanguageTag]
  private let names: [LanguageTag: LanguageTag]
  private var rows: [(entry: ConceptEntry, terms: [[TermSection]])] = []
  private var log = WriteLog()
  private let dialect = TableDialect(
    delimiter: UInt8(ascii: ";"), isQuoted: true, lineEnding: "\r\n")

  private static let entryColumns = [
    "ID", "Subject", "Domain", "ClientID", "ProjectID", "Created", "Creator", "LastModified",
    "Modifier", "Note",
  ]

  init(to sink: any ByteSink, _ options: WriteOptions) {
    self.sink = sink
    languages = [options.pairing.source, options.pairing.target]
    names = options.languageNames
  }

  func write(_ entry: ConceptEntry) throws(OutputError) {
    log.beginEntry()
    let terms = languages.map { entry.terms(in: $0) }
    guard terms.contains(where: { !$0.isEmpty }) else {
      return log.add(
        "no term in '\(languages[0])' or '\(languages[1])'", "left out", line: entry.line)
    }
    rows.append((entry, terms))
  }

  func finish() throws(OutputError) {
    let counts = languages.indices.map { side in
      max(1, rows.map { $0.terms[side].count }.max() ?? 1)
    }
    var header = Self.entryColumns.map { "Entry_\($0)" }
    for (language, count) in zip(languages, counts) {
      let name = LanguageWords.english(names[language] ?? language)
      header.append("\(name)_Def")
      for _ in 0..<count { header += [name, "Term_Info", "Term_Example"] }
    }
    var bytes = dialect.row(header)
    for (number, row) in rows.enumerated() {
      bytes += dialect.row(cells(row.entry, row.terms, counts, number))
      guard bytes.count > 64 << 10 else { continue }
      try sink.write(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
    try sink.write(bytes)
  }

  func takeWarnings() -> [FormatWarning] { log.take() }

  private func cells(
    _ entry: ConceptEntry, _ terms: [[TermSection]], _ counts: [Int], _ number: Int
  ) -> [String] {
    var cells = [entry.id ?? "\(number + 1)", entry.domain ?? ""]
    cells += [String](repeating: "", count: Self.entryColumns.count - 3) + [entry.note ?? ""]
    for (side, count) in counts.enumerated() {
      // The definition is of the concept: it stands with the first language.
      cells.append(side == 0 ? entry.definition ?? "" : "")
      for index in 0..<count {
        let term = index < terms[side].count ? terms[side][index] : nil
        let isForbidden = term.map { !$0.status.isUsable } ?? false
        cells += [term?.text ?? "", isForbidden ? "Forbidden" : "", ""]
      }
    }
    return cells
  }
}
