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
      TrainTagger.self, TrainLemmatizer.self, TrainFrequencies.self, TrainBackground.self,
      TrainTerms.self, TrainLexicon.self, TrainGlossary.self,
    ])
}

/// What all trainings need to know.
struct TrainingOptions: ParsableArguments {
  @Option(help: "The language of the data, 'fr' or 'en'.")
  var language: LanguageTag = .french

  @Option(
    name: [.short, .long], help: ArgumentHelp("The file to write.", valueName: "file"))
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

  @Option(help: "A lexicon to learn from, see 'analyze --lexicon'; 'none' for none.")
  var lexicon: String?

  @Option(help: "How many of 100 times a sentence is learned from without the lexicon.")
  var withoutLexicon = TaggerTrainer.Options().percentWithoutLexicon

  @Option(help: "A treebank to measure the tagger on; may be given several times.")
  var evaluate: [String] = []

  @Argument(help: "Treebanks in CoNLL-U.")
  var files: [String]

  func validate() throws {
    guard epochs > 0 else { throw ValidationError("'--epochs' must be at least 1, got \(epochs).") }
    guard (1...127).contains(smallestWeight) else {
      throw ValidationError("'--smallest-weight' must be from 1 to 127, got \(smallestWeight).")
    }
    guard margin >= 0 else {
      throw ValidationError("'--margin' must not be negative, got \(margin).")
    }
  }

  func run() throws {
    try options.checkOutput()
    let treebank = try files.flatMap { try TrainingFile.treebank($0) }
    var training = TaggerTrainer.Options()
    training.epochs = epochs
    training.smallestWeight = smallestWeight
    training.margin = margin
    training.lexicon = try Lexicon.named(lexicon, for: options.language)
    training.percentWithoutLexicon = withoutLexicon
    let model = TaggerTrainer.model(
      from: treebank, language: options.language, options: training
    ) { epoch, accuracy in
      Progress.show("epoch \(epoch) of \(epochs): \(percent(accuracy)) of the training words")
    }
    Progress.clear()
    try options.write(model)
    var output = try StandardOutput()
    for file in evaluate {
      for lexicon in training.lexicon == nil ? [nil] : [training.lexicon, nil] {
        var tagger = try Tagger(model: model)
        tagger.lexicon = lexicon
        let found = TaggingAccuracy(
          of: tagger, on: try TrainingFile.treebank(file), language: options.language)
        try output.printLine(
          "\(file)\t\(found.words) words\ttags \(percent(found.rightTags, of: found.words))"
            + (lexicon == nil ? "\twithout a lexicon" : ""))
      }
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

  @Option(help: "A lexicon for the measurement, see 'analyze --lexicon'; 'none' for none.")
  var lexicon: String?

  @Option(help: "The tagger for the measurement; by default the one built into the program.")
  var tagger: String?

  @Argument(help: "Treebanks in CoNLL-U.")
  var files: [String]

  func run() throws {
    try options.checkOutput()
    let lexicon = try Lexicon.named(lexicon, for: options.language)
    let tagger =
      try tagger.map { try TrainingFile.tagger($0) }
      ?? Tagger.builtIn(for: options.language)
    let treebank = try files.flatMap { try TrainingFile.treebank($0) }
    let model = LemmatizerTrainer.model(from: treebank, language: options.language)
    try options.write(model)
    var lemmatizer = try Lemmatizer(model: model)
    var output = try StandardOutput()
    for file in evaluate {
      guard var tagger else {
        throw ValidationError("'--evaluate' needs a tagger, see '--tagger'.")
      }
      for lexicon in lexicon == nil ? [nil] : [lexicon, nil] {
        tagger.lexicon = lexicon
        lemmatizer.lexicon = lexicon
        let found = TaggingAccuracy(
          of: tagger, and: lemmatizer, on: try TrainingFile.treebank(file),
          language: options.language)
        try output.printLine(
          "\(file)\t\(found.words) words\ttags \(percent(found.rightTags, of: found.words))"
            + "\tlemmas \(percent(found.rightLemmas, of: found.words))"
            + (lexicon == nil ? "\twithout a lexicon" : ""))
      }
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
    guard bytes.contains(where: { $0 > 0x20 }) else {
      throw CommandFailure("\(InputDocument.shownName(of: list)): there is no word in it")
    }
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
