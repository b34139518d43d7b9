/// Well-formed UTF-8, checked on bytes.
///
/// Source: The Unicode Standard, table 3-7 (well-formed UTF-8 byte sequences).
enum UTF8Form {
  /// What is first wrong in a stretch of bytes.
  enum Problem: Equatable {
    /// A byte of value 0 at this offset: not text.
    case zero(Int)
    /// The bytes at this offset are not UTF-8.
    case malformed(Int)
    /// The last character, which begins at this offset, is cut off by the end.
    case truncated(Int)
  }

  /// How many bytes the character takes that begins at `offset` with a byte
  /// above 0x7F; 0 when it is malformed or cut off.
  @inline(__always)
  static func length(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let first = bytes[offset]
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard first >= 0xC2, first <= 0xF4, offset + length <= bytes.count else { return 0 }
    guard secondBytes(after: first).contains(bytes[offset + 1]) else { return 0 }
    for index in 2..<max(length, 2) where bytes[offset + index] & 0xC0 != 0x80 { return 0 }
    return length
  }

  /// The second bytes that may follow `first`: no overlong forms, no
  /// surrogates, nothing above U+10FFFF.
  @inline(__always)
  private static func secondBytes(after first: UInt8) -> ClosedRange<UInt8> {
    switch first {
    case 0xE0: 0xA0...0xBF
    case 0xED: 0x80...0x9F
    case 0xF0: 0x90...0xBF
    case 0xF4: 0x80...0x8F
    default: 0x80...0xBF
    }
  }

  /// The first problem in `bytes`, or `nil` when they are UTF-8 text.
  ///
  /// - Complexity: O(count); eight bytes at a time while they are ASCII.
  static func firstProblem(in bytes: UnsafeBufferPointer<UInt8>) -> Problem? {
    var offset = 0
    while true {
      offset = endOfASCII(in: bytes, from: offset)
      guard offset < bytes.count else { return nil }
      if bytes[offset] == 0 { return .zero(offset) }
      let length = length(at: offset, in: bytes)
      guard length > 0 else {
        return isTruncated(at: offset, in: bytes) ? .truncated(offset) : .malformed(offset)
      }
      offset += length
    }
  }

  /// Where the run of ASCII without zeros that begins at `start` ends.
  @inline(__always)
  private static func endOfASCII(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var offset = start
    let raw = UnsafeRawBufferPointer(bytes)
    while offset + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      // Subtracting one from each byte raises the high bit of a zero byte.
      let marked = (word | (word &- 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080
      guard marked == 0 else { break }
      offset += 8
    }
    while offset < raw.count, raw[offset] &- 1 < 0x7F { offset += 1 }
    return offset
  }

  /// Whether the bytes from `offset` to the end are the beginning of one
  /// well-formed character.
  private static func isTruncated(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let first = bytes[offset]
    guard first >= 0xC2, first <= 0xF4 else { return false }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    let present = bytes.count - offset
    guard present < length else { return false }
    if present > 1, !secondBytes(after: first).contains(bytes[offset + 1]) { return false }
    return present < 3 || bytes[offset + 2] & 0xC0 == 0x80
  }
}
