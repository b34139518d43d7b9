internal import ArgumentParser
internal import CalepinCore
internal import CalepinTerminology
internal import CalepinText

/// `calepin train background`.
struct TrainBackground: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "background",
    abstract: "Make the table of the words and phrases that texts of many fields share.",
    discussion: """
      Each file holds texts of one kind: laws, debates, manuals. What all of them share says \
      little of what a text is about.

        calepin train background --language fr laws.txt debates.txt -o fr.background.bin
      """)

  @OptionGroup var options: TrainingOptions

  @Argument(help: "The texts, a file for each kind.")
  var files: [String]

  func run() async throws {
    try options.checkOutput()
    let counting = TermCounting(
      trainingWith: try .forTraining(in: options.language), in: options.language)
    var kinds: [TermCounts] = []
    for file in files {
      kinds.append(try await counting.counts(of: TextReader(files: [file], in: options.language)))
    }
    do {
      try options.write(
        FrequencyTrainer.model(
          from: BackgroundTrainer(kinds).list(), language: options.language))
    } catch {
      throw CommandFailure(error, in: options.output)
    }
  }
}
