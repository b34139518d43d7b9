internal import CalepinCore

/// How sure a translation is that is put together from the parts of a term, by
/// the way the parts are joined; plain data, one value a pair of languages.
///
/// The confidence of the whole is the product of those of its parts and the
/// rule.
struct CompositionRules: Sendable {
  /// *puce avancée* → *advanced chip*.
  var adjectiveAfterNoun: Double
  /// *grand modèle* → *large model*.
  var adjectiveBeforeNoun: Double
  /// *fabricant de puces* → *chip manufacturer*.
  var nounOfNoun: Double
  /// *conception des puces* → *chip design*: with an article between.
  var nounOfDefiniteNoun: Double
  /// *marché de la Chine* → *market of China*.
  var nounOfName: Double
  /// *puce H200* → *H200 chip*.
  var nounAndName: Double
  /// *logiciel espion* → *spy software*.
  var nounAndNoun: Double

  /// *liberté d'expression* → *freedom of expression*.
  var plainOf: Double
  /// *fin de la guerre* → *end of war*.
  var definiteOf: Double
  /// *réseau sans fil* → *wireless network*, *moteur à combustion* →
  /// *combustion engine*.
  var nounWithPreposition: Double
  /// *government policy* → *politique gouvernementale*.
  var nounAsAdjective: Double

  /// The rules from `source` to `target`, or `nil` where nothing is composed.
  static func rules(from source: LanguageTag, to target: LanguageTag) -> CompositionRules? {
    switch (source.language, target.language) {
    case ("fr", "en"): fromFrench
    case ("en", "fr"): intoFrench
    default: nil
    }
  }

  private static let fromFrench = CompositionRules(
    adjectiveAfterNoun: 0.9, adjectiveBeforeNoun: 0.85, nounOfNoun: 0.85,
    nounOfDefiniteNoun: 0.75, nounOfName: 0.65, nounAndName: 0.9, nounAndNoun: 0.65,
    plainOf: 0.5, definiteOf: 0.6, nounWithPreposition: 0.5, nounAsAdjective: 0)

  private static let intoFrench = CompositionRules(
    adjectiveAfterNoun: 0.9, adjectiveBeforeNoun: 0.9, nounOfNoun: 0.85,
    nounOfDefiniteNoun: 0.75, nounOfName: 0.65, nounAndName: 0.6, nounAndNoun: 0.7,
    plainOf: 0, definiteOf: 0, nounWithPreposition: 0, nounAsAdjective: 0.5)
}
