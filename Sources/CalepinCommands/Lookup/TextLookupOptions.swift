internal import ArgumentParser

/// What is looked up when it is a text and not a query.
struct TextLookupOptions: ParsableArguments {
  @Option(
    name: .customLong("in"),
    help: ArgumentHelp(
      "Show the terms in a text instead; '-' is the standard input.", valueName: "file"))
  var text: String?

  @Flag(help: "With '--in': count how often each term stands there.")
  var count = false

  @Flag(help: "With '--in': find the words of the terms only, no inflected forms.")
  var exact = false

  @OptionGroup var destination: OutputOptions

  func validate() throws {
    guard text == nil else { return }
    for (isGiven, name) in [
      (count, "--count"), (exact, "--exact"), (destination.output != nil, "--output"),
      (destination.force, "--force"),
    ] where isGiven {
      throw ValidationError("'\(name)' needs '--in'.")
    }
  }
}
