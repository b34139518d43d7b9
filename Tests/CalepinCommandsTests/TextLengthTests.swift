import TestSupport
import Testing

@testable import CalepinCommands

@Suite("The length of a text")
struct TextLengthTests {
  @Test("is what the standard library counts", arguments: 1...500 as ClosedRange<UInt64>)
  func agreesWithReference(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let alphabet: [Character] = [
      "a", "b", "é", "’", "😀", " ", " ", "\n", "\t", "\u{A0}", "\u{202F}", "\u{3000}", "\u{85}",
      "\u{1680}",
      "x", ".",
    ]
    let text = String(
      (0..<Int.random(in: 0...40, using: &random)).compactMap { _ in
        alphabet.randomElement(using: &random)
      })
    let length = TextLength(text)
    #expect(length.characterCount == text.unicodeScalars.count)
    #expect(length.wordCount == text.split(whereSeparator: \.isWhitespace).count)
  }
}
