internal import CalepinCore
internal import CalepinFormats

/// A file of extracted terms: a table with a header, or a memory.
struct TermFile {
  let path: String
  let format: ExtractCommand.Format
  let report: ExtractReport

  private var isMemory: Bool { format == .tmx }
  private var source: String { report.sourceLanguage.description }
  private var target: String { report.targetLanguage.description }

  /// The bytes of a new file.
  func bytes() throws -> [UInt8] {
    try bytes(of: report.termRows(allEquivalents: !isMemory), in: TermTableForm(format))
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
    let (earlier, form) = try EarlierTerms(
      path: path, format: format, from: report.sourceLanguage, to: report.targetLanguage
    ).rows()
    let merged = report.merged(new, keeping: earlier)
    try AtomicFile.write(bytes(of: merged, in: form), to: path, overwrite: true)
  }

  private func bytes(of rows: [TermRow], in form: TermTableForm) throws -> [UInt8] {
    if isMemory { return try memoryBytes(of: rows) }
    let columns = [source, target] + TermRow.columns + form.furtherColumns
    return (form.hasMark ? TermTableForm.byteOrderMark : []) + form.dialect.row(columns)
      + rows.flatMap { row in form.dialect.row(columns.map { row.cells[$0] ?? "" }) }
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
        value.isEmpty ? nil : Metadata.Property(EarlierTerms.propertyPrefix + column, value)
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
