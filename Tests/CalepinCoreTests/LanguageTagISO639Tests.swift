import CalepinCore
import Testing

@Suite("Language tags by the codes of ISO 639")
struct LanguageTagISO639Tests {
  @Test(
    "are mended where files misspell them",
    arguments: [
      ("fr_FR", "fr-FR"), ("fra", "fr"), ("FRE-ca", "fr-CA"), ("eng_GB", "en-GB"),
      ("zh_Hant_TW", "zh-Hant-TW"), ("gsw", "gsw"), ("en", "en"), ("french language", nil),
      ("", nil), ("_", nil),
    ] as [(String, String?)])
  func lenient(text: String, expected: String?) {
    #expect(LanguageTag(lenient: text)?.description == expected)
  }

  @Test(
    "know the languages with two letters",
    arguments: [("fr", true), ("EN", true), ("xx", false), ("fra", false)])
  func twoLetters(code: String, isKnown: Bool) {
    #expect(LanguageTag.isISO639(twoLetter: code) == isKnown)
  }
}
