internal import CalepinCore
internal import CalepinFormats
internal import CalepinMemory

/// Finds the units that `calepin concordance` shows.
struct ConcordanceFinder {
  /// What is looked for on one side.
  private struct Side {
    var name: String
    var language: LanguageTag
    var query: ConcordanceQuery
  }

  private let sides: [Side]
  private let pairing: UnitPairing
  private let expression: Regex<AnyRegexOutput>?
  private let literal: String?

  /// Takes what `command` asks for.
  init(_ command: ConcordanceCommand) throws {
    let languages = command.languages
    pairing = UnitPairing(source: languages.from, target: languages.to)
    expression = command.regex ? try Regex(command.phrase).ignoresCase() : nil
    literal = command.regex ? PatternLiteral.longest(in: command.phrase) : nil
    sides = [("source", languages.from), ("target", languages.to)]
      .filter { command.side == .both || command.side.rawValue == $0.0 }
      .map { name, language in
        Side(
          name: name, language: language,
          query: ConcordanceQuery(
            command.phrase, command.allWords ? .anywhere : .phrase,
            inflectedIn: command.lemmas ? language : nil))
      }
  }

  /// Whether there is nothing to look for.
  var isEmpty: Bool { expression == nil && sides.allSatisfy(\.query.isEmpty) }

  /// Calls `body` with the units of the file at `path` that are found, in their
  /// order, until it returns `false`.
  mutating func forEachUnit(
    in path: String, _ body: (ConcordanceUnit) throws -> Bool
  ) throws {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard ExchangeInput.isMemory(path) else {
      var (number, goesOn) = (0, true)
      return try ExchangeInput().read(path) { item, _ in
        guard goesOn, case .unit(let unit) = item else { return }
        number += 1
        if let found = self.found(unit, number, name) { goesOn = try body(found) }
      }
    }
    try inMemory(path) {
      let memory = try Memory(opening: path)
      let numbers = try self.numbers(in: memory)
      // In pieces, so that a limit spares the reading of the rest.
      for start in stride(from: 0, to: numbers.count, by: 256) {
        for stored in try memory.units(Array(numbers[start..<min(start + 256, numbers.count)])) {
          if let found = found(stored.unit, stored.id, name), try !body(found) { return }
        }
      }
    }
  }

  /// The units of `memory` that may be found, in ascending order.
  private func numbers(in memory: Memory) throws -> [Int] {
    if expression != nil, literal == nil {
      var numbers: [Int] = []
      try memory.forEachSegment(in: pairing.source) { unit, _ in numbers.append(unit) }
      return numbers
    }
    let found = try sides.map { side in
      let concordance = try Concordance(memory, in: side.language)
      return try literal.map { concordance.units(containing: $0) }
        ?? concordance.units(side.query)
    }
    return found.count == 1 ? found[0] : Set(found.joined()).sorted()
  }

  private func found(_ unit: TranslationUnit, _ number: Int, _ name: String) -> ConcordanceUnit? {
    guard case .pair(let source, let target) = pairing.pair(in: unit) else { return nil }
    var found = ConcordanceUnit(
      hits: [], origin: name, source: source.segment.text, target: target.segment.text,
      unit: unit.metadata["tuid"] ?? "\(number)")
    for side in sides {
      found.add(
        hits(side.name == "source" ? found.source : found.target, side.query), in: side.name)
    }
    return found.hits.isEmpty ? nil : found
  }

  private func hits(_ text: String, _ query: ConcordanceQuery) -> [Range<Int>] {
    guard let expression else { return query.hits(in: text) }
    return text.ranges(of: expression).filter { !$0.isEmpty }.map { range in
      let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
      return start..<start + text.utf8.distance(from: range.lowerBound, to: range.upperBound)
    }
  }
}
