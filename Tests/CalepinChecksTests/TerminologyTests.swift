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
    ] as [(String, String, [String])])
  func terms(source: String, target: String, expected: [String]) {
    var settings = CheckSettings()
    settings.only = [.termForbidden, .termMissing, .termDeprecated]
    var checker = Checker(
      LanguagePair(.english, .french), settings: settings, termbases: [Self.termbase])
    #expect(checker.findings(in: unit(source, target)).map(\.check.rawValue) == expected)
  }

  @Test("that occur more often than they are translated are told as information")
  func partial() {
    var checker = Checker(LanguagePair(.english, .french), termbases: [Self.termbase])
    let found = checker.findings(in: unit("a file is a file", "un fichier, c'est cela"))
    #expect(found.map(\.check) == [.termPartial] && found.map(\.severity) == [.info])
  }
}
