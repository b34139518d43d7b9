internal import ArgumentParser
internal import CalepinCore
internal import CalepinFormats
internal import CalepinTerminology

/// `calepin lookup`: what a word or phrase is called in the other language.
struct LookupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookup",
    abstract: "Look up a word or phrase, inflected or misspelt, in either language.",
    discussion: """
      The words of the command line are one query. Without words, or with '-', every line of \
      the standard input is a query and is answered by one line of JSON, or with '-b' by the \
      best equivalent alone.

      Exits with 0 when the term was found, inflected forms and parts of longer terms \
      included; 3 when there are only misspelt matches; 1 when there is nothing. Of several \
      queries the best answer counts.

      With '--in' a text is shown with the terms that stand in it, inflected or not, and their \
      equivalents: marked on a terminal and in HTML, as tab-separated values into a pipe (line, \
      words, term, equivalents, kind, domain, origin). Of terms that overlap the longest counts.

        calepin lookup terres rares
        calepin lookup -b "l'empire du Milieu"
        calepin lookup --in article.txt
        calepin lookup --in article.txt -m mine.tsv -o article.html
      """)

  @Argument(help: "The words to look up; '-' reads queries from the standard input.")
  var words: [String] = []

  @Option(help: ArgumentHelp("The language of the words (default: any).", valueName: "language"))
  var from: LanguageTag?

  @Option(
    help: ArgumentHelp("The language that is wanted (default: all others).", valueName: "language"))
  var to: LanguageTag?

  @OptionGroup var memories: MemoryOptions

  @Option(name: [.customShort("n"), .long], help: "How many matches to show at the most.")
  var limit = 10

  @Option(help: "The least score of a misspelt match, in percent.")
  var min = 70

  @Flag(name: [.short, .long], help: "Print the best equivalent only.")
  var best = false

  @Flag(help: "Print JSON, one object a query, or one a paragraph with terms.")
  var json = false

  @OptionGroup var text: TextLookupOptions

  func validate() throws {
    guard limit > 0 else { throw ValidationError("'--limit' must be at least 1, got \(limit).") }
    guard (1...100).contains(min) else {
      throw ValidationError("'--min' must be from 1 to 100, got \(min).")
    }
    guard text.text == nil || (words.isEmpty && !best) else {
      throw ValidationError("'--in' excludes words to look up and '--best'.")
    }
  }

  func run() async throws {
    if let file = text.text { return try await showTerms(in: file) }
    let options = LookupOptions(limit: limit, minimumFuzzyScore: min)
    var output = try StandardOutput()
    if words.isEmpty || words == ["-"] {
      let bases = try memories.termbases(addsDefaults: false, from: from, to: to)
      let index = await MultilingualIndex(bases, from: from, to: to)
      try answerStandardInput(with: index, options, &output)
    } else {
      let (result, index) = try await answer(to: words.joined(separator: " "), options)
      try print(result, to: &output)
      try output.flush()
      // Taking the index apart would take as long as a tenth of the work.
      withExtendedLifetime(index) { Calepin.end(with: result.status) }
    }
  }

  /// The answer to `query`, read from as little of large memories as will do.
  private func answer(
    to query: String, _ options: LookupOptions
  ) async throws -> (LookupResult, MultilingualIndex) {
    var question = LookupQuestion(text: query, language: from)
    var bases = try memories.termbases(
      addsDefaults: false, from: from, to: to, answering: question)
    while true {
      let index = await MultilingualIndex(bases, from: from, to: to)
      let result = index.lookUp(query, options: options)
      let knowsMisspelt = question.minimumScore != nil
      if index.isFinal(result, options: options, knowsMisspelt: knowsMisspelt) {
        return (result, index)
      }
      question.minimumScore = min
      bases = try memories.reread(
        bases, from: from, to: to, answering: knowsMisspelt ? nil : question)
    }
  }

  private func showTerms(in file: String) async throws {
    if let output = text.destination.output {
      try AtomicFile.check(output, overwrite: text.destination.force)
    }
    let bases = try memories.termbases(addsDefaults: false, from: from, to: to)
    let lookup = try TextLookup(
      bases, from: from, to: to, forms: text.exact ? .exact : .inflected,
      in: InputText(reading: file))
    let report = TextLookupReport(lookup: lookup, file: file, isCount: text.count)
    if let output = text.destination.output {
      try AtomicFile.write(
        report.bytes(isJSON: json, extensionOf: output), to: output,
        overwrite: text.destination.force)
    } else {
      var output = try StandardOutput()
      try output.print(report.bytes(isJSON: json, for: .standardOutput))
      try output.flush()
    }
    if report.isEmpty { throw Status.nothingFound }
  }

  private func print(_ result: LookupResult, to output: inout StandardOutput) throws {
    if best {
      if let target = result.bestTarget { try output.printLine(target) }
    } else if json {
      try output.print(jsonBytes(result.json) + [0x0A])
    } else {
      let terminal = Terminal.standardOutput
      if terminal.isTerminal {
        for line in result.lines(for: terminal) { try output.printLine(line) }
      } else {
        for row in result.tableRows { try output.print(TableDialect.tsv.row(row)) }
      }
    }
  }

  /// One line of JSON a query, or the best equivalent with `--best`; an empty
  /// line of input gets an empty answer.
  private func answerStandardInput(
    with index: MultilingualIndex, _ options: LookupOptions, _ output: inout StandardOutput
  ) throws {
    var statuses: Set<Int32> = []
    var queries = try InputLines(of: "-")
    while let line = try queries.next() {
      let result = index.lookUp(line, options: options)
      statuses.insert(result.status?.rawValue ?? 0)
      if best {
        try output.printLine(result.bestTarget ?? "")
      } else {
        try output.print(jsonBytes(result.json) + [0x0A])
      }
      // Someone may wait for the answer before asking on.
      try output.flush()
    }
    if statuses.contains(0) { return }
    throw statuses.contains(Status.onlyApproximate.rawValue)
      ? Status.onlyApproximate : Status.nothingFound
  }
}
