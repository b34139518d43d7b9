public import CalepinCore

/// A unit of a memory with its number.
public struct StoredUnit: Hashable, Sendable {
  /// The number, above zero; it stays with the unit.
  public var id: Int
  /// The number of the source that it came from, see ``MemorySource``; `nil`
  /// when it was written by hand.
  public var source: Int?
  /// The unit; its line is that of the source.
  public var unit: TranslationUnit
}

/// An entry of a memory with its number.
public struct StoredEntry: Hashable, Sendable {
  /// The number, above zero; entries and units are numbered apart.
  public var id: Int
  /// The number of the source that it came from; `nil` when it was written by
  /// hand.
  public var source: Int?
  /// The entry; its line is that of the source.
  public var entry: ConceptEntry
}
