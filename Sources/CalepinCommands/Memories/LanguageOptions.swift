internal import ArgumentParser
internal import CalepinCore
internal import CalepinText

/// From which language into which.
struct LanguageOptions: ParsableArguments {
  @Option(
    name: .customLong("from"),
    help: ArgumentHelp(
      "The source language, a BCP 47 tag (default: the project's, else fr).",
      valueName: "language"))
  var givenSource: LanguageTag?

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp(
      "The target language, a BCP 47 tag (default: the project's, else en).",
      valueName: "language"))
  var givenTarget: LanguageTag?

  /// The source language.
  var from: LanguageTag { givenSource ?? ProjectSettings.current?.from ?? .french }

  /// The target language.
  var to: LanguageTag { givenTarget ?? ProjectSettings.current?.to ?? .english }
}

/// From which language into which, where the texts themselves may tell.
struct TextLanguageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The source language, a BCP 47 tag (default: the project's, else the text's).",
      valueName: "language"))
  var from: LanguageTag?

  @Option(
    help: ArgumentHelp(
      "The target language, a BCP 47 tag (default: the project's, else en, or fr from en).",
      valueName: "language"))
  var to: LanguageTag?

  /// The languages that are named; `nil` where the files decide.
  var named: (source: LanguageTag?, target: LanguageTag?) {
    (from ?? ProjectSettings.current?.from, to ?? ProjectSettings.current?.to)
  }

  /// - Throws: `ValidationError` when the languages that are named are the same.
  func refuseSame() throws {
    if let source = named.source, let target = named.target, source.hasLanguage(of: target) {
      throw ValidationError("'--from' and '--to' are both '\(source.language)'.")
    }
  }

  /// The languages of `files`: those that are named, else what `find` finds in the
  /// first of the files in which it finds one, else French to English.
  ///
  /// - Throws: `ValidationError` when the texts are in the language into which they
  ///   are to be translated.
  func pair(
    of files: [String], _ find: (String) -> LanguageTag? = WrittenLanguage.found(in:)
  ) throws -> (from: LanguageTag, to: LanguageTag) {
    let (source, target) = named
    if let source { return (source, target ?? Self.counterpart(of: source)) }
    let found = files.lazy.compactMap(find).first
    let isIntoFrench = target?.hasLanguage(of: .french) ?? false
    let from = found ?? (isIntoFrench ? .english : .french)
    if let target, from.hasLanguage(of: target) {
      throw ValidationError(
        "the text is in '\(from)', and so is the translation ('--to'): if it is not, say '--from'.")
    }
    return (from, target ?? Self.counterpart(of: from))
  }

  /// French for English, English for all others.
  static func counterpart(of language: LanguageTag) -> LanguageTag {
    language.hasLanguage(of: .english) ? .french : .english
  }
}
