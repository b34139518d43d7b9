/// What a memory holds at one moment, as far as an index beside it needs to
/// know.
public struct MemoryState: Hashable, Sendable {
  /// Tells the memory from all others, copies of its file excepted: 32
  /// hexadecimal digits.
  public var identity: String
  /// Rises by one with every change; entries that are only added do not count.
  public var generation: Int
  /// The number that the next unit will get: all units have smaller ones,
  /// and none is given twice.
  public var nextUnit: Int
  /// The number that the next entry will get: all entries have smaller ones, and
  /// none is given twice.
  public var nextEntry: Int
  /// How many units there are.
  public var unitCount: Int
  /// How many entries there are.
  public var entryCount: Int
}
