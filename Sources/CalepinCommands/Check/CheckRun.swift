internal import CalepinChecks
internal import CalepinCore
internal import CalepinFormats
internal import CalepinTerminology

/// Reads files and has their units checked, on all cores.
struct CheckRun {
  /// How many units are read before they are checked.
  private static let batchSize = 16384
  /// How many units one task checks.
  private static let portionSize = 4096

  /// The languages that were asked for; `nil` where the files decide.
  let pair: (source: LanguageTag?, target: LanguageTag?)
  let settings: CheckSettings
  let termbases: [Termbase]
  let columns: String?
  /// What memories say.
  let memory: ReferenceTranslations?

  /// What was found, in order.
  private(set) var findings: [Finding] = []
  /// How many units were checked.
  private(set) var unitCount = 0
  /// Where a waiver stands that waived nothing.
  private(set) var unusedWaivers: [UnitPlace] = []

  private var index = ConsistencyIndex()
  private var habits = WritingHabits()
  private var checkers: [CheckerKind: [Checker]] = [:]
  private var waivers = UnitWaivers()

  init(
    pair: (source: LanguageTag?, target: LanguageTag?), settings: CheckSettings,
    termbases: [Termbase], memory: ReferenceTranslations?, columns: String?
  ) {
    self.pair = pair
    self.settings = settings
    self.termbases = termbases
    self.columns = columns
    self.memory = memory
  }

  /// Checks all units of the file at `path` as `settings` say.
  ///
  /// - Throws: `InputError` or ``CommandFailure`` when the file cannot be read to
  ///   its end.
  mutating func check(_ path: String, _ settings: CheckSettings) async throws {
    var reader = try CheckedFile(path, pair: pair, columns: columns)
    while true {
      let batch = try reader.next(atMost: Self.batchSize, from: unitCount)
      if batch.isEmpty { break }
      unitCount += batch.count
      await check(batch, reader.languages, settings)
      Progress.show("\(unitCount) units checked")
    }
    Progress.clear()
  }

  /// Checks the sentences of a text and its translation as `settings` say, but
  /// for quotation marks without a partner: it may stand in another sentence.
  mutating func check(_ documents: AlignedDocuments, _ settings: CheckSettings) async {
    var settings = settings
    settings.except.insert(CheckID(rawValue: "quote-unpaired"))
    unitCount += documents.items.count
    await check(documents.items, documents.languages, settings)
  }

  /// Compares all units that were read with one another, and ends the run.
  mutating func finish() {
    habits.weaken(&findings)
    findings += index.findings(settings)
    findings.sort(by: Finding.isInOrder)
    (findings, unusedWaivers) = waivers.apply(to: findings)
    var standing = StandingWaivers(ProjectSettings.current)
    findings = standing.apply(to: findings)
    unusedWaivers += standing.unused
  }

  private mutating func check(
    _ batch: [CheckedFile.Item], _ languages: LanguagePair, _ settings: CheckSettings
  ) async {
    let kind = CheckerKind(languages: languages, settings: settings)
    let portions = stride(from: 0, to: batch.count, by: Self.portionSize).map {
      batch[$0..<min($0 + Self.portionSize, batch.count)]
    }
    var pool = checkers[kind] ?? []
    while pool.count < portions.count {
      let checker =
        pool.first ?? Checker(languages, settings: settings, termbases: termbases, memory: memory)
      pool.append(checker)
    }
    let results = await withTaskGroup(of: (Int, Portion).self) { group in
      for (number, portion) in portions.enumerated() {
        let checker = pool[number]
        group.addTask { (number, Portion(portion, checker)) }
      }
      return await group.reduce(into: [Portion?](repeating: nil, count: portions.count)) {
        $0[$1.0] = $1.1
      }
    }
    for (number, result) in results.enumerated() {
      guard let result else { continue }
      findings += result.findings
      pool[number] = result.checker
      for (item, trace) in zip(portions[number], result.traces) {
        index.add(item.unit, trace)
        habits.add(item.unit, trace)
        waivers.add(item.waivers, at: item.unit.place)
      }
    }
    checkers[kind] = pool
  }

  /// What makes a checker fit for a file.
  private struct CheckerKind: Hashable {
    var languages: LanguagePair
    var settings: CheckSettings
  }

  /// What one task found.
  private struct Portion: Sendable {
    var findings: [Finding] = []
    var traces: [UnitTrace] = []
    var checker: Checker

    init(_ items: ArraySlice<CheckedFile.Item>, _ checker: Checker) {
      self.checker = checker
      traces.reserveCapacity(items.count)
      for item in items {
        findings += self.checker.findings(in: item.unit)
        traces.append(self.checker.trace)
      }
    }
  }
}
