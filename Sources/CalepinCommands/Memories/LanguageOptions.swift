internal import ArgumentParser
internal import CalepinCore

/// From which language into which.
struct LanguageOptions: ParsableArguments {
  @Option(help: "The source language, a BCP 47 tag.")
  var from: LanguageTag = .french

  @Option(help: "The target language, a BCP 47 tag.")
  var to: LanguageTag = .english
}
