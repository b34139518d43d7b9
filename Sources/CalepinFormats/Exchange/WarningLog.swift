/// The warnings of a reader, with the place it has come to.
struct WarningLog {
  /// The line, counted from 1.
  var line = 0
  /// The number of the unit begun last; 0 before the first.
  var unit = 0
  /// What was odd so far.
  private(set) var warnings: [FormatWarning] = []

  /// The unit of the warning added last, and of which kinds of problem it was told.
  private var said: (unit: Int, kinds: [String]) = (-1, [])
  /// More are not compared: a hostile unit may have as many as it likes.
  private static let comparedCount = 32

  /// Adds a warning about the place come to, or about another `line`; of each
  /// `kind` of problem, which is the problem itself unless said otherwise, a unit
  /// is told once.
  mutating func add(
    _ problem: String, _ action: String, line: Int? = nil, kind: String? = nil
  ) {
    if said.unit != unit { said = (unit, []) }
    if unit > 0, said.kinds.contains(kind ?? problem) { return }
    if said.kinds.count < Self.comparedCount { said.kinds.append(kind ?? problem) }
    warnings.append(
      FormatWarning(
        line: line ?? self.line, unit: unit == 0 ? nil : unit, problem: problem, action: action))
  }

  /// The warnings; they are forgotten here.
  mutating func take() -> [FormatWarning] {
    defer { warnings = [] }
    return warnings
  }
}
