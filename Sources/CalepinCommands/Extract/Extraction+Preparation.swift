internal import CalepinAlignment
internal import CalepinCore
internal import CalepinTerminology
internal import CalepinText

extension Extraction {
  /// Opens what the extraction that `arguments` ask for will likely need, in a task
  /// of its own: while arguments are parsed the other cores have nothing to do.
  ///
  /// What was opened is shared, so that nothing has to be waited for or handed
  /// over; when it was the wrong thing, the right one is opened later.
  static func prepare(for arguments: [String]) {
    guard let language = likelyLanguage(of: arguments) else { return }
    let hasLexicon = arguments.contains { $0.hasPrefix("--lexicon") }
    Task {
      let lexicon = hasLexicon ? nil : try Lexicon.named(nil, for: language)
      _ = Analyzer(language: language, lexicon: lexicon)
      try BuiltInGlossary.index(of: language).prepare()
      _ = TermExtractor(language: language)
      let target = TextLanguageOptions.counterpart(of: language)
      _ = Lexicon.installed(for: target)
      _ = ReferenceFrequencies.builtIn(for: target)
      _ = BilingualLexicon.builtIn
    }
  }

  /// The language of the texts as far as it can be told of `arguments`; `nil` when
  /// they are not those of an extraction from texts.
  ///
  /// Where no language is named a catalogue of messages is taken for English, all
  /// else for French.
  static func likelyLanguage(of arguments: [String]) -> LanguageTag? {
    guard arguments.dropFirst().first == "extract",
      !["--merge", "--help", "-h"].contains(where: arguments.contains)
    else { return nil }
    if let option = arguments.firstIndex(of: "--from") {
      return option + 1 < arguments.count ? LanguageTag(arguments[option + 1]) : nil
    }
    let isCatalogue = arguments.contains { $0.hasSuffix(".po") || $0.hasSuffix(".pot") }
    return isCatalogue ? .english : .french
  }
}
