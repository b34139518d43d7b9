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

  @Option(help: ArgumentHelp("The language of the texts, a BCP 47 tag.", valueName: "language"))
  var from: LanguageTag = .french

  @Option(help: "The form of the output.")
  var format: Format = .conllu

  @Flag(help: "Print JSON; the same as '--format json'.")
  var json = false

  func run() throws {
    let analyzer = Analyzer(language: from)
    var output = try StandardOutput()
    var tokenCount = 0
    for file in files {
      let text = analyzer.analyze(try InputDocument(reading: file).bytes)
      tokenCount += text.tokens.count
      if json || format == .json {
        for sentence in text.sentences where !sentence.isEmpty {
          try Self.printJSON(of: sentence, in: text, to: &output)
        }
      } else {
        try CoNLLUWriter.write(text) { try output.print($0) }
      }
    }
    try output.flush()
    if tokenCount == 0 { throw Status.nothingFound }
  }

  /// Prints the documented shape of a sentence on one line, the keys in
  /// alphabetical order.
  ///
  /// Token by token: a text without full stops is one sentence, of any length.
  private static func printJSON(
    of sentence: Range<Int>, in text: AnalyzedText, to output: inout StandardOutput
  ) throws {
    var line = JSONText()
    line.append(raw: #"{"line":"#)
    line.append(text.lineNumber(of: sentence.lowerBound))
    line.append(raw: #","text":"#)
    line.append(text.bytes(of: sentence))
    line.append(raw: #","tokens":["#)
    var (end, units) = (text.tokens.range(of: sentence.lowerBound).lowerBound, 0)
    for index in sentence {
      let range = text.tokens.range(of: index)
      let length = text.utf16Length(of: range)
      units += text.utf16Length(of: end..<range.lowerBound)
      line.append(raw: index == sentence.lowerBound ? #"{"form":"# : #",{"form":"#)
      line.append(text.bytes[range])
      line.append(raw: #","lemma":"#)
      line.append(text.words.bytes(of: text.lemmas[index]))
      line.append(raw: #","length":"#)
      line.append(length)
      line.append(raw: #","start":"#)
      line.append(units)
      line.append(raw: #","upos":""#)
      line.append(raw: text.tags[index].tag)
      line.append(raw: #""}"#)
      (end, units) = (range.upperBound, units + length)
      if line.bytes.count > 1 << 16 { try output.print(line.take()) }
    }
    line.append(raw: "]}\n")
    try output.print(line.take())
  }
}
