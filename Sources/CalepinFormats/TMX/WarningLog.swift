/// The warnings of a reader, with the place it has come to.
struct WarningLog {
  /// The line, counted from 1.
  var line = 0
  /// The number of the unit begun last; 0 before the first.
  var unit = 0
  /// What was odd so far.
  private(set) var warnings: [FormatWarning] = []

  /// Adds a warning about the place come to, or about another `line`.
  mutating func add(_ problem: String, _ action: String, line: Int? = nil) {
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
