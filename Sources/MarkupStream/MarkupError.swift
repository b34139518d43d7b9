public import CalepinCore

/// Why markup could not be read to its end.
///
/// Lines count from 1.
public enum MarkupError: LocatedError, Hashable, Sendable {
  /// The bytes could not be had.
  case input(InputError)
  /// There is nothing in the file.
  case empty
  /// The file is a web page.
  case isHTML
  /// The file ends before its root element does.
  case truncated(line: Int)
  /// The rules of XML are broken, in the parser's words.
  case syntax(String, line: Int)
  /// The file names an encoding that nobody here knows.
  case unknownEncoding(String)
  /// The text refers to an entity that neither the file nor HTML declares.
  case unknownEntity(String, line: Int)
  /// The entities expand to far more text than the file has, or name
  /// themselves.
  case entityBomb(line: Int)
  /// Elements stand inside each other deeper than `limit`.
  case tooDeep(limit: Int, line: Int)

  /// Where it is, or `nil` where no one line is to blame.
  public var line: Int? {
    switch self {
    case .input, .empty, .isHTML, .unknownEncoding: nil
    case .truncated(let line), .syntax(_, let line), .unknownEntity(_, let line),
      .entityBomb(let line), .tooDeep(_, let line):
      line
    }
  }
}

extension MarkupError: CustomStringConvertible {
  /// What is wrong and, where the fix is not obvious, what was expected; the
  /// caller names the file and the line.
  public var description: String {
    switch self {
    case .input(let error): error.description
    case .empty: "the file is empty"
    case .isHTML: "the file is an HTML page, expected XML"
    case .truncated: "the file ends in the middle, expected the end of its root element"
    case .syntax(let message, _): "not well-formed XML: \(message)"
    case .unknownEncoding(let name): "'\(name)' is not an encoding known here"
    case .unknownEntity(let name, _): "'&\(name);' is declared neither in the file nor in HTML"
    case .entityBomb: "the entities expand out of proportion to the file"
    case .tooDeep(let limit, _): "elements stand more than \(limit) deep inside each other"
    }
  }
}
