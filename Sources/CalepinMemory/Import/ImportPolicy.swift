/// What becomes of a unit whose source text the memory has already, with
/// another translation or other metadata.
///
/// Units that are equal in everything are never stored twice, whatever the
/// policy.
public enum ImportPolicy: String, CaseIterable, Sendable {
  /// The unit that is there stays, the new one is left out.
  case keep
  /// The new one takes its place.
  case replace
  /// The unit that is there gets what only the new one has; of two texts in
  /// one language the one that was changed last stays.
  case merge
  /// Both are kept.
  case both
}

/// What became of what was read.
public struct ImportSummary: Hashable, Sendable {
  /// Units and entries that were read.
  public var read = 0
  /// Those that are stored now and were not before.
  public var added = 0
  /// Those that changed one that was there.
  public var updated = 0
  /// Those that were there already, equal in everything.
  public var duplicate = 0
  /// How many were left out, by the reason.
  public var skipped: [String: Int] = [:]

  /// Creates a summary of nothing.
  public init() {}

  /// How many were left out, whatever the reason.
  public var skippedCount: Int { skipped.values.reduce(0, +) }

  /// Adds the counts of another file.
  public mutating func add(_ other: ImportSummary) {
    read += other.read
    added += other.added
    updated += other.updated
    duplicate += other.duplicate
    skipped.merge(other.skipped, uniquingKeysWith: +)
  }
}
