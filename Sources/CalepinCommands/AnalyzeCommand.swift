internal import ArgumentParser
internal import CalepinCore
internal import CalepinText

/// `calepin analyze`: sentences, tokens, word classes and lemmas.
struct AnalyzeCommand: ParsableCommand {
  /// In what form the analysis is printed.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case conllu, json
  }

  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Print the sentences, tokens, word classes and lemmas of a text.",
    discussion: """
      CoNLL-U, or one JSON object a sentence: its text, and its tokens with their form, lemma, \
      word class (UPOS), and where they stand in the text, in UTF-16 units.

      Exits with 1 if the texts have no token.

        calepin analyze article.txt
        echo "Les fonderies gravent des puces." | calepin analyze - --format json
      """)

  @Argument(help: "The texts; '-' is the standard input.")
  var files: [String] = ["-"]

  @Option(help: "The language of the texts, a BCP 47 tag.")
  var from: LanguageTag = .french

  @Option(help: "The form of the output.")
  var format: Format = .conllu

  @Option(
    help: """
      A lexicon: a hunspell .dic file that names word classes, or the folder of WordNet; 'none' for \
      none. By default the one that is installed.
      """)
  var lexicon: String?

  @Flag(help: "Print JSON; the same as '--format json'.")
  var json = false

  func run() throws {
    let analyzer = Analyzer(language: from, lexicon: try Lexicon.named(lexicon, for: from))
    var output = try StandardOutput()
    var tokenCount = 0
    for file in files {
      let text = analyzer.analyze(try InputDocument(reading: file).bytes)
      tokenCount += text.tokens.count
      if json || format == .json {
        for sentence in text.sentences where !sentence.isEmpty {
          try output.print(jsonBytes(SentenceJSON(sentence, of: text), pretty: false))
        }
      } else {
        try output.print(CoNLLUWriter.bytes(of: text))
      }
    }
    try output.flush()
    if tokenCount == 0 { throw Status.nothingFound }
  }

  /// The documented shape of a sentence.
  private struct SentenceJSON: Encodable {
    struct Token: Encodable {
      var form: String
      var lemma: String
      var upos: String
      var start: Int
      var length: Int
    }

    var text: String
    var line: Int
    var tokens: [Token]

    init(_ sentence: Range<Int>, of analyzed: AnalyzedText) {
      text = analyzed.text(of: sentence)
      line = analyzed.lineNumber(of: sentence.lowerBound)
      tokens = sentence.map { index in
        let place = analyzed.utf16Range(of: index, from: sentence.lowerBound)
        return Token(
          form: analyzed.surfaceText(of: index), lemma: analyzed.lemmaText(of: index),
          upos: analyzed.tags[index].tag, start: place.lowerBound, length: place.count)
      }
    }
  }
}
