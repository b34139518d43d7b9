internal import CalepinCore

/// The tokens whose class needs no model: marks, plain numbers, a few signs.
///
/// What treebanks do not agree on (`%`, `/`, a lone hyphen or apostrophe,
/// `12/07`) is left to the model.
enum RuleTagging {
  /// The class of `word`, or `nil` when the model has to decide.
  static func tag(of word: UnsafeBufferPointer<UInt8>) -> PartOfSpeech? {
    guard let first = word.first, let last = word.last else { return nil }
    if WordProfile.isDigit(last) { return isNumber(word) ? .numeral : nil }
    if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first | 0x20) { return nil }
    if word.allSatisfy(isStop) || (word.count > 1 && word.allSatisfy { $0 == UInt8(ascii: "-") }) {
      return .punctuation
    }
    switch word.count {
    case 1: return sign(first)
    case 2: return twoByteSign(first, word[1])
    case 3: return threeByteSign(first, word[1], word[2])
    default: return nil
    }
  }

  /// Whether `word` is digits in groups: `2 000`, `3.14`, `3,14`, `10:30`.
  ///
  /// The last byte is known to be a digit.
  private static func isNumber(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard WordProfile.isDigit(word[0]) else { return false }
    var index = 0
    while index < word.count {
      switch word[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): index += 1
      case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: " "): index += 1
      case 0xC2 where word[index + 1] == 0xA0: index += 2
      case 0xE2 where index + 2 < word.count && word[index + 1] == 0x80 && word[index + 2] == 0xAF:
        index += 3
      default: return false
      }
    }
    return true
  }

  private static func isStop(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
  }

  private static func sign(_ byte: UInt8) -> PartOfSpeech? {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "\""),
      UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "{"), UInt8(ascii: "}"):
      .punctuation
    case UInt8(ascii: "="), UInt8(ascii: "$"), UInt8(ascii: "#"): .symbol
    default: nil
    }
  }

  /// « » · and § © ® £ ¥ ×.
  private static func twoByteSign(_ first: UInt8, _ second: UInt8) -> PartOfSpeech? {
    switch (first, second) {
    case (0xC2, 0xAB), (0xC2, 0xBB), (0xC2, 0xB7): .punctuation
    case (0xC2, 0xA7), (0xC2, 0xA9), (0xC2, 0xAE), (0xC2, 0xA3), (0xC2, 0xA5), (0xC3, 0x97):
      .symbol
    default: nil
    }
  }

  /// “ ” „ … • — ‹ › and € ™.
  private static func threeByteSign(
    _ first: UInt8, _ second: UInt8, _ third: UInt8
  ) -> PartOfSpeech? {
    switch (first, second, third) {
    case (0xE2, 0x80, 0x9C...0x9E), (0xE2, 0x80, 0xA6), (0xE2, 0x80, 0xA2), (0xE2, 0x80, 0x94),
      (0xE2, 0x80, 0xB9...0xBA):
      .punctuation
    case (0xE2, 0x82, 0xAC), (0xE2, 0x84, 0xA2): .symbol
    default: nil
    }
  }
}
