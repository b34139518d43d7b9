internal import ArgumentParser
internal import CalepinCore
internal import CalepinFormats
internal import CalepinTerminology
internal import CalepinText

/// `calepin extract`: the terms of texts, with equivalents.
struct ExtractCommand: AsyncParsableCommand {
  /// In what form the terms are written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, tsv, csv, tmx, json, html, forms

    /// The format that the extension of `path` means.
    init?(extensionOf path: String) {
      guard let dot = path.lastIndex(of: ".") else { return nil }
      switch path[path.index(after: dot)...].lowercased() {
      case "tsv", "tab", "txt": self = .tsv
      case "csv": self = .csv
      case "tmx": self = .tmx
      case "json": self = .json
      case "html", "htm": self = .html
      default: return nil
      }
    }
  }

  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Find the terms of texts and propose equivalents for them.",
    discussion: """
      Prints a table on a terminal and tab-separated values into a pipe: rank, term, \
      equivalents, confidence, origin, count, score. The equivalents come from the termbases \
      named with '-m', then from your own termbase, then from the built-in glossary, else they \
      are put together from the parts of the term.

      With '--bitext' and the same text in the other language, or a memory, the equivalents are \
      first sought there, sentence by sentence.

      The list ends where it is expected to be best, unless '--top' or '--min-score' says \
      otherwise.

      The texts are taken to be in the language that their file names or that their first words \
      are in, unless '--from' or the project says it.

      Exits with 0 if terms were found, 1 if none were, 2 if a file could not be read or \
      written.

        calepin extract article.txt
        calepin extract article.txt -o terms.tmx
        calepin extract article.txt -o terms.html -m mine.tsv
        calepin extract article.txt --known mine.tsv --explain
        calepin extract article.fr.txt --bitext article.en.txt -o terms.tsv
        calepin extract --partial article.txt -o article.counts
      """)

  @Argument(help: "The texts; '-' is the standard input.")
  var files: [String]

  @OptionGroup var languages: TextLanguageOptions
  @OptionGroup var memories: MemoryOptions
  @OptionGroup var destination: OutputOptions

  @Option(help: "The form of the output (default: by the extension of the output file).")
  var format: Format?

  @Flag(help: "Print JSON; the same as '--format json'.")
  var json = false

  @Flag(help: "Begin tab- or comma-separated output on the standard output with a header.")
  var header = false

  @Flag(help: "Keep the rows of the output file that a person has edited.")
  var update = false

  @Option(help: ArgumentHelp("How many contexts to give for each term.", valueName: "count"))
  var contexts = 3

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var counting: CountingOptions

  @Option(help: Lexicon.help)
  var lexicon: String?

  @Flag(help: "Say why each term is there (in a table for people and in JSON).")
  var explain = false

  @Flag(inversion: .prefixedNo, help: "Propose equivalents.")
  var equivalents = true

  @Option(
    help: ArgumentHelp(
      """
      The text in the target language, one for each text, or a memory, in which equivalents are \
      sought; repeatable.
      """, valueName: "file"))
  var bitext: [String] = []

  func validate() throws {
    guard contexts >= 0 else {
      throw ValidationError("'--contexts' must not be negative, got \(contexts).")
    }
    try languages.refuseSame()
    if !bitext.isEmpty, counting.partial || counting.merge || !equivalents {
      throw ValidationError("'--bitext' is for equivalents, and wants the texts themselves.")
    }
    if json, let format, format != .json {
      throw ValidationError("'--json' and '--format \(format.rawValue)' exclude each other.")
    }
    if update {
      guard let output = destination.output, [.tsv, .csv, .tmx].contains(try outputFormat()) else {
        throw ValidationError("'--update' needs '-o' with a .tsv, .csv or .tmx file.")
      }
      guard output != "-" else { throw ValidationError("'--update' needs a file, not '-'.") }
    }
    _ = try outputFormat()
  }

  func run() async throws {
    if let output = destination.output {
      try AtomicFile.check(output, overwrite: destination.force || update)
    }
    let extraction = try Extraction(command: self, isBare: try outputFormat() == .forms)
    if counting.partial {
      try await extraction.writeCounts()
      return
    }
    let report = try await extraction.report()
    if update, let output = destination.output {
      try TermFile(path: output, format: try outputFormat(), report: report).update()
    } else if let output = destination.output, output != "-" {
      try write(report, to: output)
    } else {
      try print(report)
    }
    // Taking all apart that was made would take as long as a part of the work.
    withExtendedLifetime(report) {
      Calepin.end(with: report.rows.isEmpty ? .nothingFound : nil)
    }
  }

  /// The form in which the terms are written.
  func outputFormat() throws -> Format {
    if counting.partial { return .forms }
    if json { return .json }
    if let format { return format }
    guard let output = destination.output, output != "-" else {
      return Terminal.standardOutput.isTerminal ? .table : .tsv
    }
    guard let format = Format(extensionOf: output) else {
      throw ValidationError(
        "the format of '\(output)' is not known: name it .tsv, .csv, .tmx, .json or .html, "
          + "or say '--format'.")
    }
    return format
  }

  private func write(_ report: ExtractReport, to output: String) throws {
    let format = try outputFormat()
    let file = try AtomicFile(output, overwrite: destination.force)
    switch format {
    case .table:
      let lines = report.lines(for: .file, isExplained: explain)
      try file.write(Array(lines.map { $0 + "\n" }.joined().utf8))
    case .forms: try file.write(Array(report.lowercasedForms.map { $0 + "\n" }.joined().utf8))
    case .json: try report.writeJSON(isExplained: explain) { try file.write($0) }
    case .html: try file.write(Array(report.html.utf8))
    case .tsv, .csv, .tmx:
      try file.write(TermFile(path: output, format: format, report: report).bytes())
    }
    try file.commit()
  }

  private func print(_ report: ExtractReport) throws {
    var output = try StandardOutput()
    switch try outputFormat() {
    case .table:
      for line in report.lines(for: .standardOutput, isExplained: explain) {
        try output.printLine(line)
      }
    case .forms:
      for form in report.lowercasedForms { try output.printLine(form) }
    case .json: try report.writeJSON(isExplained: explain) { try output.print($0) }
    case .html: try output.print(report.html)
    case .tmx:
      try output.print(TermFile(path: "-", format: .tmx, report: report).bytes())
    case .tsv: try output.print(report.tableBytes(.tsv, hasHeader: header))
    case .csv: try output.print(report.tableBytes(.csv, hasHeader: header))
    }
    try output.flush()
  }
}
