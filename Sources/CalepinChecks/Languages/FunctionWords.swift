internal import CalepinCore
internal import CalepinText

/// The words that tell one language from the other: function words that the
/// other language does not have.
enum FunctionWords {
  /// Those of French that are no words of English.
  static let french = words(of: .french, without: .english)
  /// Those of English that are no words of French.
  static let english = words(of: .english, without: .french)

  /// Those of `language`; of none where it is not known.
  static func words(of language: SideLanguage) -> WordSet? {
    switch language {
    case .french: french
    case .english: english
    case .other: nil
    }
  }

  private static let allFrench = all(of: LanguageTag.french)
  private static let allEnglish = all(of: LanguageTag.english)
  private static let none = WordSet(keys: [UInt32]())

  /// All words of the closed classes of `language`, whatever the other one has.
  static func all(of language: SideLanguage) -> WordSet {
    switch language {
    case .french: allFrench
    case .english: allEnglish
    case .other: none
    }
  }

  /// Words of the closed classes that are nouns or participles as well.
  private static let alsoNouns: Set<String> = ["personne", "force", "point", "passé", "suivant"]

  private static func all(of tag: LanguageTag) -> WordSet {
    let rules = LanguageRules.rules(for: tag)
    let words = rules.closedClasses.keys.filter { !alsoNouns.contains($0) }
    return WordSet(words + Array(rules.contractions.keys))
  }

  /// Words of the open classes or symbols that both languages write.
  private static let ambiguous: Set<String> = [
    "&", "a", "i", "me", "on", "as", "or", "an", "but", "son", "si", "pour", "des", "comment",
    "plus", "main", "tu", "ton", "mes", "no", "par", "sur", "s", "d", "l", "c", "n", "t", "m", "j",
    "ok", "via", "in", "hier", "once", "per", "pas", "sans", "y", "minus", "versus", "etc", "non",
    "point",
  ]

  private static func words(of tag: LanguageTag, without other: LanguageTag) -> WordSet {
    let others = Set(LanguageRules.rules(for: other).closedClasses.keys)
    let own = LanguageRules.rules(for: tag)
    let words = own.closedClasses.keys.filter { !others.contains($0) && !ambiguous.contains($0) }
    let joined = own.contractions.keys.filter { !ambiguous.contains($0) }
    // An elided word is read without its apostrophe: `qu` of `qu'`.
    return WordSet((words + joined).map { String($0.prefix { $0 != "'" }) }.filter { $0.count > 1 })
  }
}
