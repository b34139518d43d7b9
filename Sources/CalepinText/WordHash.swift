/// The hash of words in tables that live no longer than the program runs.
///
/// Eight bytes a step, folded by a multiplication. It differs from run to run, so
/// that no file can hold words made to share one hash.
///
/// Source: the folded multiplication is that of Wang Yi's wyhash (2019).
enum WordHash {
  private static let seed = UInt64.random(in: .min ... .max)
  private static let factors: (UInt64, UInt64) = (0xA076_1D64_78BD_642F, 0xE703_7ED1_A0B4_28DB)

  /// The hash of `word`.
  @inline(__always) static func of(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let count = word.count
    var hash = seed ^ UInt64(truncatingIfNeeded: count)
    guard let base = UnsafeRawPointer(word.baseAddress), count > 0 else { return hash }
    guard count >= 8 else {
      return folded(folded(hash ^ short(base, count), factors.0), factors.1)
    }
    var offset = 0
    while offset + 8 < count {
      hash = folded(hash ^ base.loadUnaligned(fromByteOffset: offset, as: UInt64.self), factors.0)
      offset += 8
    }
    let last = base.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
    return folded(folded(hash ^ last, factors.0), factors.1)
  }

  /// Whether `count` bytes are the same at both places.
  @inline(__always) static func areEqual(
    _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, count: Int
  ) -> Bool {
    guard count >= 8 else { return count == 0 || short(a, count) == short(b, count) }
    var offset = 0
    while offset + 8 < count {
      guard word(a, at: offset) == word(b, at: offset) else { return false }
      offset += 8
    }
    return word(a, at: count - 8) == word(b, at: count - 8)
  }

  /// From one to seven bytes as a number that no others of this count have.
  @inline(__always) private static func short(_ base: UnsafeRawPointer, _ count: Int) -> UInt64 {
    if count >= 4 {
      let first = base.loadUnaligned(as: UInt32.self)
      let last = base.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
      return UInt64(first) << 32 | UInt64(last)
    }
    let bytes = (
      base.load(as: UInt8.self), base.load(fromByteOffset: count >> 1, as: UInt8.self),
      base.load(fromByteOffset: count - 1, as: UInt8.self)
    )
    return UInt64(bytes.0) << 16 | UInt64(bytes.1) << 8 | UInt64(bytes.2)
  }

  @inline(__always) private static func word(_ base: UnsafeRawPointer, at offset: Int) -> UInt64 {
    base.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }

  @inline(__always) private static func folded(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let (high, low) = a.multipliedFullWidth(by: b)
    return high ^ low
  }
}
