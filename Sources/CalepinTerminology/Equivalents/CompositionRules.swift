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

  /// The rules from `source` to `target`, or `nil` where nothing is composed.
  static func rules(from source: LanguageTag, to target: LanguageTag) -> CompositionRules? {
    guard source.language == "fr", target.language == "en" else { return nil }
    return CompositionRules(
      adjectiveAfterNoun: 0.9, adjectiveBeforeNoun: 0.85, nounOfNoun: 0.85,
      nounOfDefiniteNoun: 0.75, nounOfName: 0.65, nounAndName: 0.9, nounAndNoun: 0.65)
  }
}
