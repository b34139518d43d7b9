public import MarkupStream

/// Why a TMX file could not be read.
///
/// Units and lines count from 1.
public enum TMXError: Error, Hashable, Sendable {
  /// The markup itself is broken, in or after the given unit; 0 before the
  /// first.
  case markup(MarkupError, unit: Int)
  /// The root element is not `tmx`.
  case notTMX(root: String, line: Int)
  /// Text inside code stands inside itself, `sub` in `sub`, deeper than
  /// `limit`.
  case tooDeep(limit: Int, unit: Int, line: Int)

  /// Where it is, or `nil` where no one line is to blame.
  public var line: Int? {
    switch self {
    case .markup(let error, _): error.line
    case .notTMX(_, let line), .tooDeep(_, _, let line): line
    }
  }
}

extension TMXError: CustomStringConvertible {
  /// What is wrong and, where the fix is not obvious, what was expected.
  public var description: String {
    switch self {
    case .markup(let error, let unit):
      unit == 0 ? "\(error)" : "translation unit \(unit): \(error)"
    case .notTMX(let root, let line):
      "line \(line): not a TMX file: the root element is <\(root)>, expected <tmx>"
    case .tooDeep(let limit, let unit, let line):
      "translation unit \(unit): line \(line): <sub> stands more than \(limit) deep in itself"
    }
  }
}
