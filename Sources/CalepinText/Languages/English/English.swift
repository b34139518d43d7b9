internal import CModelData
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
    rules.lemmaRules = { WrittenLemmas.rules(in: EnglishLemmas.lines) + irregularPlurals }
    return rules
  }()

  /// The models of English.
  static let englishModels = EmbeddedModels(
    tagger: { calepin_tagger_en() }, lemmatizer: { calepin_lemmas_en() },
    frequencies: { calepin_frequencies_en() },
    background: { calepin_background_en() })

  private static var irregularPlurals: [WrittenLemmas.Rule] {
    EnglishInflection.irregularPlurals.flatMap { singular, plural in
      [
        WrittenLemmas.Rule.word(form: plural, lemma: singular, .noun),
        .word(form: singular, lemma: singular, .noun),
      ]
    }.sorted { "\($0)" < "\($1)" }
  }
}
