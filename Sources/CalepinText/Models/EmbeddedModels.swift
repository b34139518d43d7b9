internal import CModelData
internal import CalepinCore

/// The models that are built into the program.
enum EmbeddedModels {
  /// The bytes of the tagger for `language`, empty when there is none.
  static func tagger(for language: LanguageTag) -> calepin_blob {
    switch language.language {
    case "fr": calepin_tagger_fr()
    case "en": calepin_tagger_en()
    default: calepin_blob()
    }
  }

  /// The bytes of the lemmatizer for `language`, empty when there is none.
  static func lemmatizer(for language: LanguageTag) -> calepin_blob {
    switch language.language {
    case "fr": calepin_lemmas_fr()
    case "en": calepin_lemmas_en()
    default: calepin_blob()
    }
  }

  /// The bytes of the reference frequencies for `language`, empty when there
  /// are none.
  static func frequencies(for language: LanguageTag) -> calepin_blob {
    switch language.language {
    case "fr": calepin_frequencies_fr()
    case "en": calepin_frequencies_en()
    default: calepin_blob()
    }
  }
}
