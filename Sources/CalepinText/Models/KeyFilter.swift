/// Says of most keys that a table lacks them, in one look.
///
/// One bit a key, chosen by the low bits of its hash; with eight bits or more
/// for each key of the table at most one strange key in eight gets through.
///
/// Layout: a power of two of bits, at least 64, the lowest bit of a byte first.
// Sendable: the bytes are never written; who holds a filter holds its file.
struct KeyFilter: @unchecked Sendable {  // immutable bytes, see above
  private let bits: UnsafeRawBufferPointer
  private let mask: UInt64

  /// Opens the filter in `section`.
  init(_ section: UnsafeRawBufferPointer) throws(ModelError) {
    guard section.count >= 8, section.count & (section.count - 1) == 0 else { throw .damaged }
    bits = section
    mask = UInt64(section.count * 8 - 1)
  }

  /// Whether the key with this hash may be in the table.
  @inline(__always) func mayHold(_ hash: UInt64) -> Bool {
    let bit = Int(truncatingIfNeeded: hash & mask)
    return bits[bit >> 3] & (1 << UInt8(truncatingIfNeeded: bit & 7)) != 0
  }

  /// The section for the keys with these hashes.
  static func section(for hashes: [UInt64]) -> [UInt8] {
    var count = 8
    while count < hashes.count { count *= 2 }
    var bytes = [UInt8](repeating: 0, count: count)
    for hash in hashes {
      let bit = Int(truncatingIfNeeded: hash & UInt64(count * 8 - 1))
      bytes[bit >> 3] |= 1 << UInt8(truncatingIfNeeded: bit & 7)
    }
    return bytes
  }
}
