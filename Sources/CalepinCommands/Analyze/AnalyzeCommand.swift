internal import ArgumentParser
internal import CalepinCore
internal import CalepinFormats
internal import CalepinText

/// `calepin analyze`: sentences, tokens, word classes and lemmas.
struct AnalyzeCommand: ParsableCommand {
  /// In what form the texts are.
  enum Input: String, CaseIterable, ExpressibleByArgument {
    case text, conllu
  }

  /// In what form the analysis is printed.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case conllu, json
  }

  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Print the sentences, tokens, word classes and lemmas of a text.",
    discussion: """
      CoNLL-U, or one JSON object a sentence: its text, and its tokens with their form, lemma, \
      word class (UPOS), and where they stand in the text, in UTF-16 units. In CoNLL-U compounds \
      are cut as the treebanks of the language cut them, in JSON they are whole; '--compounds' \
      says otherwise.

      Texts of any size are read piece by piece. With '--input conllu' the sentences and tokens of \
      the file are kept and its lemmas and word classes replaced.

      Exits with 1 if the texts have no token.

        calepin analyze article.txt
        echo "Les fonderies gravent des puces." | calepin analyze - --format json
        calepin analyze --input conllu tokens.conllu
        calepin analyze --srx cat-tool.srx article.txt
      """)

  @Argument(help: "The texts; '-' is the standard input.")
  var files: [String] = ["-"]

  @Option(
    help: ArgumentHelp(
      "The language of the texts, a BCP 47 tag (default: the project's, else the text's).",
      valueName: "language"))
  var from: LanguageTag?

  @Option(help: "What the files hold: plain text, or sentences and tokens in CoNLL-U.")
  var input: Input = .text

  @Option(help: "The form of the output.")
  var format: Format = .conllu

  @Option(help: "Whether compounds such as 'state-of-the-art' stay whole or are cut.")
  var compounds: CompoundStyle?

  @Option(help: "A file of SRX rules to cut sentences by.")
  var srx: String?

  @Option(help: Lexicon.help)
  var lexicon: String?

  @Flag(help: "Print JSON; the same as '--format json'.")
  var json = false

  func validate() throws {
    if srx != nil, input == .conllu {
      throw ValidationError("'--srx' cuts plain text, not '--input conllu'.")
    }
  }

  func run() throws {
    let isJSON = json || format == .json
    let language = language
    let analyzer = Analyzer(
      language: language, lexicon: try Lexicon.named(lexicon, for: language),
      compounds: compounds ?? (isJSON ? .whole : .cut),
      segmenter: try srx.map { try segmenter($0, for: language) })
    var report = AnalysisReport(
      language: language, isJSON: isJSON, namesDocuments: files.count > 1)
    var output = try StandardOutput()
    for file in files {
      report.beginDocument(InputDocument.shownName(of: file))
      switch input {
      case .text: try analyze(file, with: analyzer, &report, &output)
      case .conllu: try annotate(file, with: analyzer, &report, &output)
      }
    }
    try output.flush()
    if report.tokenCount == 0 { throw Status.nothingFound }
  }

  /// The language of the texts; that of CoNLL-U has to be named.
  private var language: LanguageTag {
    if let named = from ?? ProjectSettings.current?.from { return named }
    let texts = input == .text ? files : []
    return texts.lazy.compactMap { WrittenLanguage.found(inText: $0) }.first ?? .french
  }

  /// The rules in the SRX file `file` for texts in `language`.
  private func segmenter(_ file: String, for language: LanguageTag) throws -> RuleSegmenter {
    let source = try opened(file)
    do {
      return try RuleSegmenter(try SRXReader.rules(of: source), language: language)
    } catch {
      throw CommandFailure(error, in: file)
    }
  }

  private func opened(_ file: String) throws -> InputFile {
    do {
      return try InputFile(file)
    } catch {
      throw CommandFailure(error)
    }
  }

  private func analyze(
    _ file: String, with analyzer: Analyzer, _ report: inout AnalysisReport,
    _ output: inout StandardOutput
  ) throws {
    let source = try opened(file)
    let name = InputDocument.shownName(of: file)
    var reader = TextPieceReader(source)
    var progress = ReadingProgress()
    defer { Progress.clear() }
    do {
      while let piece = try reader.next() {
        for warning in reader.takeWarnings() {
          printWarning("\(warning)", file: name, line: warning.line)
        }
        try output.print(report.lines(of: analyzer.analyze(piece.bytes), from: piece.firstLine))
        progress.show(name, done: reader.bytesRead, of: source.byteCount)
      }
    } catch let error as TextReadingError {
      throw CommandFailure(error, in: file)
    }
  }

  private func annotate(
    _ file: String, with analyzer: Analyzer, _ report: inout AnalysisReport,
    _ output: inout StandardOutput
  ) throws {
    let source = try opened(file)
    let name = InputDocument.shownName(of: file)
    var reader = CoNLLUAnnotator(source, analyzer)
    var progress = ReadingProgress()
    defer { Progress.clear() }
    do {
      while let part = try reader.next() {
        try output.print(report.lines(of: part))
        progress.show(name, done: reader.bytesRead, of: source.byteCount)
      }
    } catch let error as CoNLLUError {
      throw CommandFailure(error, in: file)
    }
  }
}
