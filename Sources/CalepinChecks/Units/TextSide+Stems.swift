extension TextSide {
  /// How many letters two words have to begin with alike: most words that
  /// English and French share do.
  static let stemLength = 4

  /// The first letters of a word without accents, a byte each; `nil` for a
  /// word that is shorter.
  func stem(of token: CheckToken) -> UInt32? {
    bytes.withUnsafeBufferPointer { bytes in
      var stem: UInt32 = 0
      var offset = Int(token.start)
      for _ in 0..<Self.stemLength {
        guard offset < Int(token.end) else { return nil }
        let scalar = ScalarAt(offset, in: bytes)
        guard scalar.kind == .letter || scalar.kind == .upper else { return nil }
        stem = stem << 8 | UInt32(Self.plain(scalar.lowercased))
        offset += scalar.length
      }
      return stem
    }
  }

  /// A small letter of French without its accent.
  private static func plain(_ value: UInt32) -> UInt8 {
    switch value {
    case 0xE0...0xE5: UInt8(ascii: "a")
    case 0xE7: UInt8(ascii: "c")
    case 0xE8...0xEB: UInt8(ascii: "e")
    case 0xEC...0xEF: UInt8(ascii: "i")
    case 0xF2...0xF6, 0x153: UInt8(ascii: "o")
    case 0xF9...0xFC: UInt8(ascii: "u")
    default: UInt8(truncatingIfNeeded: value)
    }
  }
}
