internal import ArgumentParser
internal import CalepinCore
internal import CalepinFormats

/// `calepin tm stats`: what is in memories.
struct TMStatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Count units, languages, words and duplicates.",
    discussion: """
      Keeps 16 bytes of each unit in memory.

        calepin tm stats memory.tmx
      """)

  @Argument(help: "The memories to read; '-' is the standard input.")
  var files: [String]

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    var statistics = MemoryStatistics()
    for path in files {
      try ExchangeInput().readViews(path) { statistics.add($0) }
    }
    var output = try StandardOutput()
    if json {
      try output.print(jsonBytes(statistics.report))
    } else {
      for line in statistics.lines(for: .standardOutput) { try output.printLine(line) }
    }
    try output.flush()
  }
}

/// What was counted in memories.
struct MemoryStatistics {
  /// The shape of the JSON.
  struct Report: Encodable {
    /// How much there is in one language.
    struct Language: Encodable {
      var language: String
      var segments = 0
      var words = 0
      var characters = 0
    }

    var units = 0
    var duplicates = 0
    var untranslated = 0
    var withCodes = 0
    var languages: [Language] = []
  }

  /// What is counted of a language as the file spells it.
  private struct Counted {
    let code: String
    let folded: String
    var counts: Report.Language
  }

  private var counted = Report()
  private var seen = FingerprintSet<UnitKey>()
  private var languages: [Counted] = []

  /// Counts the unit that `view` shows.
  mutating func add(_ view: borrowing UnitView) {
    counted.units += 1
    var key = ByteHash()
    var firstText: UInt64?
    var (hasTwoTexts, hasCodes) = (false, false)
    for position in 0..<view.count {
      let index = index(of: view.languageCode(at: position))
      key.add(languages[index].folded)
      view.withText(at: position) { text in
        let length = TextLength(text)
        var hash = ByteHash()
        hash.add(text)
        key.add(hash)
        languages[index].counts.segments += 1
        languages[index].counts.characters += length.characterCount
        languages[index].counts.words += length.wordCount
        guard length.wordCount > 0 else { return }
        if firstText == nil { firstText = hash.first }
        if firstText != hash.first { hasTwoTexts = true }
      }
      let codes = view.codes(at: position)
      if !codes.isEmpty {
        hasCodes = true
        key.add(codes)
      }
    }
    if !seen.insert(UnitKey(key)) { counted.duplicates += 1 }
    if !hasTwoTexts { counted.untranslated += 1 }
    if hasCodes { counted.withCodes += 1 }
  }

  private mutating func index(of code: String) -> Int {
    if let index = languages.firstIndex(where: { $0.code == code }) { return index }
    let name = LanguageTag(code)?.description ?? code
    languages.append(
      Counted(code: code, folded: code.lowercased(), counts: Report.Language(language: name)))
    return languages.count - 1
  }

  /// All that was counted, the languages in alphabetical order.
  var report: Report {
    var report = counted
    for language in languages {
      if let index = report.languages.firstIndex(where: {
        $0.language == language.counts.language
      }) {
        report.languages[index].segments += language.counts.segments
        report.languages[index].words += language.counts.words
        report.languages[index].characters += language.counts.characters
      } else {
        report.languages.append(language.counts)
      }
    }
    report.languages.sort { $0.language < $1.language }
    return report
  }

  /// The lines for a person.
  func lines(for terminal: Terminal) -> [String] {
    let report = report
    let table = TextTable(
      columns: [
        .init(title: "language"), .init(title: "segments", isNumber: true),
        .init(title: "words", isNumber: true), .init(title: "characters", isNumber: true),
      ],
      rows: report.languages.map {
        [$0.language, "\($0.segments)", "\($0.words)", "\($0.characters)"]
      })
    return [
      "\(report.units) units, \(report.duplicates) duplicates, \(report.untranslated) untranslated, "
        + "\(report.withCodes) with inline codes"
    ] + table.lines(for: terminal)
  }
}
