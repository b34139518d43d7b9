/// One Unicode scalar of a text with what tokenizing asks of it.
struct TextScalar {
  /// What a scalar is to a tokenizer.
  enum Kind: UInt8 {
    case space, uppercase, letter, digit, mark, apostrophe, hyphen, period, punctuation, symbol
    /// Behind the last byte of the text.
    case end
  }

  var value: UInt32
  /// How many bytes it takes, 0 only behind the end.
  var length: Int
  var kind: Kind

  static let end = TextScalar(value: 0, length: 0, kind: .end)

  var isLetter: Bool { kind == .letter || kind == .uppercase }
  var isWordCharacter: Bool { isLetter || kind == .digit }
  var isASCIIDigit: Bool { 0x30 <= value && value <= 0x39 }
}

/// The bytes of a text, read scalar by scalar.
///
/// A byte that does not belong to well-formed UTF-8 is a symbol of length 1,
/// so a walk always moves on and never leaves the buffer.
struct ScalarText {
  let bytes: UnsafeBufferPointer<UInt8>

  var count: Int { bytes.count }

  /// The byte at `offset`, or 0 behind the end.
  func byte(_ offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  /// The scalar that begins at `offset`.
  @inline(__always)
  func scalar(at offset: Int) -> TextScalar {
    guard offset < bytes.count else { return .end }
    let first = bytes[offset]
    guard first >= 0x80 else {
      return TextScalar(value: UInt32(first), length: 1, kind: Self.asciiKind(first))
    }
    return wideScalar(at: offset, first)
  }

  private func wideScalar(at offset: Int, _ first: UInt8) -> TextScalar {
    let length = UTF8Form.length(at: offset, in: bytes)
    guard length > 0 else {
      return TextScalar(value: 0xFFFD, length: 1, kind: .symbol)
    }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for index in 1..<length { value = value << 6 | UInt32(bytes[offset + index] & 0x3F) }
    return TextScalar(value: value, length: length, kind: Self.wideKind(value))
  }

  private static func asciiKind(_ byte: UInt8) -> TextScalar.Kind {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): .letter
    case 0...0x20, 0x7F: .space
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): .uppercase
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "'"): .apostrophe
    case UInt8(ascii: "-"): .hyphen
    case UInt8(ascii: "."): .period
    case UInt8(ascii: "$"), UInt8(ascii: "+"), UInt8(ascii: "<"), UInt8(ascii: "="),
      UInt8(ascii: ">"), UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "|"),
      UInt8(ascii: "~"):
      .symbol
    default: .punctuation
    }
  }

  /// Latin-1 and general punctuation by range, the rest by general category.
  private static func wideKind(_ value: UInt32) -> TextScalar.Kind {
    switch value {
    case 0xC0...0xD6, 0xD8...0xDE: .uppercase
    case 0xDF...0xF6, 0xF8...0xFF, 0xAA, 0xB5, 0xBA, 0x153: .letter
    case 0xA0, 0x80...0x9F, 0x200B, 0x202F, 0x2028, 0x2029, 0xFEFF: .space
    case 0xB4, 0x2018, 0x2019, 0x201B, 0x2BC, 0xFF07: .apostrophe
    case 0x2010, 0x2011, 0x2212, 0xFE63, 0xFF0D: .hyphen
    case 0xB2, 0xB3, 0xB9: .digit
    case 0xA1, 0xA7, 0xAB, 0xB6, 0xB7, 0xBB, 0xBF, 0x2013, 0x2014, 0x201C, 0x201D, 0x2026:
      .punctuation
    default: categoryKind(value)
    }
  }

  private static func categoryKind(_ value: UInt32) -> TextScalar.Kind {
    guard let scalar = Unicode.Scalar(value) else { return .symbol }
    return switch scalar.properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter: .uppercase
    case .lowercaseLetter, .modifierLetter, .otherLetter: .letter
    case .nonspacingMark, .spacingMark, .enclosingMark, .format: .mark
    case .decimalNumber, .letterNumber, .otherNumber: .digit
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control: .space
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      .punctuation
    default: .symbol
    }
  }
}
