/// What ``ConsistencyIndex`` has to know of a unit that was checked.
public struct UnitTrace: Sendable {
  /// The hashes of both sides.
  let keys: UnitKeys
  /// The hashes of the words alone, where they are asked for.
  let near: UnitKeys?
  /// The terms it uses, where they are asked for.
  let terms: [TermUse]
  /// How often the habits a file may have were not followed.
  let kept: HabitCounts
}

/// A term that a translation uses for an entry of a termbase.
struct TermUse: Sendable {
  /// The entry and the language, as one number.
  var entry: UInt64
  /// The term as the termbase has it.
  var term: String
  /// Where the source has a term of the entry, in UTF-8 bytes.
  var source: Range<Int>
  /// Where the term stands in the translation, in UTF-8 bytes.
  var target: Range<Int>
}
