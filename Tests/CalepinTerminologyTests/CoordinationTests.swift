import CalepinCore
import CalepinText
import Testing

@testable import CalepinTerminology

@Suite("Terms that share a word in a coordination")
struct CoordinationTests {
  private func terms(of sentence: String, _ language: LanguageTag) -> [CandidateTerm] {
    TermExtractor(language: language, known: TermIndex([chips], language: language))?
      .terms(in: [analyzed(sentence, as: language)]) ?? []
  }

  @Test(
    "are both found, the one in pieces written out",
    arguments: [
      (
        "Ils vendent des licences et logiciels américains.", LanguageTag.french,
        ["licence américaine", "logiciel américain"]
      ),
      (
        "Les relations économiques et commerciales durent.", .french,
        ["relation économique", "relation commerciale"]
      ),
      (
        "Il aide les petites et moyennes entreprises.", .french,
        ["petite entreprise", "moyenne entreprise"]
      ),
      (
        "Les fabricants de serveurs et d’ordinateurs attendent.", .french,
        ["fabricant de serveurs", "fabricant d'ordinateurs"]
      ),
      (
        "Economic and monetary policies differ.", .english,
        ["economic policy", "monetary policy"]
      ),
      (
        "The network and software makers agree.", .english,
        ["network maker", "software maker"]
      ),
    ])
  func bothHalves(sentence: String, language: LanguageTag, expected: [String]) {
    let found = terms(of: sentence, language).map { $0.lemma.replacing("’", with: "'") }
    for term in expected { #expect(found.contains(term), "\(found)") }
  }

  @Test(
    "an adjective that cannot be shared stays with its noun",
    arguments: [
      ("La recherche et le développement chinois coûtent.", "recherche chinoise"),
      ("Les logiciels et puces chinoises coûtent.", "logiciel chinois"),
    ])
  func unshared(sentence: String, unwanted: String) {
    #expect(!terms(of: sentence, .french).contains { $0.lemma == unwanted })
  }

  @Test("an occurrence in pieces counts, has the place of the coordination, and is a variant")
  func counted() throws {
    let text = "Une licence américaine suffit. Ils vendent des licences et logiciels américains."
    let chip = try #require(
      terms(of: text, .french).first { $0.lemma == "licence américaine" })
    #expect(chip.frequency == 2)
    #expect(chip.forms.map(\.text) == ["licence américaine", "licences américaines"])
    #expect(chip.occurrences.map(\.isSplit) == [false, true])
    let split = try #require(chip.occurrences.last)
    #expect(
      String(decoding: Array(text.utf8)[split.bytes], as: UTF8.self)
        == "licences et logiciels américains")
    #expect(
      chip.variants.contains(
        TermVariant(form: "licences et logiciels américains", kind: .coordination)))
  }

  @Test("what a termbase has in one piece is not taken apart")
  func knownPhrases() {
    let sentence = "Ils vendent des puces et terres rares."
    #expect(!terms(of: sentence, .french).contains { $0.lemma == "puce rare" })
  }

  @Test("counts of parts with places in pieces are read as they were written")
  func stored() throws {
    let extractor = try #require(TermExtractor(language: .french))
    let counts = extractor.counts(
      of: analyzed("Ils vendent des puces et logiciels américains."), named: "a")
    let read = try TermCounts(encoded: counts.encoded(), language: .french)
    #expect(read.encoded() == counts.encoded())
    #expect(read.places.contains { $0.isSplit })
  }
}
