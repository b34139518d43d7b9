/// The name of a check, as people write it in settings and waivers:
/// `number-mismatch`.
public struct CheckID: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The name.
  public let rawValue: String

  /// Creates the name that `rawValue` spells, whether a check has it or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  init(_ name: String) { rawValue = name }

  /// The name.
  public var description: String { rawValue }

  /// Whether `lhs` comes first in the alphabet.
  public static func < (lhs: CheckID, rhs: CheckID) -> Bool { lhs.rawValue < rhs.rawValue }
}
