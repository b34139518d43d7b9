/// UTF-16 to UTF-8.
enum UTF16Decoding {
  /// Whether `bytes` without a byte order mark are big-endian UTF-16, or `nil`
  /// when they do not look like UTF-16 at all.
  ///
  /// In a text of a European language most high bytes are zero and hardly any
  /// low byte is; 4096 bytes are enough to see it.
  static func byteOrder(of bytes: UnsafeBufferPointer<UInt8>) -> Bool? {
    let pairs = min(bytes.count, 4096) / 2
    guard pairs > 0, bytes.count % 2 == 0 || pairs > 1 else { return nil }
    var zerosAtEven = 0
    var zerosAtOdd = 0
    for pair in 0..<pairs {
      zerosAtEven += bytes[2 * pair] == 0 ? 1 : 0
      zerosAtOdd += bytes[2 * pair + 1] == 0 ? 1 : 0
    }
    guard max(zerosAtEven, zerosAtOdd) * 2 > pairs else { return nil }
    if zerosAtEven * 8 < zerosAtOdd { return false }
    return zerosAtOdd * 8 < zerosAtEven ? true : nil
  }

  /// The text in `bytes` behind the mark; half pairs become U+FFFD.
  static func decode(_ bytes: [UInt8], isBigEndian: Bool, markLength: Int) -> DecodedText {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count / 2 + bytes.count / 16)
    var firstUnpaired: Int?
    var offset = markLength
    while offset + 1 < bytes.count {
      let unit = unit(at: offset, in: bytes, isBigEndian)
      var scalar = UInt32(unit)
      var length = 2
      if unit & 0xF800 == 0xD800 {
        if let pair = pair(unit, at: offset, in: bytes, isBigEndian) {
          (scalar, length) = (pair, 4)
        } else {
          firstUnpaired = firstUnpaired ?? offset
          scalar = 0xFFFD
        }
      }
      text.appendUTF8(scalar)
      offset += length
    }
    var warnings: [DecodingWarning] = []
    if let firstUnpaired {
      let line = lineNumber(of: firstUnpaired, in: bytes, isBigEndian)
      warnings.append(.init(kind: .unpairedSurrogate, offset: firstUnpaired, line: line))
    }
    if offset < bytes.count {
      text.appendUTF8(0xFFFD)
      let line = lineNumber(of: offset, in: bytes, isBigEndian)
      warnings.append(.init(kind: .truncated, offset: offset, line: line))
    }
    return DecodedText(
      bytes: text, encoding: isBigEndian ? .utf16BigEndian : .utf16LittleEndian,
      warnings: warnings,
      offsets: OffsetMap(.utf16, start: markLength, end: bytes.count, text: text))
  }

  private static func unit(at offset: Int, in bytes: [UInt8], _ isBigEndian: Bool) -> UInt16 {
    let (first, second) = (UInt16(bytes[offset]), UInt16(bytes[offset + 1]))
    return isBigEndian ? first << 8 | second : second << 8 | first
  }

  private static func pair(
    _ high: UInt16, at offset: Int, in bytes: [UInt8], _ isBigEndian: Bool
  ) -> UInt32? {
    guard high & 0xFC00 == 0xD800, offset + 3 < bytes.count else { return nil }
    let low = unit(at: offset + 2, in: bytes, isBigEndian)
    guard low & 0xFC00 == 0xDC00 else { return nil }
    return 0x10000 + (UInt32(high & 0x3FF) << 10 | UInt32(low & 0x3FF))
  }

  private static func lineNumber(of end: Int, in bytes: [UInt8], _ isBigEndian: Bool) -> Int {
    var line = 1
    for offset in stride(from: 0, to: end - 1, by: 2)
    where unit(at: offset, in: bytes, isBigEndian) == 0x0A { line += 1 }
    return line
  }
}
