import CalepinCore
import CalepinTerminology
import CalepinText
import Testing

@Suite("Term extraction")
struct TermExtractorTests {
  private let text = analyzed(
    """
    La fonderie fabrique des puces avancées pour l’empire du Milieu. Les puces avancées de la \
    fonderie contiennent des terres rares. Donald Martin veut limiter l’exportation de terres \
    rares et de puces. Les fonderies sont le talon d’Achille de l’empire du Milieu.
    """)
  private let index = TermIndex([chips], language: .french)

  private func terms(of text: AnalyzedText? = nil, known: Bool = true) -> [CandidateTerm] {
    TermExtractor(language: .french, known: known ? index : nil)?
      .terms(in: [text ?? self.text]) ?? []
  }

  @Test("keeps whole what a termbase knows, and gives no fragment of it")
  func wholePhrases() {
    let found = Set(terms().map { $0.text.lowercased() })
    #expect(found.isSuperset(of: ["empire du milieu", "terres rares", "puces avancées"]))
    for fragment in ["empire", "milieu", "empire du", "du milieu", "talon", "achille", "terres"] {
      #expect(!found.contains(fragment), "\(fragment) is a fragment")
    }
  }

  @Test("gives no term that begins or ends with a function word")
  func edges() {
    let functionWords: Set<Substring> = ["de", "du", "des", "la", "le", "les", "et", "d", "l"]
    for known in [true, false] {
      for term in terms(known: known) {
        let words = term.text.lowercased().split { " ’'".contains($0) }
        #expect(!functionWords.contains(words.first ?? ""), "\(term.text)")
        #expect(!functionWords.contains(words.last ?? ""), "\(term.text)")
      }
    }
  }

  @Test("groups the forms of a term and shows a singular one where there is one")
  func forms() throws {
    let foundry = try #require(terms().first { $0.lemma == "fonderie" })
    #expect(foundry.text == "fonderie")
    #expect(Set(foundry.forms.map(\.text)) == ["fonderie", "fonderies"])
    #expect(foundry.frequency == 3)
    let earths = try #require(terms().first { $0.text == "terres rares" })
    #expect(earths.lemma == "terre rare")
    #expect(earths.isPlural)
  }

  @Test(
    "brings the head and what agrees with it to the singular, and leaves the rest",
    arguments: [
      ("Les chiffres d’affaires montent.", "chiffre d’affaires"),
      ("Des fabricants de puces arrivent.", "fabricant de puces"),
      ("Les champions nationaux gagnent.", "champion national"),
      ("Les puces avancées coûtent cher.", "puce avancée"),
      ("Les semi-conducteurs de pointe manquent.", "semi-conducteur de pointe"),
    ])
  func baseForms(sentence: String, lemma: String) {
    #expect(terms(of: analyzed(sentence), known: false).contains { $0.lemma == lemma })
  }

  @Test("cuts the surface of a term from the text, and counts every place")
  func occurrences() {
    for term in terms() {
      #expect(term.forms.reduce(0) { $0 + $1.count } == term.frequency)
      #expect(term.occurrences.count == min(3, term.frequency))
      for place in term.occurrences {
        let found = String(decoding: text.bytes[place.bytes], as: UTF8.self).lowercased()
        #expect(term.forms.contains { $0.text.lowercased() == found })
        #expect(place.sentence.lowerBound <= place.bytes.lowerBound)
        #expect(place.bytes.upperBound <= place.sentence.upperBound)
      }
    }
  }

  @Test("ranks by score, and gives the same list twice")
  func order() {
    let first = terms()
    #expect(zip(first, first.dropFirst()).allSatisfy { $0.score >= $1.score })
    #expect(first.map(\.text) == terms().map(\.text))
  }

  @Test("links variants, each with its kind")
  func variants() throws {
    let found = terms(
      of: analyzed(
        """
        Un grand modèle de langage répond. Les contrôles d’exportation durent. Les contrôles à \
        l’exportation durent. La haute performance énergétique (HPE) coûte. La HPE coûte. \
        Les puces françaises et chinoises arrivent. Les puces françaises restent.
        """), known: false)
    func kinds(of lemma: String) -> [TermVariant.Kind] {
      found.first { $0.lemma == lemma }?.variants.map(\.kind) ?? []
    }
    #expect(kinds(of: "contrôle d’exportation").contains(.preposition))
    #expect(kinds(of: "puce française").contains(.coordination))
  }

  @Test("links phrases that go on, and adjectives with their nouns")
  func longerVariants() throws {
    let found = terms(
      of: analyzed(
        """
        Le calcul intensif coûte. Le calcul intensif national coûte. La politique industrielle \
        change. La politique de l’industrie change.
        """), known: false)
    func variants(of lemma: String, _ kind: TermVariant.Kind) -> [String] {
      found.first { $0.lemma == lemma }?.variants.filter { $0.kind == kind }.map(\.form) ?? []
    }
    #expect(variants(of: "calcul intensif", .longer) == ["calcul intensif national"])
    #expect(variants(of: "politique industrielle", .derivation) == ["politique de l’industrie"])
    #expect(variants(of: "politique de l’industrie", .derivation) == ["politique industrielle"])
  }

  @Test("takes the unit of an amount for no term, but for a part of one")
  func units() {
    let found = terms(of: analyzed("La zone euro paie des euros d’amende."), known: false)
      .map(\.lemma)
    #expect(found.contains("zone euro"))
    #expect(!found.contains { $0.hasPrefix("euro") })
  }

  @Test("raises a phrase whose head is known")
  func inheritance() throws {
    let text = analyzed("La puce bridée chauffe. La tasse bridée chauffe.")
    func score(_ lemma: String, known: Bool) throws -> Double {
      try #require(terms(of: text, known: known).first { $0.lemma == lemma }).score
    }
    #expect(try score("puce bridée", known: true) > score("puce bridée", known: false))
    #expect(try score("tasse bridée", known: true) == score("tasse bridée", known: false))
  }

  @Test("finds nothing in nothing, and in marks", arguments: ["", " \n", "...", "!? « »"])
  func emptyTexts(content: String) {
    #expect(terms(of: analyzed(content)).isEmpty)
  }

  @Test("has no extractor for a language without patterns")
  func otherLanguages() throws {
    #expect(TermExtractor(language: try #require(LanguageTag("de"))) == nil)
  }

  @Test("finds English terms by English patterns")
  func english() {
    let text = analyzed(
      "The chip foundry makes advanced chips. Chip foundries need rare earths.", as: .english)
    let found = TermExtractor(language: .english)?.terms(in: [text]).map(\.lemma) ?? []
    #expect(found.contains("chip foundry"))
  }
}
