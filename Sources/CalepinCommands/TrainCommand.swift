internal import ArgumentParser
internal import CalepinCore
internal import CalepinText

/// `calepin train`: makes the model files that are built into the program.
struct TrainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Train a tagger, a lemmatizer or a frequency table.",
    discussion: """
      The same input gives the same bytes. A file named '-' is the standard input.

        calepin train tagger --language fr train.conllu -o fr.tagger.bin
      """,
    subcommands: [
      TrainTagger.self, TrainLemmatizer.self, TrainFrequencies.self, TrainTerms.self,
    ])
}

/// What all trainings need to know.
struct TrainingOptions: ParsableArguments {
  @Option(help: "The language of the data, 'fr' or 'en'.")
  var language: LanguageTag = .french

  @Option(name: [.short, .customLong("output")], help: "The file to write.")
  var output: String

  @Flag(help: "Replace the output file if it is there.")
  var force = false

  /// Makes sure, before hours of work, that the model can be written.
  func checkOutput() throws { try AtomicFile.check(output, overwrite: force) }

  /// Writes `model` to the output file.
  func write(_ model: [UInt8]) throws {
    try AtomicFile.write(model, to: output, overwrite: force)
  }
}

/// `calepin train tagger`.
struct TrainTagger: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tagger",
    abstract: "Train the part-of-speech tagger on treebanks in CoNLL-U.")

  @OptionGroup var options: TrainingOptions

  @Option(help: "How often to go through the sentences.")
  var epochs = TaggerTrainer.Options().epochs

  @Option(help: "The smallest weight to keep, from 1 to 127.")
  var smallestWeight = TaggerTrainer.Options().smallestWeight

  @Option(help: "By how many points the right class has to win in training.")
  var margin = TaggerTrainer.Options().margin

  @Option(help: "A treebank to measure the tagger on; may be given several times.")
  var evaluate: [String] = []

  @Argument(help: "Treebanks in CoNLL-U.")
  var files: [String]

  func validate() throws {
    guard epochs > 0 else { throw ValidationError("'--epochs' must be at least 1, got \(epochs).") }
  }

  func run() throws {
    try options.checkOutput()
    let treebank = try files.flatMap { try TrainingFile.treebank($0) }
    var training = TaggerTrainer.Options()
    training.epochs = epochs
    training.smallestWeight = smallestWeight
    training.margin = margin
    let model = TaggerTrainer.model(
      from: treebank, language: options.language, options: training
    ) { epoch, accuracy in
      Progress.show("epoch \(epoch) of \(epochs): \(percent(accuracy)) of the training words")
    }
    Progress.clear()
    try options.write(model)
    let tagger = try Tagger(model: model)
    var output = try StandardOutput()
    for file in evaluate {
      let found = TaggingAccuracy(
        of: tagger, on: try TrainingFile.treebank(file), language: options.language)
      try output.printLine(
        "\(file)\t\(found.words) words\ttags \(percent(found.rightTags, of: found.words))")
    }
    try output.flush()
  }
}

/// `calepin train lemmatizer`.
struct TrainLemmatizer: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lemmatizer",
    abstract: "Train the lemmatizer on treebanks in CoNLL-U.")

  @OptionGroup var options: TrainingOptions

  @Option(help: "A treebank to measure the lemmatizer on; may be given several times.")
  var evaluate: [String] = []

  @Option(help: "The tagger for the measurement; by default the one built into the program.")
  var tagger: String?

  @Argument(help: "Treebanks in CoNLL-U.")
  var files: [String]

  func run() throws {
    try options.checkOutput()
    let treebank = try files.flatMap { try TrainingFile.treebank($0) }
    let model = LemmatizerTrainer.model(from: treebank, language: options.language)
    try options.write(model)
    let lemmatizer = try Lemmatizer(model: model)
    let tagger =
      try tagger.map { try TrainingFile.tagger($0) }
      ?? Tagger.builtIn(for: options.language)
    var output = try StandardOutput()
    for file in evaluate {
      guard let tagger else {
        throw ValidationError("'--evaluate' needs a tagger, see '--tagger'.")
      }
      let found = TaggingAccuracy(
        of: tagger, and: lemmatizer, on: try TrainingFile.treebank(file),
        language: options.language)
      try output.printLine(
        "\(file)\t\(found.words) words\ttags \(percent(found.rightTags, of: found.words))"
          + "\tlemmas \(percent(found.rightLemmas, of: found.words))")
    }
    try output.flush()
  }
}

/// `calepin train frequencies`.
struct TrainFrequencies: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frequencies",
    abstract: "Make the table of reference frequencies from a list.",
    discussion: """
      A line of the list is a word, a tab, and the word's Zipf value times 100, the most frequent \
      word first. A header line is skipped.
      """)

  @OptionGroup var options: TrainingOptions

  @Argument(help: "The list.")
  var list: String

  func run() throws {
    try options.checkOutput()
    let bytes = try InputFile(list).readAll()
    let model: [UInt8]
    do {
      model = try FrequencyTrainer.model(from: bytes, language: options.language)
    } catch {
      throw CommandFailure(error, in: list)
    }
    try options.write(model)
  }
}

private func percent(_ part: Int, of whole: Int) -> String {
  percent(whole == 0 ? 0 : Double(part) / Double(whole))
}

/// `share` as a percentage with two places, `97.70 %`.
func percent(_ share: Double) -> String {
  let hundredths = Int((share * 10_000).rounded())
  let places = hundredths % 100
  return "\(hundredths / 100).\(places < 10 ? "0" : "")\(places) %"
}
