internal import ArgumentParser
internal import CalepinAlignment
internal import CalepinCore
internal import CalepinTerminology
internal import CalepinText

/// `calepin equivalents`: proposals for terms that are given.
struct EquivalentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "equivalents",
    abstract: "Propose equivalents for a list of terms.",
    discussion: """
      Reads one term a line and prints a line a proposal, the surest first: term, equivalent, \
      confidence, origin. The proposals come from where 'extract' takes them: the termbases, the \
      built-in lexicon, and what can be put together from the parts of the term. A term without a \
      proposal gets no line.

      Exits with 0 if something was proposed, 1 if nothing was, 2 if a file could not be read.

        calepin equivalents terms.txt
        calepin equivalents terms.txt --no-glossary --json
        echo "chip manufacturer" | calepin equivalents --from en --to fr -
      """)

  @Argument(help: "Lists of terms, one a line; '-' is the standard input.")
  var files: [String]

  @OptionGroup var languages: LanguageOptions
  @OptionGroup var memories: MemoryOptions

  @Flag(inversion: .prefixedNo, help: "Use the lexicon learned from parallel texts.")
  var learned = true

  @Flag(help: "Print a JSON object a term.")
  var json = false

  func validate() throws {
    guard languages.from.language != languages.to.language else {
      throw ValidationError("'--from' and '--to' are both '\(languages.from.language)'.")
    }
  }

  func run() async throws {
    let bases = try memories.termbases(
      addsDefaults: true, from: languages.from, to: languages.to)
    let index = TermIndex(bases, language: languages.from)
    let finder = EquivalentFinder(
      index: index, target: languages.to, terms: [], lexicon: learned ? .builtIn : nil)
    let analyzer = Analyzer(
      language: languages.from, lexicon: try Lexicon.named(nil, for: languages.from))
    var output = try StandardOutput()
    var hasFound = false
    for file in files {
      var lines = try InputLines(of: file)
      while let line = try lines.next() {
        guard let term = line.split(separator: "\t").first else { continue }
        let found = finder.equivalents(ofTerm: String(term), by: analyzer)
        hasFound = hasFound || !found.isEmpty
        try print(found, of: String(term), to: &output)
      }
    }
    try output.flush()
    if !hasFound { throw Status.nothingFound }
  }

  private struct Proposals: Encodable {
    var term: String
    var equivalents: [ExtractReport.JSON.Equivalent]
  }

  private func print(
    _ found: [Equivalent], of term: String, to output: inout StandardOutput
  ) throws {
    if json {
      let line = Proposals(term: term, equivalents: found.map { ExtractReport.JSON.Equivalent($0) })
      return try output.print(try jsonBytes(line) + [UInt8(ascii: "\n")])
    }
    for equivalent in found {
      try output.printLine(
        "\(term)\t\(equivalent.text)\t\(equivalent.confidence)\t\(equivalent.origin)")
    }
  }
}

extension ExtractReport.JSON.Equivalent {
  init(_ equivalent: Equivalent) {
    self.init(
      text: equivalent.text, confidence: equivalent.confidence, origin: "\(equivalent.origin)")
  }
}
