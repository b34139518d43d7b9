internal import CModelData
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
    rules.lemmaRules = { WrittenLemmas.rules(in: FrenchLemmas.lines) }
    return rules
  }()

  /// The models of French.
  static let frenchModels = EmbeddedModels(
    tagger: { calepin_tagger_fr() }, lemmatizer: { calepin_lemmas_fr() },
    frequencies: { calepin_frequencies_fr() },
    background: { calepin_background_fr() })
}
