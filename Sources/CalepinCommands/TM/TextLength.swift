/// How long a text is, counted in one pass over its bytes.
struct TextLength: Equatable {
  /// How many Unicode scalars it has.
  private(set) var characterCount = 0
  /// How many pieces without white space it has.
  private(set) var wordCount = 0

  /// Counts `text`.
  init(_ text: String) {
    var text = text
    text.withUTF8 { count($0) }
  }

  private mutating func count(_ bytes: UnsafeBufferPointer<UInt8>) {
    var isInWord = false
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      // All white space beyond ASCII begins with one of these.
      let isRare = byte == 0xC2 || (byte >= 0xE1 && byte <= 0xE3)
      let blankLength =
        byte <= 0x20 ? (Self.isBlank(byte) ? 1 : 0) : isRare ? Self.blankLength(bytes, offset) : 0
      if byte & 0xC0 != 0x80 { characterCount += 1 }
      if blankLength > 0 {
        isInWord = false
        offset += blankLength
      } else {
        if !isInWord { wordCount += 1 }
        isInWord = true
        offset += 1
      }
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// The length of the white space beyond ASCII at `offset`; 0 when there is
  /// none.
  private static func blankLength(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int {
    let length = bytes[offset] == 0xC2 ? 2 : 3
    guard offset + length <= bytes.count else { return 0 }
    let scalar = String(decoding: bytes[offset..<(offset + length)], as: UTF8.self).unicodeScalars
    return scalar.first?.properties.isWhitespace == true ? length : 0
  }
}
