/// The first letter of words in UTF-8, as a person sees it: with its accents.
///
/// Most words begin with two letters of ASCII; only for others a `String` is made.
enum FirstLetter {
  /// Whether `word` begins with a capital.
  static func isUppercase(of word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first else { return false }
    if first < 0x80, (word.dropFirst().first ?? 0) < 0x80 { return isUpper(first) }
    return String(decoding: word, as: UTF8.self).first?.isUppercase == true
  }

  /// Gives the word that goes from `start` to the end of `text` a capital.
  static func makeUppercase(of text: inout [UInt8], from start: Int) {
    guard start < text.count else { return }
    if text[start] < 0x80, start + 1 == text.count || text[start + 1] < 0x80 {
      if isLower(text[start]) { text[start] &= ~0x20 }
      return
    }
    let word = String(decoding: text[start...], as: UTF8.self)
    text.replaceSubrange(start..., with: (word.prefix(1).uppercased() + word.dropFirst()).utf8)
  }

  /// Takes the capital from the first `count` bytes of `text` where the second
  /// letter is small.
  static func makeLowercase(of text: inout [UInt8], count: Int) {
    guard count > 1 else { return }
    if text[0] < 0x80, text[1] < 0x80, count == 2 || text[2] < 0x80 {
      if isUpper(text[0]), isLower(text[1]) { text[0] |= 0x20 }
      return
    }
    let word = String(decoding: text[..<count], as: UTF8.self)
    guard word.dropFirst().first?.isLowercase == true else { return }
    text.replaceSubrange(..<count, with: (word.prefix(1).lowercased() + word.dropFirst()).utf8)
  }

  private static func isUpper(_ byte: UInt8) -> Bool {
    UInt8(ascii: "A") <= byte && byte <= UInt8(ascii: "Z")
  }

  private static func isLower(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a") <= byte && byte <= UInt8(ascii: "z")
  }
}
