/// How long a text is, counted over its bytes, eight at a time.
struct TextLength: Equatable {
  /// How many Unicode scalars it has.
  private(set) var characterCount = 0
  /// How many pieces without white space it has.
  private(set) var wordCount = 0

  private static let highBits: UInt64 = 0x8080_8080_8080_8080
  private static let lowBits: UInt64 = 0x0101_0101_0101_0101

  /// Counts the text whose UTF-8 is `bytes`.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    let raw = UnsafeRawBufferPointer(bytes)
    // The high bit of the lowest byte: whether a blank came before.
    var blankBefore: UInt64 = 0x80
    var isASCII = true
    var offset = 0
    while offset < raw.count {
      let present = min(8, raw.count - offset)
      let word = present == 8 ? Self.word(raw, offset) : Self.lastWord(raw, offset)
      let high = word & Self.highBits
      if high != 0 { isASCII = false }
      // All bytes but those in the middle of a character: 10xxxxxx.
      characterCount += present - (high & ~(word << 1)).nonzeroBitCount
      let blank = Self.blankBits(word)
      wordCount += (~blank & Self.highBits & (blank << 8 | blankBefore)).nonzeroBitCount
      blankBefore = blank >> 56
      offset += 8
    }
    if !isASCII { correctWords(bytes) }
  }

  /// Counts the text whose UTF-8 is `bytes`.
  init(_ text: String) {
    var text = text
    self = text.withUTF8 { TextLength($0) }
  }

  @inline(__always)
  private static func word(_ raw: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// The last bytes, blanks behind them.
  private static func lastWord(_ raw: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    var word: UInt64 = 0x2020_2020_2020_2020
    for index in offset..<raw.count {
      let shift = UInt64(8 * (index - offset))
      word = word & ~(0xFF << shift) | UInt64(raw[index]) << shift
    }
    return word
  }

  /// The high bit of each byte that is a blank, a tab or the end of a line.
  @inline(__always)
  private static func blankBits(_ word: UInt64) -> UInt64 {
    let low = word & ~highBits
    let difference = low ^ (0x20 &* lowBits)
    let isSpace = ~((difference &+ (0x7F &* lowBits)) | difference)
    let isControl = (low &+ (0x77 &* lowBits)) & ~(low &+ (0x72 &* lowBits))
    return (isSpace | isControl) & ~word & highBits
  }

  /// White space beyond ASCII was taken for part of a word: each of it divides
  /// one, or is none.
  private mutating func correctWords(_ bytes: UnsafeBufferPointer<UInt8>) {
    var lastEnd = 0
    var offset = 0
    let raw = UnsafeRawBufferPointer(bytes)
    while offset < bytes.count {
      // Most of a text is ASCII: to the next byte that is not.
      while offset + 8 <= raw.count {
        let high = Self.word(raw, offset) & Self.highBits
        offset += high == 0 ? 8 : high.trailingZeroBitCount / 8
        if high != 0 { break }
      }
      guard offset < bytes.count else { return }
      let length = Self.blankLength(bytes, offset)
      guard length > 0 else {
        offset += 1
        continue
      }
      let follows = offset > lastEnd && !Self.isBlank(bytes[offset - 1])
      let end = offset + length
      let precedes = end < bytes.count && !Self.isBlank(bytes[end])
      if follows, precedes { wordCount += 1 }
      if !follows, !precedes { wordCount -= 1 }
      (lastEnd, offset) = (end, end)
    }
  }

  @inline(__always)
  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 <= 4 }

  /// The length of the white space beyond ASCII at `offset`; 0 when there is
  /// none.
  @inline(__always)
  private static func blankLength(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int {
    let lead = bytes[offset]
    // All of it begins with one of these.
    guard lead == 0xC2 || (lead >= 0xE1 && lead <= 0xE3) else { return 0 }
    let length = lead == 0xC2 ? 2 : 3
    guard offset + length <= bytes.count else { return 0 }
    let scalar =
      lead == 0xC2
      ? UInt32(bytes[offset + 1])
      : UInt32(lead & 0xF) << 12 | UInt32(bytes[offset + 1] & 0x3F) << 6
        | UInt32(bytes[offset + 2] & 0x3F)
    switch scalar {
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
      return length
    default: return 0
    }
  }
}
