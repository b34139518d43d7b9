public import CalepinCore

/// Reads the concept entries of a termbase table, one a row.
///
/// What a row has wrong is reported in ``warnings`` and the row is left out;
/// the others are read.
///
/// ```swift
/// var reader = try TermbaseReader(try InputFile("chips.tsv"))
/// while let entry = try reader.next() { … }
/// ```
public struct TermbaseReader {
  /// How a table is read.
  public struct Options: Sendable {
    /// How the cells are told apart; `nil` lets the first line decide.
    public var dialect: TableDialect?
    /// What the columns are; `nil` lets the header decide.
    public var layout: TableLayout?
    /// The languages of two columns without a header.
    public var languages: (LanguageTag, LanguageTag) = (.french, .english)
    /// Whether the first row is a header of names that are not ours.
    public var skipsFirstRow = false
    /// Whether a cell may hold several terms, split by ` | `.
    public var splitsTerms = true
    /// Whether the table is of a term bank, which splits terms by semicolons and
    /// marks what a text is: `DEF: `, `OBS: `.
    var isForeign = false

    /// Creates the options by default.
    public init() {}
  }

  /// What the columns are.
  public let layout: TableLayout
  /// Whether the first row was a header.
  public let hasHeader: Bool
  /// What was odd since ``takeWarnings()`` was called last.
  public private(set) var warnings: [FormatWarning] = []
  /// The line of the row read last, counted from 1.
  public var line: Int { table.line }

  private var table: TableReader
  private let options: Options
  private var isPending: Bool
  private var reportedEncoding = false
  private var oneSidedRows: [OneSidedRows] = []

  /// Begins the table in `source`.
  ///
  /// - Parameters:
  ///   - source: The bytes of the table.
  ///   - options: How it is read.
  /// - Throws: `TableError` when nobody can tell what its columns are.
  public init(_ source: any ByteSource, options: Options = Options()) throws(TableError) {
    self.options = options
    table = TableReader(source, dialect: options.dialect)
    guard try table.next() else { throw .empty }
    let first = table.rowCells()
    let header = TableLayout(header: first)
    hasHeader = header != nil
    isPending = header == nil && !options.skipsFirstRow
    if let layout = options.layout ?? header {
      self.layout = layout
    } else if first.count == 2 {
      layout = TableLayout([
        .terms(options.languages.0, nil), .terms(options.languages.1, nil),
      ])
    } else {
      throw .noHeader(cellCount: first.count, line: table.line)
    }
    guard layout.languages.count > 1 else {
      throw .tooFewLanguages(layout.languages.map(\.description), line: table.line)
    }
    if hasHeader { checkHeader() }
  }

  /// The next entry, or `nil` at the end.
  public mutating func next() throws(TableError) -> ConceptEntry? {
    while true {
      if isPending {
        isPending = false
      } else if try !table.next() {
        reportOneSidedRows()
        return nil
      }
      let entry = entry()
      if let line = table.firstLineNotUTF8, !reportedEncoding {
        reportedEncoding = true
        warn("bytes that are not UTF-8", "read as windows-1252", line: line)
      }
      if let entry { return entry }
    }
  }

  /// The warnings since the last call; they are forgotten here.
  public mutating func takeWarnings() -> [FormatWarning] {
    defer { warnings = [] }
    return warnings
  }

  // MARK: Rows

  /// Rows without a term in one language: a list that is still being
  /// translated has many, and one warning says as much as hundreds.
  private struct OneSidedRows {
    var language: String
    var firstLine: Int
    var count = 1
  }

  private mutating func countOneSided(_ language: LanguageTag?) {
    let name = language?.description ?? ""
    if let place = oneSidedRows.firstIndex(where: { $0.language == name }) {
      oneSidedRows[place].count += 1
    } else {
      oneSidedRows.append(OneSidedRows(language: name, firstLine: table.line))
    }
  }

  private mutating func reportOneSidedRows() {
    for rows in oneSidedRows {
      let (further, subject) =
        switch rows.count {
        case 1: ("", "the row is")
        case 2: (", nor in another row", "both are")
        default: (", nor in \(rows.count - 1) further rows", "they are")
        }
      warn(
        "no term in '\(rows.language)'\(further)", "\(subject) left out", line: rows.firstLine)
    }
    oneSidedRows = []
  }

  private mutating func checkHeader() {
    var seen: Set<TableColumn> = []
    for column in layout.columns {
      if case .other(let name) = column {
        if !name.isEmpty { warn("'\(name)' is no column known here", "its cells are left out") }
      } else if !seen.insert(column).inserted {
        warn("there are two columns '\(column.name)'", "the cells of both are read")
      }
    }
  }

  private mutating func entry() -> ConceptEntry? {
    guard table.cellCount == layout.columns.count else {
      let (found, wanted) = (table.cellCount, layout.columns.count)
      warn("\(found) cells, expected \(wanted)", "the row is left out")
      return nil
    }
    var entry = ConceptEntry(
      sections: layout.languages.map { LanguageSection($0, terms: []) }, line: table.line)
    var marks = Marks()
    for position in layout.columns.indices where !table.isEmpty(at: position) {
      take(position, into: &entry, &marks)
    }
    if marks.isRejected { return nil }
    return finish(&entry, marks) ? entry : nil
  }

  /// What is said of the terms of a row as a whole.
  private struct Marks {
    var partOfSpeech: TermPartOfSpeech?
    var gender: GrammaticalGender?
    /// Whether somebody has found that the row is wrong.
    var isRejected = false
  }

  private mutating func take(
    _ position: Int, into entry: inout ConceptEntry, _ marks: inout Marks
  ) {
    let column = layout.columns[position]
    switch column {
    case .extraction("status"):
      marks.isRejected = marks.isRejected || table.trimmedCell(position) == "rejected"
      return
    case .other, .extraction: return
    default: break
    }
    if case .terms(_, let status) = column {
      let language = layout.languageIndices[position]
      return addTerms(position, status, to: &entry.sections[language].terms)
    }
    let text = table.trimmedCell(position)
    if text.isEmpty { return }
    switch column {
    case .partOfSpeech:
      marks.partOfSpeech = TermPartOfSpeech(rawValue: text)
      if marks.partOfSpeech == nil { warnValue(text, column, TermPartOfSpeech.allCases) }
    case .gender:
      marks.gender = GrammaticalGender(rawValue: text)
      if marks.gender == nil { warnValue(text, column, GrammaticalGender.allCases) }
    case .domain: entry.domain = text
    case .definition: takeDefinition(text, into: &entry)
    case .note: entry.note = text
    case .source: entry.source = text
    case .id: entry.id = text
    case .terms, .extraction, .other: break
    }
  }

  /// A definition; in a term bank the column may hold a remark or a context.
  private func takeDefinition(_ text: String, into entry: inout ConceptEntry) {
    guard options.isForeign else {
      entry.definition = text
      return
    }
    if text.hasPrefix("DEF: ") {
      entry.definition = String(text.dropFirst(5))
    } else if text.hasPrefix("OBS: ") {
      if entry.note == nil { entry.note = String(text.dropFirst(5)) }
    } else if !text.hasPrefix("CONT: ") {
      entry.definition = text
    }
  }

  private mutating func addTerms(
    _ position: Int, _ status: TermStatus?, to terms: inout [TermSection]
  ) {
    guard options.splitsTerms else {
      let text = table.trimmedCell(position)
      if !text.isEmpty { terms.append(TermSection(text, status: status ?? .preferred)) }
      return
    }
    // Term banks and memoQ give a further term a column of its own.
    var isFirst = terms.isEmpty || !options.isForeign
    let isForeign = options.isForeign
    table.eachTerm(in: position) { text in
      let parts = isForeign ? text.split(separator: ";").map { $0.trimmingBlanks() } : [text]
      for part in parts where !part.isEmpty {
        terms.append(TermSection(part, status: status ?? (isFirst ? .preferred : .admitted)))
        isFirst = false
      }
    }
  }

  /// Spreads the marks over the terms; false for a row without two sides.
  private mutating func finish(_ entry: inout ConceptEntry, _ marks: Marks) -> Bool {
    let empty = entry.sections.first { $0.terms.isEmpty }
    entry.sections.removeAll { $0.terms.isEmpty }
    guard entry.sections.count > 1 else {
      countOneSided(empty?.language)
      return false
    }
    let first = layout.languages[0]
    for index in entry.sections.indices {
      let gender = entry.sections[index].language == first ? marks.gender : nil
      for term in entry.sections[index].terms.indices {
        entry.sections[index].terms[term].partOfSpeech = marks.partOfSpeech
        entry.sections[index].terms[term].gender = gender
      }
      // Columns may come in any order; the sort is stable.
      let statuses = entry.sections[index].terms.lazy.map(\.status)
      if zip(statuses, statuses.dropFirst()).contains(where: { $1 < $0 }) {
        entry.sections[index].terms.sort { $0.status < $1.status }
      }
    }
    return true
  }

  private mutating func warnValue<Value: RawRepresentable<String>>(
    _ text: String, _ column: TableColumn, _ known: [Value]
  ) {
    let names = known.map(\.rawValue).joined(separator: ", ")
    warn("'\(text)' is no \(column.name), expected one of \(names)", "the value is left out")
  }

  private mutating func warn(_ problem: String, _ action: String, line: Int? = nil) {
    warnings.append(
      FormatWarning(line: line ?? table.line, problem: problem, action: action))
  }
}
