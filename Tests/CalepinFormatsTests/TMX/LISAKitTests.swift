import CalepinCore
import Testing

@testable import CalepinFormats

@Suite("The TMX compliance kit of LISA")
struct LISAKitTests {
  @Test(
    "is read as its companion files have it",
    arguments: [
      ("ImportTest1A", "en-us", ["First segment with [\t\t   ]", "Second segment with [  \t\t]"]),
      (
        "ImportTest1A", "fr-ca", ["Premier segment avec [\t\t   ]", "Second segment avec [  \t\t]"]
      ),
      ("ImportTest1B", "en-us", ["Text of the segment"]),
      ("ImportTest1B", "fr-ca", ["Texte du segment"]),
      (
        "ImportTest1C", "fr-ca",
        [
          "First entry in French Canadian", "Second entry in French Canadian",
          "Third entry in French Canadian",
        ]
      ),
      ("ImportTest1K", "en-gb", ["First Entry - UK English", "Second Entry - UK English"]),
      ("ImportTest1L", "fr", ["Texte du segment."]),
      ("ImportTest2C", "fr", ["Cliquez  pour commencer."]),
      (
        "ImportTest2A", "fr-ca",
        [
          "Le gros chat noir dors.",
          "Test pour caractères spéciaux = <=lt, >=gt, &=amp, \"=quot.",
          "Format en gigogne = gras+italique+souligné, gras+italique, gras.",
          "Première phrase.", "Seconde phrase.", "Image: ", "Du texte avec une portion délimitée.",
        ]
      ),
    ] as [(String, String, [String])])
  func texts(name: String, language: String, expected: [String]) throws {
    let tag = try #require(LanguageTag(language))
    let units = try TMXContent(fixture("LISA/\(name).tmx")).units
    #expect(units.compactMap { $0.variant(in: tag)?.segment.text } == expected)
  }

  @Test(
    "comes back the same from our own writer, twice",
    arguments: ["1A", "1B", "1C", "1D", "1I", "1J", "1J_many", "1K", "1L", "2A", "2B", "2C"])
  func roundTrip(name: String) throws {
    let content = try TMXContent(fixture("LISA/ImportTest\(name).tmx"))
    let source = content.header.sourceLanguage.flatMap { LanguageTag($0) }
    let first = try written(content.units, sourceLanguage: source) { $0.header = content.header }
    let again = try TMXContent(first.bytes)
    #expect(again.units.map(\.metadata.properties) == content.units.map(\.metadata.properties))
    #expect(
      again.units.map { Set($0.variants.map(\.segment)) }
        == content.units.map { Set($0.variants.map(\.segment)) })
    let second = try written(again.units, sourceLanguage: source) { $0.header = again.header }
    #expect(second.bytes == first.bytes)
  }
}
