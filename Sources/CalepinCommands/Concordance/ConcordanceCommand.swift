internal import ArgumentParser
internal import CalepinCore
internal import CalepinMemory

/// `calepin concordance`: every unit of a memory in which words occur.
struct ConcordanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "concordance",
    abstract: "Show the units of a memory in which a phrase occurs.",
    discussion: """
      Looks at both sides. One line a hit: what stands before it, the hit, what stands behind \
      it and the other side of the unit, with tabs between them. A .calepin file is searched by \
      an index, made on first use beside it; other files are read through.

      Exits with 0 when something was found, 1 when nothing was.

        calepin concordance "terre rare" --lemmas -m chips.calepin
        calepin concordance "fonderie" --counts -m memory.tmx
      """)

  /// Which side of the units is looked at.
  enum Side: String, CaseIterable, ExpressibleByArgument {
    case source, target, both
  }

  @Argument(help: "The words to look for; case is ignored.")
  var phrase: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("A memory of any format; repeatable.", valueName: "file"))
  var memory: [String]

  @OptionGroup var languages: LanguageOptions

  @Option(help: "The side to look at.")
  var side: Side = .both

  @Flag(help: "The words may stand anywhere in a text.")
  var allWords = false

  @Flag(help: "The phrase is a regular expression.")
  var regex = false

  @Flag(help: "Find inflected forms as well.")
  var lemmas = false

  @Option(name: [.customShort("n"), .long], help: "How many units to show at the most.")
  var limit = 50

  @Flag(help: "Print how often each text of the other side occurs, the most frequent first.")
  var counts = false

  @Flag(help: "Print JSON, one object a unit.")
  var json = false

  @OptionGroup var destination: OutputOptions

  func validate() throws {
    guard limit > 0 else { throw ValidationError("'--limit' must be at least 1, got \(limit).") }
    if regex, lemmas || allWords {
      throw ValidationError("'--regex' goes with neither '--lemmas' nor '--all-words'.")
    }
    if regex, (try? Regex(phrase)) == nil {
      throw ValidationError("'\(phrase)' is no regular expression.")
    }
    if json, counts { throw ValidationError("'--json' and '--counts' exclude each other.") }
  }

  func run() throws {
    var finder = try ConcordanceFinder(self)
    if finder.isEmpty { throw CommandFailure("'\(phrase)' has no word to look for") }
    var output = try StandardOutput(destination)
    var table: [String: Int] = [:]
    var count = 0
    for path in memory {
      try finder.forEachUnit(in: path) { found in
        count += 1
        if counts {
          table[found.translation, default: 0] += 1
        } else if json {
          try output.print(jsonBytes(found) + [0x0A])
        } else {
          for line in found.lines { try output.print(line) }
        }
        return counts || count < limit
      }
      if !counts, count >= limit { break }
    }
    for (text, number) in table.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) })
      .prefix(limit)
    { try output.print(tableRow(["\(number)", text])) }
    if count == 0 { throw Status.nothingFound }
    try output.finish()
  }
}
