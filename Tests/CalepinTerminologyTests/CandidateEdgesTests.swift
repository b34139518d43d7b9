import CalepinCore
import CalepinTerminology
import CalepinText
import Testing

@Suite("The ends of candidates")
struct CandidateEdgesTests {
  private func lemmas(of sentence: String, in language: LanguageTag) -> [String: String] {
    let terms =
      TermExtractor(language: language)?
      .terms(in: [analyzed(sentence, as: language)]) ?? []
    return terms.reduce(into: [:]) { $0[$1.lemma] = $1.pattern }
  }

  @Test(
    "may be a noun that says something only with its neighbour, and only there",
    arguments: [
      (.french, "Un effet secondaire est apparu.", "effet secondaire", "effet"),
      (.french, "Le cadre de la réforme a changé.", "réforme", "cadre de la réforme"),
      (.french, "La base juridique manque.", "base juridique", "base"),
      (.english, "The heart rate of the patient rises.", "heart rate", "rate of the patient"),
      (.english, "They praise the rate of growth.", "growth", "rate of growth"),
    ] as [(LanguageTag, String, String, String)])
  func joints(language: LanguageTag, sentence: String, term: String, other: String) {
    let found = lemmas(of: sentence, in: language)
    #expect(found[term] != nil)
    #expect(found[other] == nil)
  }

  @Test(
    "do not depend on the sentence before",
    arguments: [
      ("Names of servers", "Removed files are listed"),
      ("All open files", "Broken links are shown"),
      ("Names of users", "Chosen values stay"),
    ])
  func sentences(first: String, second: String) {
    let parts = [first, second].map { Set(lemmas(of: $0, in: .english).keys) }
    let whole = Set(lemmas(of: "\(first)\n\n\(second)", in: .english).keys)
    #expect(whole == parts[0].union(parts[1]))
  }

  @Test(
    "are no units of measure, and no rates",
    arguments: [
      (.french, "Une dose de 20 mg suffit, soit 4 mg/l de principe actif.", "mg"),
      (.french, "Une dose de 20 mg suffit, soit 4 mg/l de principe actif.", "mg/l"),
      (.english, "A lesion of 3 cm was seen; a 3 cm lesion is small.", "cm lesion"),
    ] as [(LanguageTag, String, String)])
  func units(language: LanguageTag, sentence: String, unwanted: String) {
    let found = lemmas(of: sentence, in: language)
    #expect(!found.isEmpty)
    #expect(found[unwanted] == nil)
  }

  @Test(
    "are those of whole names",
    arguments: [
      (.french, "Il est né à Jerez de la Frontera en mai.", "Jerez de la Frontera", "Frontera"),
      (.french, "Le discours de Marie Dupont Martin a duré.", "Marie Dupont Martin", "Dupont"),
      (
        .english, "The meeting of the Great Northern Railway Company was in London.",
        "Great Northern Railway Company", "Railway Company"
      ),
    ] as [(LanguageTag, String, String, String)])
  func names(language: LanguageTag, sentence: String, name: String, part: String) {
    let found = lemmas(of: sentence, in: language)
    #expect(found[name] != nil)
    #expect(found[part] == nil)
  }

  @Test("leave a name behind a preposition to its phrase")
  func joinedNames() {
    let found = lemmas(of: "C’est le talon d’Achille de Washington.", in: .french)
    #expect(found["talon d’Achille"] != nil)
  }

  @Test(
    "tell an article in a preposition from none",
    arguments: [
      ("La conception de puces avance.", "conception de puces", "N d N"),
      ("La bouche du cheval reste calme.", "bouche du cheval", "N c N"),
      ("Le départ au galop réussit.", "départ au galop", "N u N"),
      (
        "Les organisations non gouvernementales ont refusé.", "organisation non gouvernementale",
        "N n A"
      ),
    ])
  func contractions(sentence: String, term: String, pattern: String) {
    #expect(lemmas(of: sentence, in: .french)[term] == pattern)
  }

  @Test("are no verb that only looks like a participle")
  func finiteVerbs() {
    let found = lemmas(of: "Le cheval doit avancer. La mesure prise dure.", in: .french)
    #expect(found["cheval doit"] == nil)
    #expect(found["mesure prise"] != nil)
  }

  @Test("rank a word that a termbase has in no field below one that it has in a field")
  func everydayWords() throws {
    let index = TermIndex(
      [
        smallTermbase([
          ("revirement", "reversal", .noun, "press"),
          ("fonderie", "foundry", .noun, "semiconductors"),
        ])
      ], language: .french)
    let text = analyzed("Le revirement étonne. La fonderie étonne.")
    let terms = try #require(TermExtractor(language: .french, known: index)).terms(in: [text])
    #expect(terms.first?.lemma == "fonderie")
    #expect(terms.contains { $0.lemma == "revirement" })
  }
}
