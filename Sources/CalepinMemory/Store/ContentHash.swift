/// A 64-bit hash of bytes that is the same on every machine, for memory files
/// to keep.
///
/// Eight bytes at a time are mixed by the high and the low half of a product.
/// Equal hashes are checked by content, so that nothing depends on their being
/// rare.
///
/// Source: the idea of Wang Yi's wyhash (2019); constants of our own.
struct ContentHash {
  private var state: UInt64 = 0x7C0F_2D6B_91A3_58E5

  /// The hash of what was mixed in, as SQLite keeps numbers.
  var value: Int { Int(truncatingIfNeeded: state ^ (state >> 32)) }

  /// Mixes in a number.
  mutating func mix(_ number: UInt64) {
    let product = (state ^ number ^ 0xD1B5_4A32_D192_ED03)
      .multipliedFullWidth(by: 0x9E6C_63D0_676A_9A99)
    state = product.high ^ product.low &+ 0x2545_F491_4F6C_DD1D
  }

  /// Mixes in `bytes` and how many there are.
  mutating func mix(_ bytes: UnsafeRawBufferPointer) {
    mix(UInt64(bytes.count))
    var offset = 0
    while offset + 8 <= bytes.count {
      mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
      offset += 8
    }
    guard offset < bytes.count else { return }
    var rest: UInt64 = 0
    for byte in bytes[offset...].reversed() { rest = rest << 8 | UInt64(byte) }
    mix(rest)
  }
}
