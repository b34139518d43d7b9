internal import CalepinCore

extension LanguageRules {
  /// English.
  static let english: LanguageRules = {
    var rules = LanguageRules(.english)
    rules.addEnglishCutting()
    rules.addEnglishAbbreviations()
    rules.addEnglishDeterminers()
    rules.addEnglishPronouns()
    rules.addEnglishAuxiliaries()
    rules.addEnglishParticles()
    return rules
  }()
}
