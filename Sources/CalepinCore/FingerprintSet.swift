/// A hash that stands for what it was made of: spread over all its bits, so that
/// any of them find it a place.
public protocol Fingerprint: Equatable, BitwiseCopyable {
  /// Bits that differ where two fingerprints do.
  var bits: UInt64 { get }
  /// What stands where there is none; never put into a set.
  static var none: Self { get }
}

extension UInt64: Fingerprint {
  /// The number itself.
  @inlinable public var bits: UInt64 { self }
  /// Zero.
  @inlinable public static var none: UInt64 { 0 }
}

/// A set of fingerprints that only grows: one array, no hashing of the hash.
public struct FingerprintSet<Element: Fingerprint> {
  /// How many there are.
  @inlinable public var count: Int { takenCount }

  @usableFromInline var takenCount = 0
  @usableFromInline var slots: [Element]

  /// Creates an empty set.
  public init() { slots = [Element](repeating: .none, count: 64) }

  /// Puts `element` in; false when it was there.
  ///
  /// - Complexity: Constant on average.
  @inlinable
  public mutating func insert(_ element: Element) -> Bool {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: element.bits) & mask
    while slots[slot] != .none {
      if slots[slot] == element { return false }
      slot = (slot + 1) & mask
    }
    slots[slot] = element
    takenCount += 1
    if 4 * takenCount > 3 * slots.count { grow() }
    return true
  }

  /// Makes room: three quarters of it are taken.
  @inlinable
  mutating func grow() {
    let old = slots
    slots = [Element](repeating: .none, count: 2 * old.count)
    let mask = slots.count - 1
    for element in old where element != .none {
      var slot = Int(truncatingIfNeeded: element.bits) & mask
      while slots[slot] != .none { slot = (slot + 1) & mask }
      slots[slot] = element
    }
  }
}
