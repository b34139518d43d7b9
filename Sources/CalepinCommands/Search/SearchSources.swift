internal import ArgumentParser
internal import CalepinCore
internal import CalepinFormats
internal import CalepinMemory

/// Which memories `calepin search` asks.
struct SearchSources: ParsableArguments {
  @Option(
    name: [.short, .long, .customLong("tm")],
    help: ArgumentHelp(
      "A memory to search: a .calepin file, TMX, XLIFF, PO, a table, or a folder of those; repeatable.",
      valueName: "file"))
  var memory: [String] = []

  @Option(
    help: ArgumentHelp(
      """
      What every match of a memory loses, in percent, for example 'old.tmx=10'; the memory is \
      named as with '-m'; repeatable.
      """, valueName: "file=percent"))
  var memoryPenalty: [MemoryPenalty] = []

  @OptionGroup var tables: TableOptions

  /// Memories with what each of their matches loses, in percent.
  typealias Opened = (sources: [any MatchSource], penalties: [Int])

  /// The paths that are named, else those of `$CALEPIN_MEMORY` or the project.
  private var paths: [String] { memory.isEmpty ? MemoryPaths.byDefault : memory }

  /// Opens the memories in the order in which they are named.
  ///
  /// - Parameters:
  ///   - from: The language of the queries.
  ///   - to: The language of the translations.
  /// - Returns: The memories, ready to be searched, and what they lose.
  /// - Throws: ``CommandFailure`` when one cannot be read, none is named, or a
  ///   penalty is for another.
  func open(from: LanguageTag, to: LanguageTag) throws -> Opened {
    guard !paths.isEmpty else {
      throw CommandFailure("no memory is named: say which to search with '-m FILE'")
    }
    if let other = memoryPenalty.first(where: { !paths.contains($0.path) }) {
      throw CommandFailure(
        "'\(other.path)' has a penalty and is not searched, expected one of "
          + paths.map { "'\($0)'" }.joined(separator: ", "))
    }
    var opened: Opened = ([], [])
    for path in paths {
      for file in try TermbaseLoader.files(at: path) {
        opened.sources.append(try open(file, UnitPairing(source: from, target: to)))
        opened.penalties.append(penalty(of: path))
      }
    }
    return opened
  }

  /// What the command line says of `path`, else the project.
  private func penalty(of path: String) -> Int {
    memoryPenalty.last { $0.path == path }?.percent
      ?? ProjectSettings.current?.memoryPenalties[path] ?? 0
  }

  private func open(_ path: String, _ pairing: UnitPairing) throws -> any MatchSource {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    if path.hasSuffix(".calepin") { return try stored(path, name, pairing) }
    var units: [MatchUnit?] = []
    try forEachUnit(in: path, pairing) { unit in
      let pair = pairing.variants(of: unit)
      units.append(
        MatchUnit(unit, number: units.count + 1, source: pair?.source, target: pair?.target))
    }
    do {
      return try UnitList(name: name, units: units)
    } catch {
      throw CommandFailure(error, in: path)
    }
  }

  private func stored(
    _ path: String, _ name: String, _ pairing: UnitPairing
  ) throws -> any MatchSource {
    do {
      return try StoredMemory(
        try Memory(opening: path), name: name, language: pairing.source,
        pairing: { pairing.variants(of: $0) })
    } catch let error as MemoryError {
      throw CommandFailure(error, in: path)
    } catch let error as FuzzyIndexError {
      throw CommandFailure(error, in: path)
    }
  }

  private func forEachUnit(
    in path: String, _ pairing: UnitPairing, _ body: (TranslationUnit) -> Void
  ) throws {
    var input = ExchangeInput()
    input.options.languages = (pairing.source, pairing.target)
    input.options.splitsTerms = false
    do {
      input.options.layout = try tables.columns.map { try TableLayout(names: $0) }
    } catch {
      throw CommandFailure("\(error)")
    }
    try input.read(path) { item, _ in
      switch item {
      case .document: break
      case .unit(let unit): body(unit)
      case .entry(let entry):
        for unit in entry.translationUnits(from: pairing.source, to: pairing.target) { body(unit) }
      }
    }
  }
}

/// What every match of a memory loses.
struct MemoryPenalty: ExpressibleByArgument {
  let path: String
  /// From 0 to 100.
  let percent: Int

  /// Takes `old.tmx=10` apart.
  init?(argument: String) {
    guard let place = argument.lastIndex(of: "="), place > argument.startIndex,
      let percent = Int(argument[argument.index(after: place)...]), (0...100).contains(percent)
    else { return nil }
    path = String(argument[..<place])
    self.percent = percent
  }
}

extension UnitPairing {
  /// The two texts of `unit`, `nil` where one is not there.
  func variants(
    of unit: TranslationUnit
  ) -> (source: TranslationUnitVariant, target: TranslationUnitVariant)? {
    guard case .pair(let source, let target) = pair(in: unit) else { return nil }
    return (source, target)
  }
}
