internal import CalepinChecks
internal import CalepinCore
internal import CalepinFormats

/// A table whose rows are checked as units: cells are taken as they stand, with
/// the space around them, and are never split.
struct CheckedTable {
  let languages: LanguagePair

  private let name: String
  private var table: TableReader
  private let columns: (id: Int?, source: Int, target: Int)
  private var isPending: Bool
  private var number = 0

  /// Whether files called like `path` are tables.
  static func isNamedSo(_ path: String) -> Bool {
    let lower = path.lowercased()
    return [".tsv", ".tab", ".csv"].contains { lower.hasSuffix($0) }
  }

  /// Opens the table at `path`.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is the standard input.
  ///   - columns: The columns of a table without a header.
  ///   - pair: The languages that are checked, and those of two columns without
  ///     a header.
  /// - Throws: `InputError` or ``CommandFailure`` when nobody can tell what its
  ///   columns are.
  init(_ path: String, columns: String?, _ pair: LanguagePair) throws {
    name = InputDocument.shownName(of: path)
    do throws(TableError) {
      table = TableReader(
        try Self.open(path), dialect: path == "-" ? nil : TableDialect(fileName: path))
      guard try table.next() else { throw .empty }
      let first = table.rowCells()
      let header = TableLayout(header: first)
      isPending = header == nil
      let layout: TableLayout
      if let columns {
        layout = try TableLayout(names: columns)
      } else if let header {
        layout = header
      } else if first.count == 2 {
        layout = TableLayout([.terms(pair.source, nil), .terms(pair.target, nil)])
      } else {
        throw .noHeader(cellCount: first.count, line: table.line)
      }
      guard let places = Self.places(in: layout, pair) else {
        throw .tooFewLanguages(layout.languages.map(\.description), line: table.line)
      }
      self.columns = places.columns
      languages = places.languages
    } catch { throw CommandFailure(error, in: path) }
  }

  private static func open(_ path: String) throws(TableError) -> InputFile {
    do throws(InputError) { return try InputFile(path) } catch { throw .input(error) }
  }

  private static func places(
    in layout: TableLayout, _ pair: LanguagePair
  ) -> (columns: (id: Int?, source: Int, target: Int), languages: LanguagePair)? {
    func place(_ wanted: LanguageTag) -> (Int, LanguageTag)? {
      for (index, column) in layout.columns.enumerated() {
        guard case .terms(let language, let status) = column, status ?? .preferred == .preferred,
          language.language == wanted.language
        else { continue }
        return (index, language)
      }
      return nil
    }
    guard let source = place(pair.source), let target = place(pair.target),
      source.0 != target.0
    else { return nil }
    return (
      (layout.columns.firstIndex(of: .id), source.0, target.0), LanguagePair(source.1, target.1)
    )
  }

  /// The next rows, at most `limit`; none at the end.
  mutating func next(atMost limit: Int, from ordinal: Int) throws -> [CheckedFile.Item] {
    var items: [CheckedFile.Item] = []
    do throws(TableError) {
      while items.count < limit {
        if isPending { isPending = false } else if try !table.next() { break }
        number += 1
        items.append(CheckedFile.Item(unit: row(ordinal + items.count), waivers: []))
      }
    } catch { throw CommandFailure(error, in: name) }
    return items
  }

  private mutating func row(_ ordinal: Int) -> CheckedUnit {
    let count = table.cellCount
    let id = columns.id.flatMap { $0 < count ? table.cell($0) : nil } ?? ""
    let source = columns.source < count ? table.cell(columns.source) : ""
    let target = columns.target < count ? table.cell(columns.target) : ""
    return CheckedUnit(
      Segment(source), Segment(target),
      at: UnitPlace(
        file: name, line: table.line, unit: id.isEmpty ? "\(number)" : id, ordinal: ordinal))
  }
}
