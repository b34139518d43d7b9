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
      try ExchangeInput().read(path) { item, _ in
        switch item {
        case .document: break
        case .unit(let unit): statistics.add(unit)
        case .entry(let entry):
          for unit in entry.translationUnits(from: .french, to: .english) { statistics.add(unit) }
        }
      }
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

  private var counted = Report()
  private var seen: Set<UnitKey> = []
  private var languages: [Report.Language] = []

  /// Counts `unit`.
  mutating func add(_ unit: TranslationUnit) {
    counted.units += 1
    if !seen.insert(UnitKey(unit)).inserted { counted.duplicates += 1 }
    if !unit.isTranslated { counted.untranslated += 1 }
    if unit.variants.contains(where: { !$0.segment.codes.isEmpty }) { counted.withCodes += 1 }
    for variant in unit.variants {
      let code = variant.language?.description ?? variant.languageCode
      let length = TextLength(variant.segment.text)
      let index = languages.firstIndex { $0.language == code } ?? languages.count
      if index == languages.count { languages.append(Report.Language(language: code)) }
      languages[index].segments += 1
      languages[index].characters += length.characterCount
      languages[index].words += length.wordCount
    }
  }

  /// All that was counted, the languages in alphabetical order.
  var report: Report {
    var report = counted
    report.languages = languages.sorted { $0.language < $1.language }
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
