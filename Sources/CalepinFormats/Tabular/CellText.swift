internal import CalepinCore

/// What the bytes of a cell say.
enum CellText {
  /// The text, and whether it is UTF-8; if not, it was read as windows-1252.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> (text: String, isUTF8: Bool) {
    // Decoding and comparing is faster than the validating initialiser: what
    // was repaired differs.
    var text = String(decoding: bytes, as: UTF8.self)
    let isSound = text.withUTF8 { isEqual($0, bytes) }
    return isSound ? (text, true) : (Windows1252.decode(bytes), false)
  }

  /// Whether both have the same bytes; eight at a time, as every line is
  /// compared.
  private static func isEqual(
    _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard a.count == b.count, let a = UnsafeRawPointer(a.baseAddress),
      let other = UnsafeRawPointer(b.baseAddress)
    else { return a.count == b.count }
    var offset = 0
    while offset + 8 <= b.count {
      guard
        a.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
          == other.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      else { return false }
      offset += 8
    }
    while offset < b.count {
      guard
        a.load(fromByteOffset: offset, as: UInt8.self)
          == other.load(fromByteOffset: offset, as: UInt8.self)
      else { return false }
      offset += 1
    }
    return true
  }

  /// The bytes without the spaces and tabs around them.
  static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var start = 0
    var end = bytes.count
    while start < end, isBlank(bytes[start]) { start += 1 }
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return UnsafeBufferPointer(rebasing: bytes[start..<end])
  }

  /// Hands what stands between bars with blanks around them to `body`, trimmed;
  /// nothing between two bars is left out.
  static func eachPart(
    of bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    var start = 0
    func take(until end: Int) {
      let part = trimmed(UnsafeBufferPointer(rebasing: bytes[start..<end]))
      if !part.isEmpty { body(part) }
      start = end + 1
    }
    for bar in bytes.indices where bytes[bar] == UInt8(ascii: "|") {
      let isSplit =
        (bar == 0 || bytes[bar - 1] == 0x20)
        && (bar + 1 == bytes.count || bytes[bar + 1] == 0x20)
      if isSplit { take(until: bar) }
    }
    take(until: bytes.count)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
