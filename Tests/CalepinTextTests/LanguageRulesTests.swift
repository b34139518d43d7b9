import CalepinCore
import CalepinText
import Testing

@Suite("Rules of languages")
struct LanguageRulesTests {
  @Test("are written folded", arguments: [LanguageTag.french, .english])
  func areFolded(language: LanguageTag) {
    let rules = LanguageRules.rules(for: language)
    let words =
      [
        rules.elisions, rules.wholeWords, rules.titles, rules.abbreviations,
        rules.finalAbbreviations,
        rules.numberAbbreviations, Set(rules.clitics), Set(rules.closedClasses.keys),
      ].joined()
    for word in words { #expect(Folding.fold(word) == word) }
  }

  @Test(
    "keep each word of the closed classes one token", arguments: [LanguageTag.french, .english])
  func closedClassesAreTokens(language: LanguageTag) {
    let rules = LanguageRules.rules(for: language)
    let tokenizer = Tokenizer(rules)
    // Clitics are tokens only behind their word.
    let clitics = Set(rules.clitics)
    let joined = Set(rules.joinedWords.map { $0.filter { $0 != "|" } })
    for word in rules.closedClasses.keys where !clitics.contains(word) && !joined.contains(word) {
      #expect(tokenizer.tokens(in: Array(word.utf8)).count == 1, "\(word)")
    }
  }

  @Test("serve every region of a language, and plain rules the others")
  func regions() {
    #expect(
      LanguageRules.rules(for: LanguageTag("fr-CA") ?? .english).contractions["du"] == ["de", "le"])
    #expect(LanguageRules.rules(for: LanguageTag("de") ?? .french).closedClasses.isEmpty)
  }
}
