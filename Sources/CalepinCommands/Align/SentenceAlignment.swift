internal import ArgumentParser
internal import CalepinAlignment
internal import CalepinCore
internal import CalepinFormats

/// What `calepin align` can be told about sentences.
struct SentenceAlignmentOptions: ParsableArguments {
  /// In what form the pairs are written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case tsv, csv, tmx, html, json, beads

    /// The format that the extension of `path` means.
    init?(extensionOf path: String) {
      guard let dot = path.lastIndex(of: ".") else { return nil }
      switch path[path.index(after: dot)...].lowercased() {
      case "tsv", "tab", "txt": self = .tsv
      case "csv": self = .csv
      case "tmx": self = .tmx
      case "html", "htm": self = .html
      case "json": self = .json
      case "beads": self = .beads
      default: return nil
      }
    }

    /// The score below which pairs are left out where nothing else is said: what
    /// goes into a memory should be right.
    var leastScore: Double { self == .tmx ? 0.5 : 0 }
  }

  /// What is paired.
  enum Segments: String, CaseIterable, ExpressibleByArgument {
    case sentences, lines
  }

  @Option(help: "The form of the output (default: by the extension of the output file, else tsv).")
  var format: Format?

  @Flag(help: "Print the positions of the pairs; the same as '--format beads'.")
  var beads = false

  @Flag(help: "Print JSON; the same as '--format json'.")
  var json = false

  @Option(help: "What is paired (default: sentences; lines with '--beads').")
  var segments: Segments?

  @Option(
    help: ArgumentHelp(
      "Leave out pairs with a lower score (default: 0.5 in a memory, else 0).",
      valueName: "score"))
  var minScore: Double?

  @Flag(help: "Begin a table on the standard output with a header.")
  var header = false

  /// Whether any of them is given.
  var areGiven: Bool {
    format != nil || beads || json || segments != nil || minScore != nil || header
  }

  func validate() throws {
    if let minScore, !(0...1).contains(minScore) {
      throw ValidationError("'--min-score' must be between 0 and 1, got \(minScore).")
    }
    let asked = [format, beads ? .beads : nil, json ? .json : nil].compactMap { $0 }
    if Set(asked).count > 1 {
      throw ValidationError(
        "'--format', '--beads' and '--json' exclude each other, got \(asked.count) of them.")
    }
  }

  /// In what form the pairs are written to `output`.
  func outputFormat(for output: String?) throws -> Format {
    if beads { return .beads }
    if json { return .json }
    if let format { return format }
    guard let output, output != "-" else { return .tsv }
    guard let format = Format(extensionOf: output) else {
      throw ValidationError(
        "the format of '\(output)' is not known: name it .tmx, .tsv, .csv, .html or .json, or "
          + "say '--format'.")
    }
    return format
  }
}

/// The work of `calepin align` on texts: which sentences belong together.
struct SentenceAlignmentRun {
  let options: SentenceAlignmentOptions
  let languages: (from: LanguageTag, to: LanguageTag)
  let destination: OutputOptions
  let files: [String]

  func run() throws {
    if let output = destination.output {
      try AtomicFile.check(output, overwrite: destination.force)
    }
    let format = try options.outputFormat(for: destination.output)
    let pairs = try DocumentPairs(
      source: files[0], target: files[1], from: languages.from, to: languages.to)
    for name in pairs.unpaired {
      printWarning("no file of that name on the other side: passed over", file: name, line: 0)
    }
    let reader = AlignmentTextReader(
      segments: options.segments ?? (format == .beads ? .lines : .sentences))
    let aligner = SentenceAligner(
      translations: LexiconTranslations.builtIn(from: languages.from, to: languages.to))
    let documents = try pairs.pairs.map { pair in
      let source = try reader.read(pair.source, language: languages.from)
      let target = try reader.read(pair.target, language: languages.to)
      return AlignedDocument(
        source: source, target: target, alignment: aligner.align(source.text, target.text))
    }
    let report = AlignmentReport(
      documents: documents, from: languages.from, to: languages.to,
      leastScore: options.minScore ?? format.leastScore)
    try write(report, as: format)
    if destination.output != nil { report.tell() }
    if report.pairCount == 0 { throw Status.nothingFound }
  }

  private func write(_ report: AlignmentReport, as format: SentenceAlignmentOptions.Format) throws {
    let output = destination.output ?? "-"
    let file = try AtomicFile(output, overwrite: destination.force)
    switch format {
    case .tsv, .csv:
      try file.write(
        report.tableBytes(format == .csv ? .csv : .tsv, hasHeader: options.header || output != "-"))
    case .tmx: try file.write(report.memoryBytes(name: output))
    case .html: try file.write(Array(report.html.utf8))
    case .json: try file.write(report.jsonLines())
    case .beads: try file.write(report.beadBytes)
    }
    try file.commit()
  }
}
