import CalepinCore

@testable import CalepinChecks

/// The names of what is found in a pair of texts, in order.
func found(
  _ source: String, _ target: String, into language: LanguageTag = .french,
  only checks: [CheckID] = []
) -> [CheckID] {
  var settings = CheckSettings()
  settings.only = Set(checks)
  let other: LanguageTag = language == .french ? .english : .french
  var checker = Checker(LanguagePair(other, language), settings: settings)
  return checker.findings(in: unit(source, target)).map(\.check)
}

/// A unit with the number `ordinal`.
func unit(_ source: String, _ target: String, _ ordinal: Int = 0) -> CheckedUnit {
  CheckedUnit(
    Segment(source), Segment(target),
    at: UnitPlace(file: "x", line: ordinal + 1, unit: "\(ordinal)", ordinal: ordinal))
}
