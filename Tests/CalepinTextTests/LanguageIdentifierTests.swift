import CalepinCore
import CalepinText
import TestSupport
import Testing

@Suite("The language of a text")
struct LanguageIdentifierTests {
  @Test(
    "is told by a sentence, a list or a title",
    arguments: [
      ("Les fonderies gravent des puces.", "fr"), ("The foundries etch chips.", "en"),
      ("terres rares\nsemi-conducteur\nfonderie", "fr"), ("rare earths\nfoundry\nwafer", "en"),
      ("ÉTATS-UNIS : LA GUERRE DES PUCES", "fr"), ("Where the chips are made", "en"),
      ("L'été, la température s'élève.", "fr"),
      ("Le « machine learning » et les « large language models » ont besoin de puces.", "fr"),
      ("The French call it « l'intelligence artificielle ».", "en"),
    ])
  func tells(text: String, language: String) throws {
    #expect(LanguageIdentifier.language(of: text.utf8) == LanguageTag(language))
  }

  @Test(
    "is not told by what no language has, or both have",
    arguments: ["", "12 %", "xqzv 3", "\u{FF}\u{0}"])
  func doesNotTell(text: String) {
    #expect(LanguageIdentifier.language(of: text.utf8) == nil)
  }

  @Test("is told from the first bytes of a text that goes on in another language")
  func beginning() {
    let french = String(repeating: "La puce est dans la machine. ", count: 1000)
    let english = String(repeating: "The chip is in the machine. ", count: 9000)
    #expect(LanguageIdentifier.language(of: (french + english).utf8) == .french)
  }

  @Test("is never a trap for bytes that are no text")
  func hostile() {
    var random = SeededGenerator(seed: 3)
    for length in [1, 40, 41, 5000, 20_000] {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
      _ = LanguageIdentifier.language(of: bytes)
      let word = [UInt8](repeating: UInt8(ascii: "e"), count: length)
      #expect(LanguageIdentifier.language(of: word) == nil || length < 40)
    }
  }
}
