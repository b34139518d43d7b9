internal import CalepinCore
internal import CalepinFormats
internal import CalepinTerminology

/// What a table of terms keeps when it is written anew, beside its rows: a
/// spreadsheet that saved it with semicolons and a mark opens it so again.
struct TermTableForm {
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  var dialect: TableDialect
  var hasMark = false
  /// The columns that are none of ours.
  var furtherColumns: [String] = []

  /// The form of a new table.
  init(_ format: ExtractCommand.Format) { dialect = format == .csv ? .csv : .tsv }
}

/// The terms that an earlier run wrote to a file, with what people have made
/// of them since.
struct EarlierTerms {
  /// The prefix of the properties that a memory carries for each term.
  static let propertyPrefix = "x-calepin-"

  let path: String
  let format: ExtractCommand.Format
  let from: LanguageTag
  let to: LanguageTag

  private var source: String { from.description }
  private var target: String { to.description }

  /// The rows of the file, and its form.
  ///
  /// - Throws: ``CommandFailure`` when it cannot be read.
  func rows() throws -> ([TermRow], TermTableForm) {
    format == .tmx ? (try unitRows(), TermTableForm(format)) : try tableRows()
  }

  /// The pairs that people have confirmed, as a termbase; `nil` where there are
  /// none.
  func confirmed() throws -> Termbase? {
    guard InputDocument.exists(path) else { return nil }
    let entries = try rows().0.compactMap { row -> ConceptEntry? in
      let terms = row.cells[source] ?? ""
      let equivalents = TermRow.equivalents(in: row.cells[target] ?? "")
      guard row.status == .confirmed, !terms.isEmpty, !equivalents.isEmpty else { return nil }
      return ConceptEntry(sections: [
        LanguageSection(from, terms: [TermSection(terms)]),
        LanguageSection(
          to,
          terms: equivalents.enumerated().map {
            TermSection($1, status: $0 == 0 ? .preferred : .admitted)
          }),
      ])
    }
    return entries.isEmpty ? nil : Termbase(name: path, entries: entries)
  }

  /// The rows of the table at the path, and its form.
  private func tableRows() throws -> ([TermRow], TermTableForm) {
    let bytes = try InputFile(path).readAll()
    do {
      var table = TableReader(ByteArraySource(bytes), dialect: format == .csv ? nil : .tsv)
      guard try table.next() else { return ([], TermTableForm(format)) }
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
      var form = TermTableForm(format)
      form.dialect = table.dialect
      form.hasMark = bytes.starts(with: TermTableForm.byteOrderMark)
      form.furtherColumns = header.filter { !ours.contains($0) }
      return (rows, form)
    } catch let error as TableError {
      throw CommandFailure(error, in: path)
    }
  }

  private func unitRows() throws -> [TermRow] {
    var rows: [TermRow] = []
    try TermFileReader.forEachUnit(in: path) { unit in
      var cells = [
        source: unit.variant(in: from)?.segment.text ?? "",
        target: unit.variant(in: to)?.segment.text ?? "",
      ]
      for property in unit.metadata.properties
      where property.type.hasPrefix(Self.propertyPrefix) {
        cells[String(property.type.dropFirst(Self.propertyPrefix.count))] = property.value
      }
      rows.append(TermRow(cells: cells, unit: unit))
    }
    return rows
  }
}

extension TranslationUnit {
  /// Whether it is a pair of terms that `extract` has written and a person has
  /// marked as wrong.
  var isRejectedTerm: Bool {
    metadata.properties.contains {
      $0.type == EarlierTerms.propertyPrefix + "status"
        && $0.value == TermRow.Status.rejected.rawValue
    }
  }
}
