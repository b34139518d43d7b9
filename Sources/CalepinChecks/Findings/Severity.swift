/// How grave a finding is; the order is that of gravity.
public enum Severity: String, CaseIterable, Hashable, Comparable, Sendable {
  /// Worth knowing, nothing to worry about.
  case info
  /// Probably wrong.
  case warning
  /// Wrong.
  case error

  /// Whether `lhs` is less grave than `rhs`.
  public static func < (lhs: Severity, rhs: Severity) -> Bool { lhs.rank < rhs.rank }

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}
