import Testing

@testable import CalepinMemory

@Suite("Tokens of the fuzzy score")
struct SegmentTokenizerTests {
  @Test(
    "are runs of letters and numbers, and single marks, in lower case",
    arguments: [
      ("", []),
      (" \t\u{A0}\u{202F}\u{3000}\u{1F}", []),
      ("L'Aluminium, 3,5 %", ["l", "'", "aluminium", ",", "3", ",", "5", "%"]),
      ("a_b-c ½ x² №", ["a_b", "-", "c", "½", "x²", "№"]),
      ("ÉLÉMENTS ŒUVRE ÿ Ÿ", ["éléments", "œuvre", "ÿ", "ÿ"]),
      ("« fin »…", ["«", "fin", "»", "…"]),
      ("e\u{301}te", ["e", "\u{301}", "te"]),
      ("漢字かな ٣٤ абВ", ["漢字かな", "٣٤", "абв"]),
      ("İstanbul", ["i", "\u{307}", "stanbul"]),
      ("ΟΔΟΣ ΣΑ Σ ΑΣ.", ["οδος", "σα", "σ", "ας", "."]),
      ("👍🏽x", ["👍", "🏽", "x"]),
      ("ẞ ǅ ⅷ Ⅷ", ["ß", "ǆ", "ⅷ", "ⅷ"]),
    ])
  func tokens(text: String, expected: [String]) {
    var tokenizer = SegmentTokenizer()
    #expect(tokenizer.texts(of: text) == expected)
  }

  @Test("say where they stand")
  func places() {
    var tokenizer = SegmentTokenizer(keepingPlaces: true)
    let text = "L’Été, İx 12"
    _ = tokenizer.texts(of: text)
    let bytes = Array(text.utf8)
    let found = tokenizer.places.map { String(decoding: bytes[$0], as: UTF8.self) }
    #expect(found == ["L", "’", "Été", ",", "İ", "İ", "x", "12"])
  }

  @Test(
    "take what is no UTF-8 as one mark a byte",
    arguments: [
      ([0x61, 0xFF, 0x62], ["a", "\u{FFFD}", "b"]),
      ([0xE2, 0x82], ["\u{FFFD}", "\u{FFFD}"]),
      ([0xC0, 0x80], ["\u{FFFD}", "\u{FFFD}"]),
      ([0xED, 0xA0, 0x80], ["\u{FFFD}", "\u{FFFD}", "\u{FFFD}"]),
      ([0xF4, 0x90, 0x80, 0x80], Array(repeating: "\u{FFFD}", count: 4)),
    ] as [([UInt8], [String])])
  func brokenText(bytes: [UInt8], expected: [String]) {
    var tokenizer = SegmentTokenizer()
    bytes.withUnsafeBufferPointer { tokenizer.tokenize($0) }
    #expect(tokenizer.texts == expected)
  }
}

extension SegmentTokenizer {
  /// The tokens of the last segment.
  var texts: [String] {
    var texts: [String] = []
    forEachToken { texts.append(String(decoding: $0, as: UTF8.self)) }
    return texts
  }

  /// The tokens of `text`.
  mutating func texts(of text: String) -> [String] {
    tokenize(text)
    return texts
  }
}
