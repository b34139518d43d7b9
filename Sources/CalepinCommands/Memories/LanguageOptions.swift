internal import ArgumentParser
internal import CalepinCore

/// From which language into which.
struct LanguageOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The source language, a BCP 47 tag.", valueName: "language"))
  var from: LanguageTag = .french

  @Option(help: ArgumentHelp("The target language, a BCP 47 tag.", valueName: "language"))
  var to: LanguageTag = .english
}
