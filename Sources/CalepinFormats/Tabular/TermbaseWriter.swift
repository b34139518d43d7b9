public import CalepinCore

/// Writes concept entries as a termbase table, one a row.
public struct TermbaseWriter: ~Copyable {
  /// What an entry has and the table has no place for.
  public private(set) var warnings: [FormatWarning] = []

  private var sink: any ByteSink
  private var buffer: [UInt8] = []
  private let layout: TableLayout
  private let dialect: TableDialect

  /// Creates a writer to `sink`.
  ///
  /// - Parameters:
  ///   - sink: Where the bytes go.
  ///   - layout: The columns.
  ///   - dialect: How cells are told apart.
  ///   - hasHeader: Whether the first row names the columns.
  public init(
    to sink: any ByteSink, layout: TableLayout, dialect: TableDialect = .tsv, hasHeader: Bool = true
  ) {
    self.sink = sink
    self.layout = layout
    self.dialect = dialect
    if hasHeader { buffer = dialect.row(layout.header) }
  }

  /// Writes `entry` as a row.
  public mutating func write(_ entry: ConceptEntry) throws(OutputError) {
    let row = TermbaseRow(entry, layout)
    buffer += dialect.row(row.cells)
    for loss in row.losses {
      warnings.append(
        FormatWarning(
          line: entry.line, problem: "the table has no column '\(loss)'",
          action: "what stands there is left out"))
    }
    if buffer.count > 64 << 10 { try finish() }
  }

  /// Passes everything on to the sink.
  public mutating func finish() throws(OutputError) {
    try sink.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}

/// The cells of an entry under a layout.
struct TermbaseRow {
  /// The text of each column.
  var cells: [String]
  /// The columns that would be needed for the rest.
  var losses: [String]

  init(_ entry: ConceptEntry, _ layout: TableLayout) {
    cells = layout.columns.map { Self.cell($0, entry, layout) }
    losses = Self.needed(entry, layout).filter { !layout.columns.contains($0) }.map(\.name)
  }

  private static func cell(
    _ column: TableColumn, _ entry: ConceptEntry, _ layout: TableLayout
  ) -> String {
    switch column {
    case .terms(let language, let status):
      let hasOwnColumn = layout.columns.contains(.terms(language, .admitted))
      return terms(entry, language).filter { term in
        guard status == nil else { return term.status == status }
        return term.status == .preferred || (term.status == .admitted && !hasOwnColumn)
      }.map(\.text).joined(separator: " | ")
    case .partOfSpeech:
      return entry.sections.lazy.flatMap(\.terms).compactMap(\.partOfSpeech?.rawValue).first ?? ""
    case .gender:
      return layout.languages.first.flatMap { language in
        terms(entry, language).lazy.compactMap(\.gender?.rawValue).first
      } ?? ""
    case .domain: return entry.domain ?? ""
    case .definition: return entry.definition ?? ""
    case .note: return entry.note ?? ""
    case .source: return entry.source ?? ""
    case .id: return entry.id ?? ""
    case .extraction, .other: return ""
    }
  }

  private static func terms(_ entry: ConceptEntry, _ language: LanguageTag) -> [TermSection] {
    entry.sections.first { $0.language == language }?.terms ?? []
  }

  /// The columns without which something of `entry` is lost.
  private static func needed(_ entry: ConceptEntry, _ layout: TableLayout) -> [TableColumn] {
    var needed: [TableColumn] = []
    for section in entry.sections {
      for status in Set(section.terms.map(\.status)).sorted() {
        let isPlain = status == .preferred || status == .admitted
        let plain = TableColumn.terms(section.language, nil)
        needed.append(
          isPlain && layout.columns.contains(plain)
            ? plain : .terms(section.language, status == .preferred ? nil : status))
      }
    }
    let terms = entry.sections.flatMap(\.terms)
    if terms.contains(where: { $0.partOfSpeech != nil }) { needed.append(.partOfSpeech) }
    if terms.contains(where: { $0.gender != nil }) { needed.append(.gender) }
    let others: [(String?, TableColumn)] = [
      (entry.domain, .domain), (entry.definition, .definition), (entry.note, .note),
      (entry.source, .source), (entry.id, .id),
    ]
    return needed + others.filter { $0.0 != nil }.map(\.1)
  }
}

/// Adding to a table that someone else keeps.
public enum TermbaseTable {
  /// The bytes of a table with `entry` as one row more at the end.
  ///
  /// All that is there stays as it is, to the byte: columns that are not known,
  /// comments, line ends, a byte order mark.
  ///
  /// - Parameters:
  ///   - entry: What is added.
  ///   - bytes: The table; empty begins a new one, with a header.
  ///   - options: How the table is read.
  /// - Returns: The whole table, and the columns it lacks for all of `entry`.
  /// - Throws: `TableError` when the table cannot be understood or has no column
  ///   for a language of `entry`.
  public static func appending(
    _ entry: ConceptEntry, to bytes: [UInt8], options: TermbaseReader.Options = .init()
  ) throws(TableError) -> (bytes: [UInt8], missingColumns: [String]) {
    if bytes.allSatisfy({ $0 <= 0x20 }) {
      let layout = options.layout ?? TableLayout.full(entry.sections.map(\.language))
      let dialect = options.dialect ?? .tsv
      let row = TermbaseRow(entry, layout)
      return (dialect.row(layout.header) + dialect.row(row.cells), row.losses)
    }
    let reader = try TermbaseReader(ByteArraySource(bytes), options: options)
    for section in entry.sections where !reader.layout.languages.contains(section.language) {
      throw .noColumn(section.language.description, line: 1)
    }
    let firstLine = bytes.prefix { $0 != UInt8(ascii: "\n") }
    var dialect = options.dialect ?? TableDialect(guessedFrom: firstLine)
    dialect.lineEnding = firstLine.last == UInt8(ascii: "\r") ? "\r\n" : "\n"
    let row = TermbaseRow(entry, reader.layout)
    let isOpen = bytes.last != UInt8(ascii: "\n")
    let end = isOpen ? Array(dialect.lineEnding.utf8) : []
    return (bytes + end + dialect.row(row.cells), row.losses)
  }
}
