internal import CalepinCore

extension LanguageRules {
  /// French.
  static let french: LanguageRules = {
    var rules = LanguageRules(.french)
    rules.addFrenchCutting()
    rules.addFrenchNumbers()
    rules.addFrenchAbbreviations()
    rules.addFrenchContractions()
    rules.addFrenchDeterminers()
    rules.addFrenchPronouns()
    rules.addFrenchAuxiliaries()
    rules.addFrenchParticles()
    return rules
  }()
}
