/// The digits of a number as they are written, with what they may mean.
struct NumberText {
  /// What the separators in the digits say.
  enum Reading {
    /// A value: mantissa × 10^exponent, and whether it is written as the other
    /// language would write it.
    case value(Int64, Int, isForeign: Bool)
    /// Three parts and more with full stops.
    case version
    /// Numbers with commas between them.
    case list
  }

  /// Reads `bytes`, which are digits with single full stops and commas between
  /// them.
  static func reading(
    _ bytes: Slice<UnsafeBufferPointer<UInt8>>, in language: SideLanguage
  ) -> Reading {
    var dots = 0
    var commas = 0
    for byte in bytes {
      if byte == 0x2E { dots += 1 }
      if byte == 0x2C { commas += 1 }
    }
    guard dots + commas > 0 else { return value(bytes, decimal: 0, isForeign: false) }
    let isFrench = language == .french
    if dots > 1 { return .version }
    if commas == 0 {
      return value(bytes, decimal: 0x2E, isForeign: isFrench)
    }
    if dots == 1 {
      guard areGroups(bytes, until: 0x2E) else { return .list }
      return value(bytes, decimal: 0x2E, isForeign: isFrench)
    }
    if isFrench {
      if commas == 1 { return value(bytes, decimal: 0x2C, isForeign: false) }
      return areGroups(bytes, until: 0)
        ? value(bytes, decimal: 0, isForeign: true) : .list
    }
    if areGroups(bytes, until: 0) { return value(bytes, decimal: 0, isForeign: false) }
    return commas == 1 ? value(bytes, decimal: 0x2C, isForeign: true) : .list
  }

  /// Whether commas cut the digits before `end` into groups of three.
  static func areGroups(_ bytes: some Sequence<UInt8>, until end: UInt8) -> Bool {
    var length = 0
    var isFirst = true
    var first: UInt8 = 0
    for byte in bytes {
      if byte == end { break }
      if first == 0 { first = byte }
      if byte == 0x2C {
        guard isFirst ? (1...3).contains(length) : length == 3 else { return false }
        isFirst = false
        length = 0
      } else {
        length += 1
      }
    }
    return !isFirst && length == 3 && first != 0x30
  }

  private static func value(
    _ bytes: Slice<UnsafeBufferPointer<UInt8>>, decimal: UInt8, isForeign: Bool
  ) -> Reading {
    var mantissa: Int64 = 0
    var exponent = 0
    var isFraction = false
    for byte in bytes {
      if byte == decimal, decimal != 0 {
        isFraction = true
      } else if byte >= 0x30, byte <= 0x39 {
        guard mantissa < 100_000_000_000_000_000 else { return .version }
        mantissa = mantissa * 10 + Int64(byte - 0x30)
        if isFraction { exponent -= 1 }
      }
    }
    return .value(mantissa, exponent, isForeign: isForeign)
  }
}
