import CalepinAlignment
import CalepinCore
import CalepinTerminology
import CalepinText
import Testing

@Suite("Equivalents")
struct EquivalentFinderTests {
  private func equivalents(
    of lemma: String, in sentence: String, bases: [Termbase] = [chips],
    lexicon: BilingualLexicon? = nil
  ) -> [Equivalent] {
    let text = analyzed(sentence)
    let index = TermIndex(bases, language: .french)
    let terms = TermExtractor(language: .french, known: index)?.terms(in: [text]) ?? []
    guard let term = terms.first(where: { $0.lemma == lemma }) else {
      Issue.record("no term '\(lemma)' among \(terms.map(\.lemma))")
      return []
    }
    return EquivalentFinder(index: index, target: .english, terms: terms, lexicon: lexicon)
      .equivalents(of: term, in: text, at: tokens(at: term.representative.bytes, in: text))
  }

  private func tokens(at bytes: Range<Int>, in text: AnalyzedText) -> Range<Int> {
    let inside = (0..<text.tokens.count).filter {
      bytes.contains(text.tokens.range(of: $0).lowerBound)
    }
    return (inside.first ?? 0)..<((inside.last ?? -1) + 1)
  }

  @Test(
    "come from the termbase in the number of the term",
    arguments: [
      ("fonderie", "La fonderie ouvre.", "foundry"),
      ("fonderie", "Les fonderies ouvrent.", "foundries"),
      ("terre rare", "Les terres rares manquent.", "rare earths"),
      ("terre rare", "Une terre rare manque.", "rare earth"),
      ("mesure de rétorsion", "Des mesures de rétorsion suivent.", "retaliatory measures"),
      ("empire du Milieu", "Elle exporte vers l’empire du Milieu.", "Middle Kingdom"),
    ])
  func fromTermbase(lemma: String, sentence: String, expected: String) {
    let first = equivalents(of: lemma, in: sentence).first
    #expect(first?.text == expected)
    #expect(first?.origin == .termbase("small"))
  }

  @Test(
    "are put together from the parts",
    arguments: [
      ("puce avancée", "Les puces avancées arrivent.", "advanced chips"),
      ("fabricant de puces", "Un fabricant de puces ouvre.", "chip manufacturer"),
      (
        "exportation de puces avancées", "L’exportation de puces avancées cesse.",
        "advanced chip export"
      ),
      ("puce d’IA avancée", "Une puce d’IA avancée arrive.", "advanced AI chip"),
      (
        "fabricant avancé de puces", "Un fabricant avancé de puces ouvre.",
        "advanced chip manufacturer"
      ),
    ])
  func composed(lemma: String, sentence: String, expected: String) {
    let found = equivalents(of: lemma, in: sentence + " La fonderie fait des semi-conducteurs.")
    #expect(found.first?.text == expected, "got \(found)")
    #expect(found.first?.origin == .composition)
  }

  @Test("prefer the sense that fits the text")
  func senses() {
    let text = "La puce vient de la fonderie. Le semi-conducteur manque."
    #expect(equivalents(of: "puce", in: text).first?.text == "chip")
  }

  @Test("prefer the user's own termbase")
  func ownTermbase() {
    let mine = smallTermbase([("fonderie", "fab", .noun, "mine")], name: "mine.tsv")
    let found = equivalents(of: "fonderie", in: "La fonderie ouvre.", bases: [mine, chips])
    #expect(found.first?.text == "fab")
    #expect(found.first?.origin == .termbase("mine.tsv"))
  }

  @Test("leave names as they are, and propose nothing without evidence")
  func namesAndNothing() {
    #expect(
      equivalents(of: "Nvidia", in: "Le patron de Nvidia parle.").first
        == Equivalent("Nvidia", confidence: 0.85, origin: .sameForm))
    #expect(equivalents(of: "argumentaire", in: "Cet argumentaire convainc le jury.").isEmpty)
  }

  @Test("have a confidence from the least to 1, and come surest first")
  func confidences() {
    let found = equivalents(of: "terre rare", in: "Les terres rares manquent.")
    #expect(found.count == 2)
    #expect(found.allSatisfy { (EquivalentFinder.leastConfidence...1).contains($0.confidence) })
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.confidence >= $1.confidence })
  }

  private func proposals(
    for term: String, from source: LanguageTag = .french, to target: LanguageTag = .english
  ) -> [Equivalent] {
    let finder = EquivalentFinder(
      index: TermIndex([], language: source), target: target, terms: [])
    return finder.equivalents(ofTerm: term, by: Analyzer(language: source))
  }

  @Test(
    "come from the lexicon where no termbase helps, and are put together from it",
    arguments: [
      ("gouvernement", "government"), ("gouvernements", "governments"), ("président", "president"),
      ("politique commerciale", "commercial policy"), ("réseau sans fil", "wireless network"),
      ("modèle d'IA", "AI model"), ("immunité", "immunity"), ("inférence", "inference"),
      ("intérêts commerciaux", "commercial interests"), ("fonds publics", "public funds"),
    ])
  func fromLexicon(term: String, expected: String) {
    let found = proposals(for: term)
    #expect(found.prefix(3).map(\.text).contains(expected), "got \(found)")
  }

  @Test(
    "agree in French, in gender and number",
    arguments: [
      ("national policy", "politique nationale"), ("national policies", "politiques nationales"),
      ("AI model", "modèle d'IA"), ("member of the committee", "membre de comité"),
    ])
  func intoFrench(term: String, expected: String) {
    let found = proposals(for: term, from: .english, to: .french)
    #expect(found.map(\.text).contains(expected), "got \(found)")
  }

  @Test("do without the lexicon when told")
  func withoutLexicon() {
    #expect(equivalents(of: "argumentaire", in: "Cet argumentaire convainc le jury.").isEmpty)
  }

  @Test(
    "are made of words only, where a term ends with an article",
    arguments: ["chef de la", "puce de l'", "fin du"])
  func endsWithArticle(term: String) {
    #expect(!proposals(for: term).contains { $0.text.hasSuffix(" ") || $0.text.hasSuffix(" of") })
  }

  @Test("are none for nothing", arguments: ["", " ", ",", "12", "xqzt vbnm"])
  func nothing(term: String) {
    #expect(proposals(for: term).allSatisfy { $0.origin == .sameForm })
  }
}
