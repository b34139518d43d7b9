internal import ArgumentParser
internal import CalepinCore

/// `calepin align`: which sentences, or which words, of a text and its
/// translation belong together.
struct AlignCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "align",
    abstract: "Pair the sentences of a text and its translation, or link their words.",
    discussion: """
      Writes a memory (.tmx), a table (source, target, score), a page that shows both texts side \
      by side with doubtful pairs marked (.html), or JSON. Two folders are paired file by file \
      by their names, 'a.fr.txt' with 'a.en.txt'. The score tells how likely a pair is right, \
      from 0 to 1; a memory gets the pairs from 0.5 on, and what is left out is told.

      '--beads' prints '[0,1]:[0]' for the first two lines of the source and the first of the \
      target, positions from 0; with it lines are paired and not sentences.

      With '--words' prints one line a pair: the links of its words, 'i-j', the place of the source \
      word and that of the target word, from 0. A bitext is a table (sentence, tab, translation) or \
      a memory of any format.

      Exits with 1 if nothing could be paired.

        calepin align article.fr.txt article.en.txt
        calepin align article.fr.txt article.en.txt -o article.tmx
        calepin align article.fr.txt article.en.txt -o article.html
        calepin align article.fr.txt article.en.txt --beads
        calepin align --words bitext.tsv
        calepin align --words bitext.tsv -m mine.tsv
      """)

  @Argument(help: "The text and its translation, two folders of texts, or a bitext ('--words').")
  var files: [String]

  @OptionGroup var languages: TextLanguageOptions
  @OptionGroup var destination: OutputOptions
  @OptionGroup var sentenceOptions: SentenceAlignmentOptions

  @Flag(help: "Link the words of a bitext: a table of sentence pairs.")
  var words = false

  @OptionGroup var wordOptions: WordAlignmentOptions

  func validate() throws {
    guard files.count == (words ? 1 : 2) else {
      throw ValidationError(
        words
          ? "'--words' wants one bitext, got \(files.count) files."
          : "two texts or two folders are wanted, got \(files.count).")
    }
    try languages.refuseSame()
    if !wordOptions.memory.isEmpty, !words || !wordOptions.priors {
      throw ValidationError("'--memory' is for '--words' with priors.")
    }
    if words {
      guard destination.output == nil, !sentenceOptions.areGiven else {
        throw ValidationError("'--words' prints links and takes no other form of output.")
      }
    } else {
      _ = try sentenceOptions.outputFormat(for: destination.output)
    }
  }

  func run() async throws {
    if words {
      try await WordAlignmentRun(
        options: wordOptions, languages: try languages.pair(of: []), file: files[0]
      ).run()
    } else {
      let languages = try languages.pair(of: [files[0]], WrittenLanguage.found(inDocument:))
      try SentenceAlignmentRun(
        options: sentenceOptions, languages: languages, destination: destination, files: files
      ).run()
    }
  }
}
