internal import ArgumentParser
internal import CalepinCore
internal import CalepinTerminology
internal import CalepinText
internal import FoundationEssentials

/// `calepin train terms`.
struct TrainTerms: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "terms",
    abstract: "Train the model of termhood on texts and termbases.",
    discussion: """
      Each file is one corpus of one field, best of about 80,000 words, and there should be ten of \
      them or more. Candidates that a termbase lists and that are special to a corpus are taken \
      for terms. The names of the files do not matter, their order does not but for rounding.

        calepin train terms --language fr -m listed.tsv law.txt radio.txt -o fr.terms.tsv
      """)

  @OptionGroup var options: TrainingOptions

  @Option(name: [.short, .long], help: "A termbase whose terms are labels; repeatable.")
  var memory: [String] = []

  @Option(help: "How much oftener than in the other corpora a labelled term occurs.")
  var concentration = TermTrainer.Options().concentration

  @Option(help: "How often a labelled term occurs at the least.")
  var leastCount = TermTrainer.Options().leastCount

  @Option(help: "How strongly weights are drawn to 0.")
  var ridge = TermTrainer.Options().ridge

  @Option(
    help: ArgumentHelp(
      """
      For corpora whose file names begin so, a table of 'train background' without texts of \
      their kind; repeatable.
      """, valueName: "name=file"))
  var background: [String] = []

  @Argument(help: "The corpora, in plain text.")
  var files: [String]

  func validate() throws {
    guard concentration > 0, ridge > 0 else {
      throw ValidationError("'--concentration' and '--ridge' must be greater than 0.")
    }
    guard !memory.isEmpty else { throw ValidationError("'-m' has to name a termbase.") }
    for background in background where !background.dropFirst().dropLast().contains("=") {
      throw ValidationError("'--background' is a name, '=' and a file, got '\(background)'.")
    }
  }

  func run() async throws {
    let loader = TermbaseLoader(columns: nil, languages: (.french, .english))
    let bases = try memory.flatMap { try loader.load($0) }
    let index = TermIndex(bases, language: options.language)
    let extractor = try TermExtractor.forTraining(in: options.language, known: index)
    let counting = TermCounting(trainingWith: extractor, in: options.language)
    let backgrounds = try tables()
    var corpora: [TermSamples] = []
    for file in files {
      let counts = try await counting.counts(of: TextReader(files: [file], in: options.language))
      let name = file.split(separator: "/").last ?? ""
      let table = backgrounds.first { name.hasPrefix($0.name) }?.table
      corpora.append(
        TermSamples(
          counts,
          extractor: try .forTraining(in: options.language, known: index, background: table)))
    }
    var training = TermTrainer.Options()
    training.concentration = concentration
    training.leastCount = leastCount
    training.ridge = ridge
    guard let result = TermTrainer(corpora, options: training).train() else {
      throw CommandFailure("no candidate of the texts is a term of the termbases")
    }
    try AtomicFile.write(Array(result.model.text.utf8), to: options.output, overwrite: true)
    print(
      """
      \(result.sampleCount) candidates, \(result.labelledCount) labelled; average precision on \
      corpora left out \(percent(result.averagePrecision)), untrained \
      \(percent(result.untrainedPrecision))
      """)
  }

  /// The tables of `--background` with the beginnings of the names they are for.
  private func tables() throws -> [(name: String, table: ReferenceFrequencies)] {
    try background.map { option in
      let parts = option.split(separator: "=", maxSplits: 1)
      let path = String(parts[1])
      let bytes = try InputFile(path).readAll()
      do {
        return (String(parts[0]), try ReferenceFrequencies(model: bytes))
      } catch {
        throw CommandFailure("\(path): \(error)")
      }
    }
  }
}

extension TermExtractor {
  /// An extractor for texts in `language`.
  ///
  /// - Throws: ``CommandFailure`` when the language has no patterns.
  static func forTraining(
    in language: LanguageTag, known: TermIndex? = nil, background: ReferenceFrequencies? = nil
  ) throws -> TermExtractor {
    guard
      let extractor = TermExtractor(language: language, known: known, background: background)
    else {
      throw CommandFailure(
        "terms of '\(language)' cannot be extracted: there are patterns for 'fr' and 'en'")
    }
    return extractor
  }
}

extension TermCounting {
  /// Counts without places on all cores.
  init(trainingWith extractor: TermExtractor, in language: LanguageTag) {
    self.init(
      analyzer: Analyzer(language: language), extractor: Task { extractor }, placeLimit: 0,
      jobs: ProcessInfo.processInfo.activeProcessorCount)
  }
}
