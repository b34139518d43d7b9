public import CalepinCore
internal import MarkupStream

/// Why an exchange file could not be read, whatever its format.
///
/// Lines and units count from 1. The description leaves out file and line, as
/// those of all located errors do.
public struct FormatError: LocatedError, Hashable, Sendable {
  /// Where it is, or `nil` where no one line is to blame.
  public var line: Int?
  /// In or after which unit or entry; `nil` before the first.
  public var unit: Int?
  /// What is wrong and, where the fix is not obvious, what was expected.
  public var reason: String
  /// Whether the file ends before it should, so that what came before can be
  /// had.
  public var isTruncation: Bool

  /// Creates an error.
  public init(_ reason: String, line: Int? = nil, unit: Int? = nil, isTruncation: Bool = false) {
    self.reason = reason
    self.line = line
    self.unit = unit
    self.isTruncation = isTruncation
  }
}

extension FormatError: CustomStringConvertible {
  /// `unit 3: the file ends in the middle …`.
  public var description: String { (unit.map { "unit \($0): " } ?? "") + reason }
}

extension FormatError {
  /// What kept a file from being read, as markup.
  init(_ error: MarkupError, unit: Int = 0) {
    self.init(error.description, line: error.line, unit: unit == 0 ? nil : unit)
    if case .truncated = error { isTruncation = true }
  }

  init(_ error: TMXError) {
    switch error {
    case .markup(let markup, let unit):
      self.init(markup, unit: unit)
    case .tooDeep(let limit, let unit, let line):
      self.init("<sub> stands more than \(limit) deep in itself", line: line, unit: unit)
    case .notTMX:
      self.init(error.description, line: error.line)
    }
  }

  init(_ error: TableError) { self.init(error.description, line: error.line) }

  init(_ error: InputError) { self.init(error.description) }
}
