public import CalepinCore

extension BilingualLexicon {
  /// The lexicon that is built in, and whether it leads from `source` to `target`
  /// or the other way round; `nil` when it is of other languages.
  public static func builtIn(
    between source: LanguageTag, _ target: LanguageTag
  ) -> (lexicon: BilingualLexicon, isForward: Bool)? {
    guard let lexicon = builtIn else { return nil }
    let asked = (source.language, target.language)
    let isForward = asked == (lexicon.source.language, lexicon.target.language)
    let isBackward = asked == (lexicon.target.language, lexicon.source.language)
    return isForward || isBackward ? (lexicon, isForward) : nil
  }
}
