import CalepinCore
import CalepinTerminology
import Testing

@testable import CalepinChecks

@Suite("Uses of terms")
struct TermUseTests {
  private static let termbase = Termbase(
    name: "t",
    entries: [
      entry("setting", [TermSection("paramètre"), TermSection("réglage", status: .admitted)]),
      entry("AI", [TermSection("IA")]),
      entry("user", [TermSection("utilisateur"), TermSection("usager", status: .forbidden)]),
      entry(
        "file",
        [
          TermSection("fichier"), TermSection("cahier", status: .forbidden),
          TermSection("titre", status: .forbidden),
        ]),
      entry(
        "thread",
        [
          TermSection("fil", gender: .masculine),
          TermSection("thread", status: .forbidden, gender: .masculine),
          TermSection("tâche", status: .forbidden, gender: .feminine),
        ]),
      entry("raise", [TermSection("lever"), TermSection("élever", status: .forbidden)]),
      entry(
        "key", [TermSection("clé"), TermSection("touche"), TermSection("cléf", status: .forbidden)]),
    ])

  private static func entry(_ english: String, _ french: [TermSection]) -> ConceptEntry {
    ConceptEntry(sections: [
      LanguageSection(.english, terms: [TermSection(english)]),
      LanguageSection(.french, terms: french),
    ])
  }

  private func checker(_ checks: Set<CheckID>, _ pair: LanguagePair) -> Checker {
    var settings = CheckSettings()
    settings.only = checks
    return Checker(pair, settings: settings, termbases: [Self.termbase])
  }

  @Test(
    "in other capitals are told in the middle of a sentence, and where a name lost one",
    arguments: [
      ("Many settings", "Beaucoup de Paramètres", "paramètres"),
      ("Many Settings", "Beaucoup de Paramètres", nil),
      ("The settings", "Paramètres", nil),
      ("The settings.", "Fin. Paramètres", nil),
      ("many settings", "BEAUCOUP DE PARAMÈTRES", nil),
      ("It uses AI.", "Il utilise l'ia.", "IA"),
      ("It uses AI.", "Il utilise l'IA.", nil),
    ] as [(String, String, String?)])
  func capitals(source: String, target: String, suggestion: String?) {
    var checker = checker([.termCase], LanguagePair(.english, .french))
    let found = checker.findings(in: unit(source, target))
    #expect(found.map(\.suggestion) == (suggestion.map { [$0] } ?? []))
  }

  @Test(
    "that are forbidden are replaced where the words around agree",
    arguments: [
      ("The file", "Le cahier", "fichier", true),
      ("The files", "Cahiers", "Fichiers", true),
      // The article tells the gender.
      ("The file", "Le titre", "fichier", true),
      ("The threads", "Les threads", "fils", true),
      ("The thread", "La tâche", "fil", false),
      // It would stay "l'lever".
      ("to raise it", "de l'élever", "lever", false),
      ("The users", "Tous les usagers", "utilisateurs", true),
      // Two are preferred.
      ("The key", "La cléf", "clé", false),
    ])
  func replacements(source: String, target: String, suggestion: String, isSafe: Bool) {
    var checker = checker([.termForbidden], LanguagePair(.english, .french))
    let found = checker.findings(in: unit(source, target))
    #expect(found.map(\.suggestion) == [suggestion])
    #expect(found.map(\.isSafeFix) == [isSafe])
  }

  @Test(
    "into English are replaced behind the article they need",
    arguments: [("an item", "element", true), ("an item", "row", false), ("the item", "row", true)])
  func articles(found: String, wanted: String, isSafe: Bool) {
    let words = found.split(separator: " ").map(String.init)
    let replacement = TermReplacement(
      of: words[1], refused: TermSection("item"), wanted: TermSection(wanted), language: .english,
      isVerb: false, before: words[0] + " ")
    #expect(replacement?.text == wanted && replacement?.isSafe == isSafe)
    let plural = TermReplacement(
      of: "Items", refused: TermSection("item"), wanted: TermSection(wanted), language: .english,
      isVerb: false, before: "")
    #expect(plural?.text == wanted.prefix(1).uppercased() + wanted.dropFirst() + "s")
    #expect(
      TermReplacement(
        of: "itemized", refused: TermSection("item"), wanted: TermSection(wanted),
        language: .english, isVerb: false, before: "") == nil)
  }

  private func findings(_ pairs: [(String, String)], _ check: CheckID) -> [Finding] {
    var checker = checker([check], LanguagePair(.english, .french))
    var index = ConsistencyIndex()
    for (ordinal, pair) in pairs.enumerated() {
      let unit = unit(pair.0, pair.1, ordinal)
      _ = checker.findings(in: unit)
      index.add(unit, checker.trace)
    }
    var settings = CheckSettings()
    settings.only = [check]
    return index.findings(settings).sorted(by: Finding.isInOrder)
  }

  @Test("are told where a unit leaves the habit of the others")
  func habits() {
    let units = [
      ("The settings", "Les paramètres"), ("A setting", "Un réglage"),
      ("No setting", "Pas de paramètre"),
    ]
    let found = findings(units, .inconsistentTerm)
    #expect(found.map(\.place.ordinal) == [1])
    #expect(found.map(\.targetRange) == [3..<11])
    #expect(found.first?.suggestion == "paramètre")
    #expect(
      found.first?.message
        == "the term is translated in 2 ways: 'paramètre' (2), 'réglage' (1)")
    // Two units make no habit, and of two habits none is the right one.
    #expect(findings(Array(units.prefix(2)), .inconsistentTerm).isEmpty)
    let even = findings(units + [("Settings", "Réglages")], .inconsistentTerm)
    #expect(even.map(\.place.ordinal) == [0, 1, 2, 3] && even.allSatisfy { $0.suggestion == nil })
  }

  @Test("and words beside other numbers are the same")
  func near() {
    let found = findings(
      [
        ("Save 3 files", "Enregistrer 3 fichiers"), ("save <b>4</b> files!", "Sauver 4 fichiers"),
        ("Save 5 files", "enregistrer 5 fichiers."), ("Save 6 folders", "Sauver 6 dossiers"),
        ("Save 3 files", "Stocker 3 fichiers"), ("Files", "Fichiers"), ("files!", "Données"),
      ], .nearInconsistent)
    // The fifth has the source of the first, but not that of the third.
    #expect(found.map(\.place.ordinal) == [1, 4])
  }
}
