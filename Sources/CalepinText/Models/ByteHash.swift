/// A 64-bit hash of bytes that is the same on every machine and run.
///
/// FNV-1a with 64 bits, mixed at the end so that the high and the low bits
/// each depend on all bytes.
///
/// Source: Fowler, Noll and Vo, RFC 9923; the mixing is the finaliser of
/// Appleby's MurmurHash3 (2011).
package struct ByteHash {
  /// What the bytes taken in so far have left, from which a hash can go on.
  private(set) var state: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Creates the hash of no bytes.
  package init() {}

  /// Creates a hash that goes on from `state`.
  @inline(__always) init(state: UInt64) { self.state = state }

  /// Takes in one byte.
  @inline(__always) package mutating func add(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// Takes in `bytes`.
  package mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes { add(byte) }
  }

  /// The hash of the bytes taken in so far.
  @inline(__always) package var value: UInt64 { Self.mixed(state) }

  /// The hash of `bytes`.
  @inline(__always) package static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = ByteHash()
    hash.add(bytes)
    return hash.value
  }

  /// `value` with its bits spread over all 64.
  @inline(__always) static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    mixed = (mixed ^ (mixed >> 33)) &* 0xC4CE_B9FE_1A85_EC53
    return mixed ^ (mixed >> 33)
  }
}
