import CalepinCore
import Testing

@testable import CalepinChecks

@Suite("Links of words")
struct WordLinksTests {
  /// The words that are linked, as `house-maison`.
  private func pairs(_ source: String, _ target: String, _ languages: LanguagePair) -> [String] {
    var unit = UnitAnalysis()
    unit.source.language = SideLanguage(languages.source)
    unit.target.language = SideLanguage(languages.target)
    unit.source.load(Segment(source))
    unit.target.load(Segment(target))
    let links = WordLinkFinder(languages).links(of: unit)
    return unit.source.tokens.indices.compactMap { index in
      links.partner(ofSource: index).map {
        unit.source.text(unit.source.tokens[index]) + "-"
          + unit.target.text(unit.target.tokens[$0])
      }
    }
  }

  @Test("are those of the lexicon, in both directions")
  func lexicon() {
    #expect(
      pairs("the new house", "la nouvelle maison", LanguagePair(.english, .french))
        == ["new-nouvelle", "house-maison"])
    #expect(
      pairs("la nouvelle maison", "the new house", LanguagePair(.french, .english))
        == ["nouvelle-new", "maison-house"])
  }

  @Test("join words that no lexicon has when they are alike, and nothing else")
  func alike() throws {
    let pair = LanguagePair(.english, .french)
    #expect(pairs("the zorgon", "le zorgon", pair) == ["zorgon-zorgon"])
    #expect(pairs("the zorgonizer", "le zorgoniseur", pair) == ["zorgonizer-zorgoniseur"])
    #expect(pairs("the zorgon", "le blurp", pair).isEmpty)
    let other = LanguagePair(
      try #require(LanguageTag("de")), try #require(LanguageTag("it")))
    #expect(pairs("zorgon", "ein zorgon", other).contains("zorgon-zorgon"))
  }

  @Test("give each word one partner")
  func once() {
    let found = pairs("a house, a house", "une maison", LanguagePair(.english, .french))
    #expect(found == ["house-maison"])
  }
}
