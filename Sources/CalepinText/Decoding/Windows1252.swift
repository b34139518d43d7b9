/// Windows-1252 to UTF-8.
///
/// Source: encoding.spec.whatwg.org, index-windows-1252; the five bytes
/// without a character stand for control characters there.
enum Windows1252 {
  /// The characters of the bytes 0x80 to 0x9F.
  private static let upper: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  /// The text in `bytes` behind a byte order mark of UTF-8, if there is one,
  /// with a warning that points at `firstBad`.
  static func decode(_ bytes: [UInt8], markLength: Int, firstBad: Int) -> DecodedText {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 16)
    for byte in bytes[markLength...] {
      text.appendUTF8(0x80...0x9F ~= byte ? upper[Int(byte) - 0x80] : UInt32(byte))
    }
    let line = LineTable.lineNumber(of: firstBad, in: bytes)
    return DecodedText(
      bytes: text, encoding: .windows1252,
      warnings: [DecodingWarning(kind: .notUTF8, offset: firstBad, line: line)],
      offsets: OffsetMap(.one, start: markLength, end: bytes.count, text: text))
  }
}

extension [UInt8] {
  /// Appends `scalar`, which is no surrogate and at most 0x10FFFF, in UTF-8.
  @inline(__always)
  mutating func appendUTF8(_ scalar: UInt32) {
    switch scalar {
    case 0..<0x80:
      append(UInt8(scalar))
    case 0x80..<0x800:
      append(UInt8(0xC0 | scalar >> 6))
      append(UInt8(0x80 | scalar & 0x3F))
    case 0x800..<0x10000:
      append(UInt8(0xE0 | scalar >> 12))
      append(UInt8(0x80 | scalar >> 6 & 0x3F))
      append(UInt8(0x80 | scalar & 0x3F))
    default:
      append(UInt8(0xF0 | scalar >> 18 & 0x07))
      append(UInt8(0x80 | scalar >> 12 & 0x3F))
      append(UInt8(0x80 | scalar >> 6 & 0x3F))
      append(UInt8(0x80 | scalar & 0x3F))
    }
  }
}
