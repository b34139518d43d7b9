import CalepinCore
import CalepinTerminology
import Testing

@Suite("A look-up in termbases")
struct TermIndexTests {
  private let french = TermIndex([chips], language: .french)
  private let english = TermIndex([chips], language: .english)

  @Test(
    "finds the very form with 100, and folded forms with 99",
    arguments: [
      ("terres rares", 100), ("Terres Rares", 99), ("etats-unis", 99), ("États Unis", 99),
      ("ETATS-UNIS", 99), ("l'empire du Milieu", 99), ("l’Empire du milieu", 99),
      ("semi\u{2011}conducteur", 99), ("talon d\u{2019}Achille", 99), ("  puce ", 99),
    ])
  func exact(query: String, score: Int) {
    let best = french.matches(for: query).first
    #expect(best?.kind == .exact)
    #expect(best?.score == score)
  }

  @Test(
    "finds inflected forms",
    arguments: [
      ("terre rare", "terres rares"), ("fonderies", "fonderie"), ("puces", "puce"),
      ("semi-conducteurs", "semi-conducteur"), ("mesures de rétorsion", "mesure de rétorsion"),
      ("avancées", "avancé"), ("chinoises", "chinois"),
      ("intelligences artificielles", "intelligence artificielle"),
    ])
  func inflected(query: String, term: String) {
    let match = french.matches(for: query).first
    #expect(match?.kind == .inflected)
    #expect(match?.term.text == term)
  }

  @Test("finds the English side, inflected as well")
  func fromEnglish() {
    #expect(english.matches(for: "foundries").first?.term.text == "foundry")
    #expect(english.matches(for: "rare earth").first?.term.text == "rare earths")
    #expect(english.matches(for: "the Middle Kingdom").first?.kind == .exact)
  }

  @Test("finds terms that hold the query behind better matches")
  func parts() {
    let matches = french.matches(for: "terres rares")
    #expect(matches.map(\.kind) == [.exact, .part])
    #expect(matches.last?.term.text == "exportation de terres rares")
    #expect(matches.last?.score == 50)
  }

  @Test("finds misspelt words only when nothing else is there")
  func misspelt() {
    let matches = french.matches(for: "fondrie")
    #expect(matches.map(\.kind) == [.fuzzy])
    #expect(matches.first?.term.text == "fonderie")
    #expect(matches.first?.score == 87)
    #expect(french.matches(for: "zzzz").isEmpty)
    #expect(french.matches(for: "").isEmpty)
    #expect(french.matches(for: "le").isEmpty)
  }

  @Test("reads a noun alone as no verb and a name as no noun")
  func wordClasses() {
    #expect(french.entries(matching: "marches", as: .noun).map(\.term.text) == ["marche"])
    #expect(french.entries(matching: "marches", as: .verb).map(\.term.text) == ["marcher"])
    #expect(french.entries(matching: "Puce", as: .properNoun).isEmpty)
  }

  @Test("gives an entry once, with its best term, and the first termbase first")
  func oncePerEntry() {
    let mine = smallTermbase([("puce", "die", .noun, "mine")], name: "mine.tsv")
    let index = TermIndex([mine, chips], language: .french)
    let matches = index.matches(for: "puce")
    #expect(matches.map(\.origin) == ["mine.tsv", "small", "small"])
    #expect(french.matches(for: "intelligence artificielle").count == 1)
    #expect(matches.first?.targets(in: .english).map(\.text) == ["die"])
  }

  @Test("orders the targets by their status")
  func statuses() {
    let entry = ConceptEntry(sections: [
      LanguageSection(.french, terms: [TermSection("logiciel")]),
      LanguageSection(
        .english,
        terms: [
          TermSection("softwares", status: .forbidden), TermSection("software"),
          TermSection("program", status: .admitted),
        ]),
    ])
    let index = TermIndex([Termbase(name: "t", entries: [entry])], language: .french)
    let targets = index.matches(for: "logiciels").first?.targets() ?? []
    #expect(targets.map(\.text) == ["software", "program", "softwares"])
  }
}
