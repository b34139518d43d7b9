internal import CalepinCore

/// What term extraction knows of one language: plain data, one file a language
/// under `Languages/`.
///
/// The words are lower case and lemmas, unless it is said otherwise.
struct ExtractionRules: Sendable {
  /// The patterns of terms.
  var grammar: PatternGrammar
  /// The coordinations that hold a term in pieces.
  var coordinations: CoordinationTable
  /// Prepositions by the symbol they stand for; forms, with the apostrophe of
  /// an elision.
  var prepositions: [String: TermSymbols]
  /// Articles inside terms; forms.
  var articles: Set<String>
  /// Conjunctions inside coordinations.
  var conjunctions: Set<String>
  /// Adjectives that no term begins or ends with: they place or compare the
  /// thing and do not say what kind it is.
  var emptyAdjectives: Set<String>
  /// Nouns that are no term by themselves and no head of one: times, amounts,
  /// and the joints of a discourse.
  var emptyNouns: Set<String>
  /// Nouns that say something only with what stands beside them: *effet
  /// secondaire* and *heart rate* are terms, *effet* and *rate of …* are not.
  var jointNouns: Set<String>
  /// Adverbs that turn an adjective into its opposite inside a term; forms.
  var negations: Set<String>
  /// Nouns that amounts are given in: no term by themselves and no head of one,
  /// but part of others, *zone euro*.
  var unitNouns: Set<String>
  /// Endings with which adjectives are made from nouns, *industri-el* from
  /// *industrie*.
  var relationalEndings: [String]
  /// Endings of participles that may stand as an adjective, by the ending of
  /// their infinitive.
  var participleEndings: [String: [String]]
  /// Prepositions that show that the participle before them is a verb with its
  /// complement; forms.
  var participleComplements: Set<String>

  /// The rules for `language`, or `nil` when it has none.
  static func rules(for language: LanguageTag) -> ExtractionRules? {
    switch language.language {
    case "fr": .french
    case "en": .english
    default: nil
    }
  }
}
