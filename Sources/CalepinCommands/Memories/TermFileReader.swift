internal import CalepinCore
internal import CalepinFormats

/// Reads the files of terms and units that commands take, with their warnings
/// told to the user.
enum TermFileReader {
  /// Calls `body` with each unit of the TMX file at `path`.
  ///
  /// - Returns: The header of the file.
  /// - Throws: `InputError` or ``CommandFailure`` when the file cannot be read
  ///   to its end.
  @discardableResult
  static func forEachUnit(
    in path: String, _ body: (TranslationUnit) throws -> Void
  ) throws -> TMXHeader {
    let reader = TMXReader(try InputFile(path))
    do {
      let header = try reader.header()
      while let unit = try reader.next() {
        tell(reader.takeWarnings(), of: path)
        try body(unit)
      }
      tell(reader.takeWarnings(), of: path)
      return header
    } catch let error as TMXError {
      throw CommandFailure(error, in: path)
    }
  }

  /// Calls `body` with each entry of the table at `path`.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is the standard input.
  ///   - columns: The columns as the user spelt them, for tables without a
  ///     header.
  ///   - languages: The languages of two columns without a header.
  ///   - body: Takes the entries one by one.
  /// - Throws: `InputError` or ``CommandFailure`` when the file cannot be read
  ///   to its end.
  static func forEachEntry(
    in path: String, columns: String?, languages: (LanguageTag, LanguageTag),
    _ body: (ConceptEntry) throws -> Void
  ) throws {
    do {
      var options = TermbaseReader.Options()
      options.dialect = TableDialect(fileName: path)
      options.layout = try columns.map { try TableLayout(names: $0) }
      options.languages = languages
      var reader = try TermbaseReader(try InputFile(path), options: options)
      while let entry = try reader.next() {
        tell(reader.takeWarnings(), of: path)
        try body(entry)
      }
      tell(reader.takeWarnings(), of: path)
    } catch let error as TableError {
      throw CommandFailure(error, in: path)
    }
  }

  /// Prints what was odd in a file.
  static func tell(_ warnings: [FormatWarning], of path: String) {
    for warning in warnings {
      printWarning("\(warning)", file: InputDocument.shownName(of: path), line: warning.line)
    }
  }
}
