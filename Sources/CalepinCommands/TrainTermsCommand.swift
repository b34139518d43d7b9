internal import ArgumentParser
internal import CalepinCore
internal import CalepinTerminology
internal import CalepinText

/// `calepin train terms`.
struct TrainTerms: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "terms",
    abstract: "Train the model of termhood on texts and termbases.",
    discussion: """
      Each file is one corpus of one field. Candidates that a termbase has are taken for terms, \
      the others for unlabelled ones.

        calepin train terms --language fr -m franceterme.tsv laws.txt docs.txt -o fr.terms.tsv
      """)

  @OptionGroup var options: TrainingOptions

  @Option(name: [.short, .long], help: "A termbase whose terms are labels; repeatable.")
  var memory: [String] = []

  @Option(help: .private)
  var dump: String?

  @Argument(help: "The corpora, in plain text.")
  var files: [String]

  func run() async throws {
    let loader = TermbaseLoader(columns: nil, languages: (.french, .english))
    let bases = try memory.flatMap { try loader.load($0) }
    let index = TermIndex(bases, language: options.language)
    guard let extractor = TermExtractor(language: options.language, known: index) else {
      throw CommandFailure("no patterns for '\(options.language)'")
    }
    let counting = TermCounting(
      analyzer: Analyzer(language: options.language), extractor: extractor, placeLimit: 0, jobs: 2)
    var text = ""
    for (number, file) in files.enumerated() {
      let counts = try await counting.counts(of: TextReader(files: [file]))
      let samples = TermSamples(counts, extractor: extractor)
      let width = samples.names.count
      if number == 0 { text += "domain\tlabel\tkey\t" + samples.names.joined(separator: "\t") + "\n" }
      for row in samples.labels.indices {
        text += "\(number)\t\(samples.labels[row] ? 1 : 0)\t\(samples.keys[row])\t"
        text += samples.values[(row * width)..<((row + 1) * width)].map { "\($0)" }
          .joined(separator: "\t")
        text += "\n"
      }
    }
    if let dump { try AtomicFile.write(Array(text.utf8), to: dump, overwrite: true) }
  }
}
