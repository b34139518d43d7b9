extension TextSide {
  /// Whether the text is more program than language, as an example in a manual
  /// is: for each five words there are three signs that programs are made of,
  /// and one that language has not.
  ///
  /// - Complexity: O(number of tokens).
  var isProgram: Bool {
    var signs = 0
    var words = 0
    var isCertain = false
    for token in tokens {
      switch token.kind {
      case .word: words += 1
      case .code: signs += 1
      case .punctuation, .symbol:
        guard Self.isSign(token.key) else { continue }
        signs += 1
        isCertain = isCertain || Self.isCertain(token.key)
      default: break
      }
    }
    return isCertain && signs * 5 >= words * 3
  }

  private static func isSign(_ key: UInt32) -> Bool {
    switch key {
    case 0x28, 0x29, 0x5B, 0x5D, 0x3B, 0x2A, 0x2F: true
    default: isCertain(key)
    }
  }

  /// Whether it is one of `# & + < = > \ { | }`.
  private static func isCertain(_ key: UInt32) -> Bool {
    switch key {
    case 0x23, 0x26, 0x2B, 0x3C, 0x3D, 0x3E, 0x5C, 0x7B, 0x7C, 0x7D: true
    default: false
    }
  }
}
