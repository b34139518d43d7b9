internal import ArgumentParser

/// `calepin align`: links between a text and its translation.
struct AlignCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "align",
    abstract: "Link the words of sentence pairs.",
    discussion: """
      With '--words' prints one line a pair: the links of its words, 'i-j', the place of the source \
      word and that of the target word, from 0. A bitext is a table (sentence, tab, translation) or \
      a memory of any format.

        calepin align --words bitext.tsv
      """)

  @Flag(help: "Link the words of a bitext: a table of sentence pairs.")
  var words = false

  @OptionGroup var languages: LanguageOptions
  @OptionGroup var wordOptions: WordAlignmentOptions

  @Argument(help: "The bitext; '-' is the standard input.")
  var files: [String]

  func validate() throws {
    guard words, files.count == 1 else {
      throw ValidationError("'--words' and one bitext are expected.")
    }
  }

  func run() async throws {
    try await WordAlignmentRun(options: wordOptions, languages: languages, file: files[0]).run()
  }
}
