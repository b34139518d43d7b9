internal import CalepinCore

/// The identifiers of units seen so far, so that one that comes again is known.
///
/// Most programs number their units one after the other: such numbers take no
/// memory. Of the others a hash is kept, eight bytes; that two share one by
/// chance costs a warning.
struct IdentifierLog {
  /// Numbers that came one after the other; each stretch lies above those before.
  private var stretches: [ClosedRange<UInt64>] = []
  private var hashes = FingerprintSet<UInt64>()

  /// More digits are not taken for a number.
  private static let longestNumber = 18

  /// Takes an identifier; false when it was there before.
  mutating func insert(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let number = Self.number(bytes) else { return hashes.insert(Self.hash(bytes)) }
    guard let last = stretches.last else {
      stretches = [number...number]
      return true
    }
    if number == last.upperBound + 1 {
      stretches[stretches.count - 1] = last.lowerBound...number
      return true
    }
    if number > last.upperBound {
      stretches.append(number...number)
      return true
    }
    return !isInStretch(number) && hashes.insert(Self.hash(bytes))
  }

  private func isInStretch(_ number: UInt64) -> Bool {
    var (low, high) = (0, stretches.count)
    while low < high {
      let middle = (low + high) / 2
      if stretches[middle].contains(number) { return true }
      if stretches[middle].upperBound < number { low = middle + 1 } else { high = middle }
    }
    return false
  }

  /// The number that `bytes` spell in the only way it can be spelt; `nil` when
  /// they are none.
  private static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64? {
    guard let first = bytes.first, bytes.count <= longestNumber,
      first != UInt8(ascii: "0") || bytes.count == 1
    else { return nil }
    var number: UInt64 = 0
    for byte in bytes {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      number = 10 * number + UInt64(byte & 0xF)
    }
    return number
  }

  /// FNV-1a, 64 bits (Fowler, Noll and Vo, 1991), its bits spread by the end of
  /// MurmurHash3 (Appleby, 2011): the same on every run, never zero.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
    return (hash ^ hash >> 33) | 1 << 63
  }
}
