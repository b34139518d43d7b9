internal import ArgumentParser

/// Where the result goes.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The file to write (default: the standard output).", valueName: "file"))
  var output: String?

  @Flag(help: "Replace the output file if it is there.")
  var force = false
}
