internal import ArgumentParser
internal import CalepinAlignment
internal import CalepinCore
internal import CalepinText

/// `calepin train lexicon`.
struct TrainLexicon: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon",
    abstract: "Learn a bilingual lexicon from parallel texts.",
    discussion: """
      Each file is a bitext of one field: a line is a sentence, a tab, and its translation. The \
      counts of a long file are scaled down, so that it does not drown the others.

        calepin train lexicon bitext.tsv -o fr-en.lexicon.bin
      """)

  @OptionGroup var languages: LanguageOptions
  @OptionGroup var destination: OutputOptions

  @Option(help: "How often a pair of words is seen at the least.")
  var leastCount = LexiconTrainer.Options().leastCount

  @Option(help: "How often a pair with a phrase is seen at the least.")
  var leastPhraseCount = LexiconTrainer.Options().leastPhraseCount

  @Argument(help: "The bitexts.")
  var files: [String]

  func validate() throws {
    guard destination.output != nil else {
      throw ValidationError("'-o' has to name the file to write.")
    }
    guard leastCount > 0, leastPhraseCount > 0 else {
      throw ValidationError("'--least-count' and '--least-phrase-count' must be at least 1.")
    }
  }

  func run() async throws {
    let output = destination.output ?? "-"
    try AtomicFile.check(output, overwrite: destination.force)
    var training = LexiconTrainer.Options()
    training.leastCount = leastCount
    training.leastPhraseCount = leastPhraseCount
    var trainer = LexiconTrainer(
      from: try analyzer(languages.from), to: try analyzer(languages.to), options: training)
    for file in files {
      Progress.show("reading \(file)")
      await trainer.add(try Self.lines(of: file))
    }
    Progress.clear()
    try AtomicFile.write(await trainer.model(), to: output, overwrite: destination.force)
  }

  private func analyzer(_ language: LanguageTag) throws -> Analyzer {
    Analyzer(language: language, lexicon: try Lexicon.named(nil, for: language))
  }

  private static func lines(of file: String) throws -> (source: [[UInt8]], target: [[UInt8]]) {
    var lines = try InputLines(of: file)
    var pairs: (source: [[UInt8]], target: [[UInt8]]) = ([], [])
    while let line = try lines.next() {
      let cells = line.utf8.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      guard cells.count == 2 else { continue }
      pairs.source.append(Array(cells[0]))
      pairs.target.append(Array(cells[1]))
    }
    return pairs
  }
}
