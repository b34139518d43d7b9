/// A Unicode scalar of a text that may be broken, and what checks ask of it.
struct ScalarAt {
  /// What it is.
  enum Kind {
    case letter, upper, mark, punctuation, symbol, space, invisible
  }

  let value: UInt32
  /// In bytes, at least 1.
  let length: Int
  let kind: Kind

  /// Reads the scalar at `offset`, which lies inside `bytes`; a byte that
  /// begins none is a U+FFFD of length 1.
  init(_ offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    let first = bytes[offset]
    func tail(_ index: Int) -> UInt32? {
      guard offset + index < bytes.count, bytes[offset + index] & 0xC0 == 0x80 else { return nil }
      return UInt32(bytes[offset + index] & 0x3F)
    }
    switch first {
    case 0..<0x80: (value, length) = (UInt32(first), 1)
    case 0xC2...0xDF:
      guard let one = tail(1) else { fallthrough }
      (value, length) = (UInt32(first & 0x1F) << 6 | one, 2)
    case 0xE0...0xEF:
      guard let one = tail(1), let two = tail(2) else { fallthrough }
      (value, length) = (UInt32(first & 0x0F) << 12 | one << 6 | two, 3)
    case 0xF0...0xF4:
      guard let one = tail(1), let two = tail(2), let three = tail(3) else { fallthrough }
      (value, length) = (UInt32(first & 0x07) << 18 | one << 12 | two << 6 | three, 4)
    default: (value, length) = (0xFFFD, 1)
    }
    kind = Self.kind(of: value)
  }

  /// Latin-1 and general punctuation by range, the rest by general category.
  private static func kind(of value: UInt32) -> Kind {
    switch value {
    case 0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000, 0x2028, 0x2029:
      .space
    case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x152, 0x178: .upper
    case 0x61...0x7A, 0xDF...0xF6, 0xF8...0xFF, 0x153: .letter
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF: .invisible
    case 0xA1, 0xA7, 0xAB, 0xB6, 0xB7, 0xBB, 0xBF, 0x2010...0x2027, 0x2030...0x205E: .punctuation
    case 0..<0x80, 0x80...0x9F, 0x20A0...0x20CF: .symbol
    default: categoryKind(of: value)
    }
  }

  private static func categoryKind(of value: UInt32) -> Kind {
    guard let scalar = Unicode.Scalar(value) else { return .symbol }
    return switch scalar.properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter: .upper
    case .lowercaseLetter, .modifierLetter, .otherLetter: .letter
    case .nonspacingMark, .spacingMark, .enclosingMark: .mark
    case .format: .invisible
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: .space
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      .punctuation
    default: .symbol
    }
  }

  /// What it is as a gap between tokens.
  var gap: CheckToken.Gap {
    switch value {
    case 0x20: .space
    case 0xA0: .noBreak
    case 0x202F: .narrowNoBreak
    case 0x2009: .thin
    default: .other
    }
  }

  /// The scalar in small letters, where that is one scalar.
  var lowercased: UInt32 {
    guard kind == .upper else { return value }
    if value < 0x100 { return value | 0x20 }
    if value == 0x152 { return 0x153 }
    let lower = Unicode.Scalar(value)?.properties.lowercaseMapping.unicodeScalars
    guard let lower, lower.count == 1, let first = lower.first else { return value }
    return first.value
  }
}
