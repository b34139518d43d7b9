internal import ArgumentParser
internal import CalepinChecks
internal import CalepinCore
internal import CalepinTerminology

/// `calepin check`: what is wrong in translated texts.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find what is wrong in translations: numbers, terms, tags, consistency, typography.",
    discussion: """
      Reads memories and translated files of any format that 'calepin convert' knows; tables are \
      read as memories, a row a unit. Two documents (text, Markdown, HTML, .docx, .odt) are a text \
      and its translation: their sentences are paired and checked. Exits with 1 when something at or above '--min-severity' \
      was found that is not in the baseline, with 0 otherwise, and with 2 when a file cannot be \
      read.

        calepin check memory.tmx -m glossary.tsv
        calepin check messages.po --from en --to fr --format sarif -o findings.sarif
        calepin check units.tsv --columns id,en,fr --from en --to fr --json
        calepin check memory.tmx --write-baseline known.json
        calepin check article.fr.txt article.en.txt --tm memory.tmx
        calepin check --explain number-mismatch

      The 'calepin.toml' of a project says which checks run and how grave they are, for all \
      files or for certain paths.
      """)

  @Argument(help: "The files to check; '-' is the standard input.")
  var files: [String] = []

  @OptionGroup var languages: TextLanguageOptions
  @OptionGroup var selection: CheckSelectionOptions
  @OptionGroup var terms: CheckTermOptions
  @OptionGroup var output: CheckOutputOptions
  @OptionGroup var fixing: CheckFixOptions

  @Flag(help: "List all checks.")
  var list = false

  @Option(help: ArgumentHelp("Explain a check.", valueName: "check"))
  var explain: String?

  func validate() throws {
    if files.isEmpty, !list, explain == nil {
      throw ValidationError("say which files to check; '-' is the standard input.")
    }
    if fixing.fix, fixing.dryRun {
      throw ValidationError("'--fix' writes and '--dry-run' does not: say one of them.")
    }
    _ = try explain.map(CheckSelectionOptions.description)
  }

  func run() async throws {
    if list { return try CheckManual.list() }
    if let explain {
      return try CheckManual.explain(CheckSelectionOptions.description(explain))
    }
    let settings = try CheckSettings.settings(for: nil, selection)
    let baseline = try output.baseline.map { try Baseline(reading: $0) }
    let bases = try terms.termbases(languages)
    var run = CheckRun(
      pair: languages.named, settings: settings, termbases: bases,
      memory: try terms.references(languages), columns: terms.columnsOfFiles)
    if AlignedDocuments.are(files) {
      let settings = try CheckSettings.settings(for: files[1], selection)
      await run.check(try AlignedDocuments(files, languages), settings)
    } else {
      for file in files {
        try await run.check(file, CheckSettings.settings(for: file, selection))
      }
    }
    run.finish()
    if fixing.fix || fixing.dryRun {
      return try CheckFixes(run.findings).apply(to: files, writes: fixing.fix)
    }
    if let path = output.writeBaseline {
      try Baseline(run.findings).write(to: path, force: output.destination.force)
    }
    var report = CheckReport(
      findings: run.findings, unitCount: run.unitCount, files: files, settings: settings)
    if let baseline { report.compare(with: baseline) }
    for place in run.unusedWaivers {
      printWarning("a waiver that waives nothing", file: place.file, line: place.line)
    }
    try output.write(report)
    let isClean = report.findings.allSatisfy { $0.severity < output.minSeverity }
    if output.writeBaseline == nil, !isClean { throw Status.nothingFound }
  }
}

/// Which checks run.
struct CheckSelectionOptions: ParsableArguments {
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Run these checks only.", valueName: "check"))
  var only: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Do not run these checks.", valueName: "check"))
  var except: [String] = []

  @Option(help: "The checks to begin with: ci (errors only), default or strict (all).")
  var preset: CheckSettings.Preset?

  @Option(
    help: ArgumentHelp(
      "How French punctuation is spaced: imprimerie, simple, eu or quebec (default: simple, quebec for fr-CA).",
      valueName: "profile"))
  var spacing: SpacingProfile?

  /// Changes `settings` to what the options ask for.
  ///
  /// - Throws: `ValidationError` when a check is not known.
  func change(_ settings: inout CheckSettings) throws {
    if let preset { settings.preset = preset }
    if let spacing { settings.spacing = spacing }
    if !only.isEmpty { settings.only = Set(try Self.ids(only)) }
    settings.except.formUnion(try Self.ids(except))
  }

  private static func ids(_ names: [String]) throws -> [CheckID] {
    try names.flatMap { $0.split(separator: ",") }.map { try description(String($0)).id }
  }

  /// The check called `name`.
  static func description(_ name: String) throws -> CheckDescription {
    guard let found = CheckRegistry.description(of: CheckID(rawValue: name)) else {
      throw ValidationError("'\(name)' is no check; 'calepin check --list' names them.")
    }
    return found
  }
}
