internal import CalepinCore

/// What becomes of small words when two terms are compared by their lemmas.
///
/// *contrôle des exportations* and *contrôle d'exportation* meet because a
/// contraction counts as its preposition and an article counts for nothing.
struct FunctionWordFolding: Sendable {
  /// Articles, without the apostrophe of an elision.
  let articles: Set<String>
  /// Elided and contracted words and what they count as.
  let replacements: [String: String]

  /// The folding for `language`; an empty one where nothing is known.
  static func rules(for language: LanguageTag) -> FunctionWordFolding {
    switch language.language {
    case "fr":
      FunctionWordFolding(
        articles: ["le", "la", "les", "l", "un", "une"],
        replacements: [
          "d": "de", "du": "de", "des": "de", "au": "à", "aux": "à", "qu": "que", "n": "ne",
          "s": "se", "jusqu": "jusque", "lorsqu": "lorsque",
        ])
    case "en":
      FunctionWordFolding(articles: ["the", "a", "an"], replacements: [:])
    default:
      FunctionWordFolding(articles: [], replacements: [:])
    }
  }
}
