internal import CalepinCore

/// A language that has a folder here.
struct BuiltInLanguage: Sendable {
  /// Its tag.
  var tag: LanguageTag
  /// The models that are built in for it.
  var models: EmbeddedModels
  /// What is known of it; made when it is asked for first, as a look-up needs
  /// the models alone.
  var rules: @Sendable () -> LanguageRules

  /// All of them; a new language is one more line.
  static let all = [
    BuiltInLanguage(tag: .french, models: LanguageRules.frenchModels) { .french },
    BuiltInLanguage(tag: .english, models: LanguageRules.englishModels) { .english },
  ]

  /// The language of `tag`, by its primary language.
  static func named(_ tag: LanguageTag) -> BuiltInLanguage? {
    all.first { $0.tag.language == tag.language }
  }
}
