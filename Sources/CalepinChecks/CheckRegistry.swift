/// All checks there are.
public enum CheckRegistry {
  /// The checks of single units, in the order in which they run.
  ///
  /// To add one, write its file and put it here.
  static let types: [any Check.Type] = [
    EmptyChecks.self, UntranslatedCheck.self, PartialUntranslatedCheck.self,
    SwappedLanguagesCheck.self, NumberChecks.self, TagChecks.self, PlaceholderChecks.self,
    AddressChecks.self, BracketCheck.self, QuoteChecks.self, PunctuationSpaceChecks.self,
    EndPunctuationCheck.self, InitialCaseCheck.self, DoubledWordCheck.self, SpaceChecks.self,
    CharacterChecks.self, LengthChecks.self, MisalignedCheck.self, FalseFriendCheck.self,
    WritingHabitChecks.self, MaxLengthCheck.self, AcceleratorCheck.self, MarkupSyntaxChecks.self,
    RangeCheck.self, SpellingCheck.self,
  ]

  /// What all checks are, in alphabetical order.
  public static let descriptions: [CheckDescription] =
    (types.flatMap { $0.descriptions } + RuleCheck.descriptions + TerminologyCheck.descriptions
    + ConsistencyIndex.descriptions + ReferenceTranslations.descriptions).sorted { $0.id < $1.id }

  private static let byID = Dictionary(
    uniqueKeysWithValues: descriptions.map { ($0.id, $0) })

  /// The check called `id`, or `nil` when there is none.
  public static func description(of id: CheckID) -> CheckDescription? { byID[id] }

  /// The checks of single units that `settings` let run.
  static func checks(for languages: LanguagePair, _ settings: CheckSettings) -> [any Check] {
    let pairs = WordPairs(languages)
    let all: [any Check] = [
      EmptyChecks(), UntranslatedCheck(), PartialUntranslatedCheck(), SwappedLanguagesCheck(),
      NumberChecks(), TagChecks(pairs: pairs), PlaceholderChecks(), AddressChecks(), BracketCheck(),
      QuoteChecks(),
      PunctuationSpaceChecks(profile: settings.spacing(in: languages.target)),
      EndPunctuationCheck(), InitialCaseCheck(), DoubledWordCheck(), SpaceChecks(),
      CharacterChecks(), LengthChecks(ratio: languages.lengthRatio, pairs: pairs),
      MisalignedCheck(ratio: languages.lengthRatio, pairs: pairs), FalseFriendCheck(),
      WritingHabitChecks(),
      MaxLengthCheck(limit: settings.maxLength), AcceleratorCheck(),
      MarkupSyntaxChecks(), RangeCheck(), SpellingCheck(languages.target),
    ]
    return all.filter { check in
      type(of: check).descriptions.contains { settings.isOn($0) }
    }
  }
}
