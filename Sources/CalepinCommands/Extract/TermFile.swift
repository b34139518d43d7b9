internal import CalepinCore
internal import CalepinFormats

/// A file of extracted terms: a table with a header, or a memory.
struct TermFile {
  /// The prefix of the properties that a memory carries for each term.
  private static let propertyPrefix = "x-calepin-"

  let path: String
  let format: ExtractCommand.Format
  let report: ExtractReport

  private var isMemory: Bool { format == .tmx }
  private var source: String { report.sourceLanguage.description }
  private var target: String { report.targetLanguage.description }

  /// The bytes of a new file.
  func bytes() throws -> [UInt8] {
    try bytes(of: report.termRows(allEquivalents: !isMemory), in: newForm)
  }

  /// Writes the file anew and keeps the rows in it that a person has edited.
  ///
  /// - Throws: ``CommandFailure`` when the file that is there cannot be read,
  ///   and what `AtomicFile` throws; the file is then as it was.
  func update() throws {
    let new = report.termRows(allEquivalents: !isMemory)
    guard InputDocument.exists(path) else {
      return try AtomicFile.write(bytes(), to: path, overwrite: false)
    }
    let (earlier, form) = isMemory ? (try unitRows(), newForm) : try tableRows()
    let merged = report.merged(new, keeping: earlier)
    try AtomicFile.write(bytes(of: merged, in: form), to: path, overwrite: true)
  }

  private func bytes(of rows: [TermRow], in form: TableForm) throws -> [UInt8] {
    if isMemory { return try memoryBytes(of: rows) }
    let columns = [source, target] + TermRow.columns + form.furtherColumns
    return (form.hasMark ? Self.byteOrderMark : []) + form.dialect.row(columns)
      + rows.flatMap { row in form.dialect.row(columns.map { row.cells[$0] ?? "" }) }
  }

  /// What a table keeps when it is written anew, beside its rows: a
  /// spreadsheet that saved it with semicolons and a mark opens it so again.
  private struct TableForm {
    var dialect: TableDialect
    var hasMark = false
    /// The columns that are none of ours.
    var furtherColumns: [String] = []
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private var newForm: TableForm { TableForm(dialect: format == .csv ? .csv : .tsv) }

  // MARK: Tables

  /// The rows of the table at the path, and its form.
  private func tableRows() throws -> ([TermRow], TableForm) {
    let bytes = try InputFile(path).readAll()
    do {
      var table = TableReader(ByteArraySource(bytes), dialect: format == .csv ? nil : .tsv)
      guard try table.next() else { return ([], newForm) }
      let header = table.rowCells()
      guard header.contains(source), header.contains(target) else {
        throw CommandFailure(
          "\(path):1: there is no header with the columns '\(source)' and '\(target)'")
      }
      var rows: [TermRow] = []
      while try table.next() {
        let cells = table.rowCells()
        guard cells.count <= header.count else {
          throw CommandFailure(
            "\(path):\(table.line): \(cells.count) cells, expected \(header.count)")
        }
        rows.append(TermRow(cells: Dictionary(zip(header, cells)) { first, _ in first }))
      }
      let ours = Set([source, target] + TermRow.columns)
      let form = TableForm(
        dialect: table.dialect, hasMark: bytes.starts(with: Self.byteOrderMark),
        furtherColumns: header.filter { !ours.contains($0) })
      return (rows, form)
    } catch let error as TableError {
      throw CommandFailure(error, in: path)
    }
  }

  // MARK: Memories

  private func unitRows() throws -> [TermRow] {
    var rows: [TermRow] = []
    try TermFileReader.forEachUnit(in: path) { unit in
      var cells = [
        source: unit.variant(in: report.sourceLanguage)?.segment.text ?? "",
        target: unit.variant(in: report.targetLanguage)?.segment.text ?? "",
      ]
      for property in unit.metadata.properties
      where property.type.hasPrefix(Self.propertyPrefix) {
        cells[String(property.type.dropFirst(Self.propertyPrefix.count))] = property.value
      }
      rows.append(TermRow(cells: cells, unit: unit))
    }
    return rows
  }

  private func memoryBytes(of rows: [TermRow]) throws -> [UInt8] {
    let sink = ByteArraySink()
    var options = TMXWriter.Options(
      sourceLanguage: report.sourceLanguage, toolVersion: Calepin.version)
    options.segmentType = "phrase"
    var writer = try TMXWriter(to: sink, options: options)
    let paired = rows.filter { $0.unit != nil || $0.cells[target]?.isEmpty == false }
    for row in paired { try writer.write(row.unit ?? unit(of: row)) }
    try writer.finish()
    TermFileReader.tell(writer.warnings, of: path)
    if paired.count < rows.count {
      printMessage(
        "\(rows.count - paired.count) of \(rows.count) terms have no equivalent and are not in \(path)"
      )
    }
    return sink.bytes
  }

  private func unit(of row: TermRow) -> TranslationUnit {
    let properties = TermRow.columns.filter { $0 != "context" }.compactMap { column in
      row.cells[column].flatMap { value in
        value.isEmpty ? nil : Metadata.Property(Self.propertyPrefix + column, value)
      }
    }
    let context = row.cells["context"].flatMap { $0.isEmpty ? nil : Metadata.Note($0) }
    return TranslationUnit(
      [
        TranslationUnitVariant(Segment(row.cells[source] ?? ""), languageCode: source),
        TranslationUnitVariant(Segment(row.cells[target] ?? ""), languageCode: target),
      ],
      metadata: Metadata(properties: properties, notes: context.map { [$0] } ?? []))
  }
}
