/// JSON put together by hand, for output that is too long for a tree of values.
struct JSONText {
  /// What was appended.
  private(set) var bytes: [UInt8] = []

  /// Appends what is JSON already.
  mutating func append(raw text: String) { bytes.append(contentsOf: text.utf8) }

  /// Appends a number.
  mutating func append(_ number: Int) { bytes.append(contentsOf: "\(number)".utf8) }

  /// Appends the UTF-8 in `text` as a string, in quotes and with escapes.
  ///
  /// Source: RFC 8259, section 7.
  mutating func append(_ text: ArraySlice<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0x0A: append(raw: #"\n"#)
      case 0x0D: append(raw: #"\r"#)
      case 0x09: append(raw: #"\t"#)
      case ..<0x20:
        let digits = String(byte, radix: 16)
        append(raw: digits.utf8.count == 1 ? #"\u000\#(digits)"# : #"\u00\#(digits)"#)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Hands over what was appended and begins anew.
  mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }
}
