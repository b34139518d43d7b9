/// Looks for one kind of fault in a unit that was cut up already.
///
/// A check is a value without state; what it may find is listed in
/// ``descriptions``, for the registry, the settings and the manual.
protocol Check: Sendable {
  /// What it may find.
  static var descriptions: [CheckDescription] { get }

  /// Whether it looks at the entries of termbases, too, which are no sentences
  /// and may be put in other words.
  static var looksAtTerms: Bool { get }

  /// Adds what is wrong in `unit` to `findings`.
  func check(_ unit: UnitAnalysis, _ findings: inout FindingList)
}

extension Check {
  static var looksAtTerms: Bool { true }
}

/// What the checks found in one unit, before it is known where the unit stands.
struct FindingList {
  /// One of the findings.
  struct Draft {
    var check: CheckID
    var message: String
    var source: Range<Int>?
    var target: Range<Int>?
    var suggestion: String?
    var isSafeFix = false
    /// Whether it may well be meant so, and is told as information only.
    var isWeak = false
    /// How grave it is, where the check alone does not say.
    var severity: Severity?
    /// The habit of a file that it may be.
    var habit: WritingHabit?
  }

  /// How often the habits were not followed.
  private(set) var kept = HabitCounts()
  private(set) var drafts: [Draft] = []

  var isEmpty: Bool { drafts.isEmpty }

  /// Adds a finding.
  ///
  /// - Parameters:
  ///   - check: The check that found it.
  ///   - message: What is wrong.
  ///   - source: The place in the source, in UTF-8 bytes.
  ///   - target: The place in the target, in UTF-8 bytes.
  ///   - suggestion: What to write there.
  ///   - isSafeFix: Whether that may be written without asking.
  ///   - isWeak: Whether it may well be meant so.
  ///   - severity: How grave it is; `nil` for as grave as the check.
  ///   - habit: The habit of a file that it may be.
  mutating func add(
    _ check: CheckID, _ message: String, source: Range<Int>? = nil, target: Range<Int>? = nil,
    suggestion: String? = nil, isSafeFix: Bool = false, isWeak: Bool = false,
    severity: Severity? = nil, habit: WritingHabit? = nil
  ) {
    drafts.append(
      Draft(
        check: check, message: message, source: source, target: target, suggestion: suggestion,
        isSafeFix: isSafeFix, isWeak: isWeak, severity: severity,
        habit: habit))
  }

  /// Notes a place that is written as a check wants it, and not after `habit`.
  mutating func noteKept(_ habit: WritingHabit) { kept.add(habit) }

  mutating func removeAll() {
    drafts.removeAll(keepingCapacity: true)
    kept = HabitCounts()
  }
}
