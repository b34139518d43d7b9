internal import ArgumentParser
internal import FoundationEssentials

/// How an extraction counts.
struct CountingOptions: ParsableArguments {
  @Option(help: "How many texts to work on at a time (default: one a core).")
  var jobs = Self.coreCount

  /// Asked for once: the parser makes the options many times.
  private static let coreCount = ProcessInfo.processInfo.activeProcessorCount

  @Flag(help: "Only count, and write the counts to the output file, for '--merge'.")
  var partial = false

  @Flag(help: "The files are counts of '--partial', in the order of their texts.")
  var merge = false

  @Option(
    help: ArgumentHelp(
      "A text, or a folder of texts (.txt), of general language, to compare with; repeatable.",
      valueName: "path"))
  var reference: [String] = []

  func validate() throws {
    if jobs < 1 { throw ValidationError("'--jobs' must be at least 1, got \(jobs).") }
    if partial, merge { throw ValidationError("'--partial' and '--merge' exclude each other.") }
  }
}
