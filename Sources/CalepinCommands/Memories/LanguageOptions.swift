internal import ArgumentParser
internal import CalepinCore

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
