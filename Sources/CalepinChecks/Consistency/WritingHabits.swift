/// A way of writing that the whole of a file may have, against which nothing
/// is to be said then.
enum WritingHabit: Int, Hashable, Sendable {
  /// No space before a colon, a semicolon, a question or exclamation mark of
  /// French.
  case joinedColon, joinedSemicolon, joinedMark
  /// A space before the punctuation of English, as between tokens.
  case spacedMark
  /// A small letter at the start where the source has a capital.
  case smallStart
  /// Nothing at the end where the source has a full stop, or a colon.
  case lostStop, lostColon
}

/// How often each habit was not followed though it could have been.
struct HabitCounts: Hashable, Sendable {
  private var counts = SIMD8<UInt32>()

  subscript(habit: WritingHabit) -> Int { Int(counts[habit.rawValue]) }

  /// Counts one more place where `habit` was not followed.
  mutating func add(_ habit: WritingHabit) { counts[habit.rawValue] &+= 1 }

  /// Counts what `others` counted.
  mutating func add(_ others: HabitCounts) { counts &+= others.counts }
}

/// The habits of the files that are checked, learned while they are read.
///
/// What is found again and again in a file, more often than it is written as
/// the check wants it, is a habit: it is told as information only.
public struct WritingHabits: Sendable {
  /// How often something is found before it may be a habit.
  private static let least = 10

  private var kept: [String: HabitCounts] = [:]

  /// Creates what knows of no file.
  public init() {}

  /// Learns from a unit that was checked.
  public mutating func add(_ unit: CheckedUnit, _ trace: UnitTrace) {
    guard trace.kept != HabitCounts() else { return }
    kept[unit.place.file, default: HabitCounts()].add(trace.kept)
  }

  /// Tells of those of `findings` that are habits of their file as
  /// information.
  ///
  /// - Complexity: O(number of findings).
  public func weaken(_ findings: inout [Finding]) {
    var left: [String: HabitCounts] = [:]
    for finding in findings {
      if let habit = finding.habit { left[finding.place.file, default: HabitCounts()].add(habit) }
    }
    for index in findings.indices {
      guard let habit = findings[index].habit else { continue }
      let file = findings[index].place.file
      let (count, others) = (left[file]?[habit] ?? 0, kept[file]?[habit] ?? 0)
      // Three of five.
      if count >= Self.least, 2 * count > 3 * others { findings[index].severity = .info }
    }
  }
}
