import CalepinCore
import Testing

@testable import CalepinChecks

@Suite("Rules of a project")
struct RuleTests {
  private func findings(_ rules: [CheckRule], _ source: String, _ target: String) -> [Finding] {
    var settings = CheckSettings()
    settings.only = [.regex, .checklist]
    settings.rules = rules
    var checker = Checker(LanguagePair(.english, .french), settings: settings)
    return checker.findings(in: unit(source, target))
  }

  @Test(
    "find a unit when all they ask for holds",
    arguments: [
      ("an old file", "un fichier", true),
      ("a new file", "un fichier", false),
      ("an old file", "un ancien fichier", false),
      ("an old folder", "un dossier", false),
    ])
  func conditions(source: String, target: String, isFound: Bool) {
    var rule = CheckRule(id: "old", message: "not told that it is old", severity: .error)
    rule.source = "old"
    rule.target = "fichiers?"
    rule.notTarget = "(?i)ancien"
    let found = findings([rule], source, target)
    #expect(found.map(\.check) == (isFound ? [.regex] : []))
    #expect(found.allSatisfy { $0.severity == .error && $0.sourceRange == 3..<6 })
    #expect(found.allSatisfy { $0.message == "not told that it is old (old)" })
  }

  @Test(
    "with words compare them whole, in any case and with any signs",
    arguments: [
      ("Use C++ here", "Utilisez C ici", true),
      ("Use c++.", "Utilisez C++.", false),
      ("Use C", "Utilisez C", false),
    ])
  func words(source: String, target: String, isFound: Bool) {
    var rule = CheckRule(id: "c", message: "the name stays")
    rule.comparesWords = true
    rule.source = "C++"
    rule.notTarget = "C++"
    #expect(findings([rule], source, target).map(\.check) == (isFound ? [.checklist] : []))
  }

  @Test("that are not sound are refused")
  func unsound() {
    var rule = CheckRule(id: "x", message: "y")
    rule.target = "(a"
    #expect(throws: (any Error).self) { try rule.validate() }
    rule.comparesWords = true
    #expect(throws: Never.self) { try rule.validate() }
  }

  @Test("are told apart from limits, of which that of the unit counts first")
  func limits() {
    var settings = CheckSettings()
    settings.only = [.maxLength]
    settings.maxLength = 3
    var checker = Checker(LanguagePair(.english, .french), settings: settings)
    var label = unit("Open", "Été")
    #expect(checker.findings(in: label).isEmpty)
    label.maxLength = 2
    #expect(checker.findings(in: label).map(\.targetRange) == [3..<5])
  }
}
