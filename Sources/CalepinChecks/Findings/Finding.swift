/// Something a check found in a translation unit.
public struct Finding: Hashable, Sendable {
  /// Which check found it.
  public var check: CheckID
  /// How grave it is.
  public var severity: Severity
  /// Where the unit stands.
  public var place: UnitPlace
  /// What is wrong, in a sentence fragment.
  public var message: String
  /// The text translated from.
  public var source: String
  /// The translation.
  public var target: String
  /// What is meant in the source, in UTF-8 bytes; `nil` for nothing in
  /// particular.
  public var sourceRange: Range<Int>?
  /// What is meant in the target, in UTF-8 bytes; `nil` for the whole.
  public var targetRange: Range<Int>?
  /// What to write in the place of ``targetRange``, where that is known.
  public var suggestion: String?
  /// Whether the suggestion may be taken without asking a person.
  public var isSafeFix: Bool
  /// The habit it is against, where a whole file may write so.
  var habit: WritingHabit?
}

/// Where a unit stands among the files that are checked.
public struct UnitPlace: Hashable, Sendable {
  /// The file as the user named it.
  public var file: String
  /// The line the unit begins on, counted from 1; 0 when unknown.
  public var line: Int
  /// The unit's own id, else its number in the file.
  public var unit: String
  /// How many units came before it in all files.
  public var ordinal: Int

  /// Creates the place of a unit.
  public init(file: String, line: Int, unit: String, ordinal: Int) {
    self.file = file
    self.line = line
    self.unit = unit
    self.ordinal = ordinal
  }
}

extension Finding {
  /// The order in which findings are told: by place, then by where they point.
  public static func isInOrder(_ lhs: Finding, _ rhs: Finding) -> Bool {
    let (left, right) = (lhs.place.ordinal, rhs.place.ordinal)
    if left != right { return left < right }
    let (first, second) = (lhs.targetRange?.lowerBound ?? -1, rhs.targetRange?.lowerBound ?? -1)
    if first != second { return first < second }
    if lhs.check != rhs.check { return lhs.check < rhs.check }
    return lhs.message < rhs.message
  }
}
