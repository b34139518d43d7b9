public import CalepinCore
public import MarkupStream

/// Why a TMX file could not be read.
///
/// Units and lines count from 1.
public enum TMXError: LocatedError, Hashable, Sendable {
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
  /// What is wrong and, where the fix is not obvious, what was expected; the
  /// caller names the file and the line.
  public var description: String {
    switch self {
    case .markup(let error, let unit):
      unit == 0 ? "\(error)" : "translation unit \(unit): \(error)"
    case .notTMX(let root, _):
      "not a TMX file: the root element is <\(root)>, expected <tmx>"
    case .tooDeep(let limit, let unit, _):
      "translation unit \(unit): <sub> stands more than \(limit) deep in itself"
    }
  }
}
