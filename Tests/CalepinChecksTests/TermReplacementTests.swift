import CalepinCore
import Testing

@testable import CalepinChecks

@Suite("Replacements of terms")
struct TermReplacementTests {
  private func replacement(
    _ before: String, _ found: String, _ refused: TermSection, _ wanted: TermSection,
    isVerb: Bool = false
  ) -> TermReplacement? {
    TermReplacement(
      of: found, refused: refused, wanted: wanted, language: .french, isVerb: isVerb,
      before: before)
  }

  @Test(
    "take the article with them where the first letter asks for it",
    arguments: [
      ("du ", "thread", "fil", 0, "fil"),
      ("Le ", "thread", "objet", 3, "L'objet"),
      ("fin du ", "thread", "objet", 3, "de l'objet"),
      ("au ", "thread", "objet", 3, "à l'objet"),
      ("ce ", "thread", "objet", 3, "cet objet"),
      ("cet ", "objet", "fil", 4, "ce fil"),
      ("de l'", "objet", "fil", 5, "du fil"),
      ("à l\u{2019}", "objet", "fil", 7, "au fil"),
      ("l\u{2019}", "objet", "fil", 4, "le fil"),
      ("d'", "objet", "fil", 2, "de fil"),
      ("pas de ", "fil", "objet", 3, "d'objet"),
      ("le beau ", "fil", "objet", 5, "bel objet"),
      ("le ", "thread", "hub", 0, "hub"),
    ])
  func articles(before: String, found: String, wanted: String, count: Int, text: String) {
    let replacement = replacement(
      before, found, TermSection(found, gender: .masculine),
      TermSection(wanted, gender: .masculine))
    #expect(replacement?.text == text)
    #expect(replacement?.byteCountBefore == count)
    #expect(replacement?.isSafe == (wanted != "hub"))
  }

  @Test(
    "are conjugated as what was found",
    arguments: [
      ("elle ", "retourne", "renvoie", 0), ("ils ", "retournent", "renvoient", 0),
      ("elle ", "retournera", "renverra", 0), ("on ", "retournerait", "renverrait", 0),
      ("une valeur ", "retournée", "renvoyée", 0), ("", "Retournez", "Renvoyez", 0),
      ("en ", "retournant", "renvoyant", 0), ("pour ", "retourner", "renvoyer", 0),
    ])
  func verbs(before: String, found: String, text: String, count: Int) {
    let replacement = replacement(
      before, found, TermSection("retourner"), TermSection("renvoyer"), isVerb: true)
    #expect(replacement?.text == text && replacement?.byteCountBefore == count)
    #expect(replacement?.isSafe == true)
  }

  @Test("of verbs take the pronoun with them where it is sure")
  func pronouns() {
    let (one, two) = (TermSection("lever"), TermSection("élever"))
    #expect(replacement("il se ", "lève", one, two)?.text == "s'élève")
    #expect(replacement("il s'", "élève", two, one)?.text == "se lève")
    // `l'élève` may be him or her.
    #expect(replacement("il l'", "élève", two, one)?.isSafe == false)
  }

  @Test("of another gender are not safe")
  func genders() {
    let found = replacement(
      "la ", "tâche", TermSection("tâche", gender: .feminine),
      TermSection("fil", gender: .masculine))
    #expect(found?.isSafe == false && found?.text == "fil")
  }
}
