public import ArgumentParser
internal import CalepinCore
public import CalepinMemory

/// `calepin search`: the segments of a memory that are most like a text.
struct SearchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find the translated segments that are most like a text.",
    discussion: """
      The words of the command line are one segment. With '-' every line of the standard input \
      is one, with '--in' every segment of a file. The search is exact: no match of the score \
      or above is missed. Scores are whole percent, 100 for the same text and 101 for the \
      same text between the same neighbours.

      Exits with 0 when some match is 100 or more, 3 when there are only fuzzy ones, 1 when \
      there is none.

        calepin search "terres rares" -m memory.tmx
        echo "terres rares" | calepin search - -m memory.tmx --min 50 -o matches.html
      """)

  @Argument(help: "The segment to search for; '-' reads one a line from the standard input.")
  var words: [String] = []

  @Option(
    name: .customLong("in"),
    help: ArgumentHelp(
      "Search for every segment of a file: XLIFF, PO, TMX, or the lines of a text; repeatable.",
      valueName: "file"))
  var files: [String] = []

  @OptionGroup var languages: LanguageOptions
  @OptionGroup var memories: SearchSources

  @Option(help: "The least score in percent, from 1 to 100; it is not rounded for this.")
  var min = 70

  @Option(name: [.customShort("n"), .long], help: "How many matches to show at the most.")
  var limit = 5

  @Option(
    help: ArgumentHelp(
      """
      What a match loses for other case, punctuation, numbers, codes or context: 'none', or \
      for example 'case=0,numbers=5' (default: 1, numbers 2).
      """, valueName: "list"))
  var penalties: MatchPenalties = MatchPenalties()

  @Option(help: ArgumentHelp("The segment that stands before this one.", valueName: "text"))
  var before: String?

  @Option(help: ArgumentHelp("The segment that stands behind this one.", valueName: "text"))
  var after: String?

  @Flag(help: "Show three scores: over stems, over words, and over all with penalties.")
  var scores = false

  @Flag(help: "Show the longest pieces of the segment that stand in a memory as well.")
  var pieces = false

  @Flag(
    help: """
      Write the file of '--in', XLIFF or PO, to the output with the best matches in its empty \
      segments.
      """)
  var pretranslate = false

  @Flag(help: "Print JSON, one object a segment.")
  var json = false

  @OptionGroup var destination: OutputOptions

  @Flag(help: .hidden)
  var time = false

  func validate() throws {
    guard limit > 0 else { throw ValidationError("'--limit' must be at least 1, got \(limit).") }
    guard (1...100).contains(min) else {
      throw ValidationError("'--min' must be from 1 to 100, got \(min).")
    }
    if words.isEmpty == files.isEmpty {
      throw ValidationError("say what to search for: a segment, '-', or '--in' with a file.")
    }
    if (before ?? after) != nil, words.isEmpty || words == ["-"] {
      throw ValidationError("'--before' and '--after' stand beside one segment.")
    }
    if pretranslate, files.count != 1 || destination.output == nil || json {
      throw ValidationError("'--pretranslate' takes one file with '--in' and writes it to '-o'.")
    }
    if !pretranslate { _ = try format() }
  }

  func run() async throws {
    var options = MatchOptions()
    options.percent = min
    options.limit = limit
    options.penalties = penalties
    let output = pretranslate ? nil : try searchOutput()
    let (sources, memoryPenalties) = try memories.open(from: languages.from, to: languages.to)
    options.memoryPenalties = memoryPenalties
    if time { return try SearchTiming(sources, options).run() }
    let workers = try SearchWorkers(
      sources, options, details, count: isBulk ? SearchWorkers.coreCount : 1)
    let status =
      if let output { try await search(with: workers, output) } else {
        try await fill(with: workers)
      }
    // Taking the indexes apart would take as long as a tenth of the work.
    withExtendedLifetime(workers) { Calepin.end(with: status) }
  }

  /// Whether there may be more than one query.
  private var isBulk: Bool { words.isEmpty || words == ["-"] }

  private var details: SearchDetails {
    (scores ? SearchDetails.scores : []).union(pieces ? .pieces : [])
  }

  private func searchOutput() throws -> SearchOutput {
    try SearchOutput(destination, format: try format(), isBulk: isBulk)
  }

  private func search(
    with workers: SearchWorkers, _ output: SearchOutput
  ) async throws -> Status? {
    if !isBulk {
      let context = SegmentContext(before: before, after: after)
      let query = SearchQuery(segment: Segment(words.joined(separator: " ")), context: context)
      try output.write(try await workers.results(for: [query]))
    } else if files.isEmpty {
      try await answerLines(with: workers, output)
    }
    for file in files {
      let queries = try SearchDocument(reading: file, languages).queries
      for start in stride(from: 0, to: queries.count, by: SearchOutput.batch) {
        let part = queries[start..<Swift.min(start + SearchOutput.batch, queries.count)]
        try output.write(try await workers.results(for: Array(part)))
      }
    }
    try output.finish()
    return output.status
  }

  private func answerLines(
    with workers: SearchWorkers, _ output: SearchOutput
  ) async throws {
    var lines = try InputLines(of: "-")
    while let batch = try lines.nextBatch(atMost: SearchOutput.batch) {
      let queries = batch.map { SearchQuery(segment: Segment($0)) }
      try output.write(try await workers.results(for: queries))
      // Someone may wait for the answer before asking on.
      try output.flush()
    }
  }

  private func fill(with workers: SearchWorkers) async throws -> Status? {
    let output = try AtomicFile(destination.output ?? "-", overwrite: destination.force)
    let summary = try await Pretranslation(of: files[0]).run(workers, to: output)
    printMessage("\(files[0]): \(summary.sentence)")
    return summary.status
  }

  private func format() throws -> SearchOutput.Format {
    if json { return .json }
    guard let path = destination.output, path != "-" else { return .text }
    guard let format = SearchOutput.Format(writing: path) else {
      throw ValidationError("'\(path)' ends with none of .html, .json, .jsonl and .tsv.")
    }
    return format
  }
}

extension MatchPenalties: ExpressibleByArgument {
  /// The penalties that `argument` spells.
  public init?(argument: String) { self.init(argument) }
}
