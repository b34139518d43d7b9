import CalepinCore
import Testing

@testable import CalepinCommands

@Suite("What extract opens while its arguments are parsed")
struct ExtractPreparationTests {
  @Test(
    "is of the language that is named, else of the likely one",
    arguments: [
      (["extract", "a.txt"], LanguageTag.french),
      (["extract", "a.txt", "--from", "en"], .english),
      (["extract", "--from", "fr", "git.po"], .french),
      (["extract", "git.po", "--json"], .english),
      (["extract", "a.txt", "--from"], nil), (["extract", "a.txt", "--from", "?"], nil),
      (["extract", "--merge", "a.counts"], nil), (["extract", "--help"], nil),
      (["lookup", "puce"], nil), ([], nil),
    ] as [([String], LanguageTag?)])
  func language(arguments: [String], expected: LanguageTag?) {
    #expect(Extraction.likelyLanguage(of: ["calepin"] + arguments) == expected)
  }
}
