public import ArgumentParser
public import CalepinAlignment
internal import CalepinCore
internal import CalepinFormats
internal import CalepinTerminology
internal import CalepinText

extension LinkSymmetrization: ExpressibleByArgument {}

/// What `calepin align --words` can be told.
struct WordAlignmentOptions: ParsableArguments {
  @Flag(help: "With '--words': the words of a line are separated by blanks already.")
  var pretokenized = false

  @Option(help: "With '--words': how the links of both directions become one set.")
  var symmetrize = LinkSymmetrization.intersect

  @Flag(
    inversion: .prefixedNo,
    help: "With '--words': start from what is known of words (lexicon, likeness).")
  var priors = true

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "With '--words': a termbase whose pairs of single words are taken as certain; repeatable.",
      valueName: "file"))
  var memory: [String] = []

  @Option(
    help: ArgumentHelp(
      "With '--words': write what was learned of the words, for '--model'.", valueName: "file"))
  var save: String?

  @Option(
    help: ArgumentHelp(
      "With '--words': start from what '--save' has written.", valueName: "file"))
  var model: String?
}

/// The work of `calepin align --words`: the word links of a bitext.
struct WordAlignmentRun {
  let options: WordAlignmentOptions
  let languages: (from: LanguageTag, to: LanguageTag)
  let file: String

  func run() async throws {
    if let save = options.save { try AtomicFile.check(save, overwrite: false) }
    let model = try readModel()
    let bitext = try read()
    let alignment =
      options.priors
      ? await WordAligner().align(
        bitext, knowing: lexicon, model: model, confirmed: try confirmedPairs())
      : await WordAligner().align(bitext.source.sentences, bitext.target.sentences)
    var output = try StandardOutput()
    for index in 0..<alignment.count {
      let links = alignment.links(of: index, options.symmetrize)
      try output.printLine(links.map { "\($0.source)-\($0.target)" }.joined(separator: " "))
    }
    try output.flush()
    if let save = options.save {
      try AtomicFile.write(alignment.model(of: bitext), to: save, overwrite: false)
    }
  }

  /// The pairs of single words in the termbases that were named.
  private func confirmedPairs() throws -> [(source: String, target: String)] {
    let loader = TermbaseLoader(columns: nil, languages: (languages.from, languages.to))
    let entries = try options.memory.flatMap { try loader.load($0) }.flatMap(\.entries)
    let units = entries.flatMap { $0.translationUnits(from: languages.from, to: languages.to) }
    return units.compactMap { unit in
      guard let source = unit.variant(in: languages.from)?.segment.text,
        let target = unit.variant(in: languages.to)?.segment.text,
        !source.contains(" "), !target.contains(" ")
      else { return nil }
      return (Folding.fold(source), Folding.fold(target))
    }
  }

  private func readModel() throws -> BilingualLexicon? {
    guard let path = options.model else { return nil }
    let bytes = try InputFile(path).readAll()
    let model: BilingualLexicon
    do throws(ModelError) {
      model = try BilingualLexicon(model: bytes)
    } catch {
      throw CommandFailure(error, in: path)
    }
    guard model.source.language == languages.from.language,
      model.target.language == languages.to.language
    else {
      throw CommandFailure(
        "\(path): a model from '\(model.source)' to '\(model.target)', expected one from "
          + "'\(languages.from)' to '\(languages.to)'")
    }
    return model
  }

  /// The built-in lexicon, where it is of the two languages.
  private var lexicon: BilingualLexicon? {
    guard let lexicon = BilingualLexicon.builtIn,
      lexicon.source.language == languages.from.language,
      lexicon.target.language == languages.to.language
    else { return nil }
    return lexicon
  }

  private func read() throws -> WordBitext {
    var bitext = WordBitext(
      from: languages.from, to: languages.to,
      cutting: options.pretokenized ? .atBlanks : .byLanguage)
    let isTable =
      file == "-" || [".tsv", ".tab", ".txt"].contains(where: file.lowercased().hasSuffix)
    if isTable { try readTable(into: &bitext) } else { try readUnits(into: &bitext) }
    return bitext
  }

  /// Every line is a pair, so that the links of line n are in line n.
  private func readTable(into bitext: inout WordBitext) throws {
    var lines = try InputLines(of: file)
    while let line = try lines.next() {
      let cells = line.utf8.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      bitext.append(source: Array(cells[0]), target: cells.count > 1 ? Array(cells[1]) : [])
    }
  }

  private func readUnits(into bitext: inout WordBitext) throws {
    var input = ExchangeInput()
    input.options.languages = (languages.from, languages.to)
    try input.read(file) { item, _ in
      guard case .unit(let unit) = item, let source = unit.variant(in: languages.from),
        let target = unit.variant(in: languages.to)
      else { return }
      bitext.append(
        source: Array(source.segment.text.utf8), target: Array(target.segment.text.utf8))
    }
  }
}
