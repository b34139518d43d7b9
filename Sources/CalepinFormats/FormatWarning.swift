/// Something in an exchange file that is not as it should be, and what was
/// done about it.
public struct FormatWarning: Hashable, Sendable {
  /// Where it is, counted from 1; 0 when what was written came from no file.
  public var line: Int
  /// Which translation unit it is about, counted from 1; `nil` for the file as a
  /// whole, and in tables, where a line says as much.
  public var unit: Int?
  /// What is wrong.
  public var problem: String
  /// What was done.
  public var action: String

  /// Creates a warning.
  public init(line: Int, unit: Int? = nil, problem: String, action: String) {
    self.line = line
    self.unit = unit
    self.problem = problem
    self.action = action
  }
}

extension FormatWarning: CustomStringConvertible {
  /// `unit 3: what was wrong: what was done`, without the line, which the
  /// caller puts beside the file's name.
  public var description: String {
    let place = unit.map { "unit \($0): " } ?? ""
    return "\(place)\(problem): \(action)"
  }
}
