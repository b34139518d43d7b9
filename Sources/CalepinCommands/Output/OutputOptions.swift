internal import ArgumentParser

/// Where the result goes.
struct OutputOptions: ParsableArguments {
  @Option(name: [.short, .long], help: "The file to write (default: the standard output).")
  var output: String?

  @Flag(help: "Replace the output file if it is there.")
  var force = false
}
