public import CalepinCore

/// Why a table could not be read.
///
/// Lines count from 1.
public enum TableError: LocatedError, Hashable, Sendable {
  /// The bytes could not be had.
  case input(InputError)
  /// There is no row in the file.
  case empty
  /// The file is a ZIP archive, as the workbooks of spreadsheets are.
  case workbook
  /// A zero byte: no text, or one in UTF-16.
  case zeroByte(line: Int)
  /// A quote that began on this line is never closed.
  case openQuote(line: Int)
  /// The first row is no header, and its cells are too many or too few to
  /// guess what they are.
  case noHeader(cellCount: Int, line: Int)
  /// Terms in fewer than two languages.
  case tooFewLanguages([String], line: Int)
  /// A name the caller gave to a column is neither a language nor known.
  case unknownColumn(String)
  /// The table has no column for what is to be added.
  case noColumn(String, line: Int)

  /// Where it is, or `nil` where no one line is to blame.
  public var line: Int? {
    switch self {
    case .input, .empty, .workbook, .unknownColumn: nil
    case .zeroByte(let line), .openQuote(let line), .noHeader(_, let line),
      .tooFewLanguages(_, let line), .noColumn(_, let line):
      line
    }
  }
}

extension TableError: CustomStringConvertible {
  /// What is wrong and, where the fix is not obvious, what was expected; the
  /// caller names the file and the line.
  public var description: String {
    switch self {
    case .input(let error):
      error.description
    case .empty:
      "the table is empty, expected a header such as 'fr' and 'en' or rows of two cells"
    case .workbook:
      "not a table but a spreadsheet or another ZIP archive (save it as CSV or TSV, UTF-8)"
    case .zeroByte:
      "a zero byte, expected text in UTF-8"
    case .openQuote:
      "a quote is opened and never closed"
    case .noHeader(let count, _):
      "\(count) \(count == 1 ? "cell" : "cells") and no header, "
        + "expected a first row of language tags and column names such as 'fr' and 'en', "
        + "or two columns"
    case .tooFewLanguages(let found, _):
      "terms in \(found.isEmpty ? "no language" : "'\(found[0])' alone"), "
        + "expected columns of at least two languages such as 'fr' and 'en'"
    case .unknownColumn(let name):
      "'\(name)' is no column, expected a language tag such as 'fr' or 'en.admitted', "
        + "'-', or one of \(TableColumn.knownNames.joined(separator: ", "))"
    case .noColumn(let name, _):
      "the table has no column '\(name)'"
    }
  }
}
