import CalepinCore
import CalepinTerminology
import Testing

@testable import CalepinChecks

@Suite("Terms")
struct TerminologyTests {
  private static let termbase = Termbase(
    name: "t",
    entries: [
      entry("window", ["fenêtre"], forbidden: ["window"]),
      entry("file", ["fichier"], forbidden: ["file"]),
      entry("file system", ["système de fichiers"]),
      entry("raise", ["lever"], forbidden: ["soulever"]),
      entry("argument", ["argument"], forbidden: ["paramètre"]),
      entry("settings", ["paramètres", "réglages"]),
      entry("return", ["renvoyer", "donner"], forbidden: ["retourner"]),
      entry("string", ["chaîne"], forbidden: ["string"]),
      entry("named argument", ["argument nommé"]),
      entry("server", ["serveur"], forbidden: ["server"]),
      entry("write", ["écrire"], forbidden: ["rédiger"]),
      entry("create", ["créer"]),
      entry("Snow White", ["Snow White"]),
    ])

  private static func entry(
    _ english: String, _ french: [String], forbidden: [String] = []
  ) -> ConceptEntry {
    ConceptEntry(sections: [
      LanguageSection(.english, terms: [TermSection(english)]),
      LanguageSection(
        .french,
        terms: french.map { TermSection($0) }
          + forbidden.map { TermSection($0, status: .forbidden) }),
    ])
  }

  @Test(
    "are compared in any form, masked where they are no language",
    arguments: [
      ("the windows close", "les fenêtres se ferment", []),
      ("the windows close", "les windows se ferment", ["term-forbidden"]),
      ("the windows close", "les vues se ferment", ["term-missing"]),
      ("It runs on Windows.", "Il tourne sous Windows.", []),
      ("the file systems", "les systèmes de fichiers", []),
      ("an error is raised", "une erreur est levée", []),
      ("an error is raised", "une erreur est soulevée", ["term-forbidden"]),
      ("the option ``file``", "l'option ``file``", []),
      ("the ``file`` and the file", "le ``file`` et le fichier", []),
      ("the settings and the argument", "les paramètres et l'argument", []),
      ("the argument of the settings", "l'argument des réglages", []),
      // Spellings, and other words between those of a term.
      ("a string", "une chaine", []),
      ("a named argument", "un argument positionnel ou nommé", []),
      // A forbidden term of a shorter one inside of the term.
      ("a named argument", "un paramètre nommé", ["term-forbidden"]),
      // Participles and nouns that look like a form of the verb.
      ("It returns the data.", "Elle restitue les données.", ["term-missing"]),
      ("It returns a value.", "Elle retourne la valeur donnée.", ["term-forbidden"]),
      ("A value is returned.", "Une valeur est donnée.", []),
      ("the strings", "les chaînes (*strings*)", []),
      ("New Server", "Nouveau server", ["term-forbidden"]),
      ("The Server restarts the machine.", "Le server redémarre la machine.", ["term-forbidden"]),
      ("The Server restarts the machine.", "Server redémarre la machine.", []),
      ("The Server restarts the machine.", "L'hôte redémarre la machine.", ["term-missing"]),
      // A form that only the verb has is none of the noun.
      ("windowing and filing", "le multiplexage", []),
      ("Notify them in writing.", "Avisez-les par rédigé.", ["term-forbidden"]),
      ("It creates a file.", "Il crée un fichier.", []),
      // A gloss, and a word that translates another one.
      ("the file systems of a file", "les systèmes d'un fichier (*file*)", []),
      ("The parameter takes an argument.", "Le paramètre prend un argument.", []),
      ("The parameter takes an argument.", "Le paramètre prend un paramètre.", ["term-forbidden"]),
      // A name at the beginning, and a plural there.
      ("Windows opens it.", "Windows ouvre cela.", []),
      ("Windows open.", "Windows s'ouvrent.", ["term-forbidden"]),
      ("the 'windows' version", "la version « windows »", []),
      ("the \"string file\" of a file", "le *string file* d'un file", ["term-forbidden"]),
    ] as [(String, String, [String])])
  func terms(source: String, target: String, expected: [String]) {
    var settings = CheckSettings()
    settings.only = [.termForbidden, .termMissing, .termDeprecated]
    var checker = Checker(
      LanguagePair(.english, .french), settings: settings, termbases: [Self.termbase])
    #expect(checker.findings(in: unit(source, target)).map(\.check.rawValue) == expected)
  }

  @Test(
    "that are put another way are told as information",
    arguments: [
      ("the string-only form", "la forme simple"),
      ("the return value", "la valeur de sortie"),
      ("Setting it is safe.", "L'affecter est sûr."),
      ("It returns a value.", "C'est le renvoi d'une valeur."),
      ("Creating it is safe.", "Sa création est sûre."),
      // All words are those of others, and none is left for it.
      ("the size of the window", "la taille"),
      ("It runs on Windows.", "Il tourne partout."),
    ])
  func otherConstructions(source: String, target: String) {
    var checker = Checker(LanguagePair(.english, .french), termbases: [Self.termbase])
    let found = checker.findings(in: unit(source, target)).filter { $0.check == .termMissing }
    #expect(found.map(\.severity) == [.info], "\(found)")
  }

  @Test("of French that are verbs in their sentence are told as information")
  func verbsOfFrench() {
    let base = Termbase(name: "t", entries: [Self.entry("cache memory", ["cache"])])
    var checker = Checker(LanguagePair(.french, .english), termbases: [base])
    func severities(_ source: String, _ target: String) -> [Severity] {
      checker.findings(in: unit(source, target)).filter { $0.check == .termMissing }
        .map(\.severity)
    }
    #expect(severities("Il cache la forêt.", "It hides the forest.") == [.info])
    #expect(severities("Le cache est plein.", "The buffer is full.") == [.warning])
  }

  @Test(
    "that are names stay as they are",
    arguments: [("Ouvrez Snow White.", []), ("Ouvrez Blanche-Neige.", ["dnt-changed"])]
      as [(String, [String])])
  func names(target: String, expected: [String]) {
    var checker = Checker(LanguagePair(.english, .french), termbases: [Self.termbase])
    let found = checker.findings(in: unit("Open Snow White.", target))
    #expect(found.map(\.check.rawValue) == expected)
  }

  @Test("that are forbidden beside enough preferred ones are told as information")
  func besidePreferred() {
    var checker = Checker(LanguagePair(.english, .french), termbases: [Self.termbase])
    let found = checker.findings(in: unit("open the window", "ouvrez la fenêtre, la window"))
    #expect(found.map(\.check) == [.termForbidden] && found.map(\.severity) == [.info])
    let twice = unit("A window is no other window.", "Une fenêtre n'est pas une autre window.")
    #expect(checker.findings(in: twice).map(\.severity) == [.error])
  }

  @Test("that occur more often than they are translated are told as information")
  func partial() {
    var checker = Checker(LanguagePair(.english, .french), termbases: [Self.termbase])
    let found = checker.findings(in: unit("a file is a file", "un fichier, c'est cela"))
    #expect(found.map(\.check) == [.termPartial] && found.map(\.severity) == [.info])
  }
}
