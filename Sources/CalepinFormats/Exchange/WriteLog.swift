internal import CalepinCore

/// What a writer of pairs could not carry over, with the unit it has come to.
struct WriteLog {
  private var warnings: [FormatWarning] = []
  private var unitCount = 0

  /// Counts `unit` and gives its two sides; `nil`, with a warning, when it has
  /// not got both.
  mutating func pair(
    _ pairing: UnitPairing, _ unit: TranslationUnit
  ) -> (source: TranslationUnitVariant, target: TranslationUnitVariant)? {
    unitCount += 1
    switch pairing.pair(in: unit) {
    case .pair(let source, let target): return (source, target)
    case .incomplete(let problem):
      add(problem, "the unit is skipped", line: unit.line)
      return nil
    }
  }

  /// Counts `unit` and gives its two sides, an empty target for one that is not
  /// translated yet; `nil`, with a warning, when it has no source.
  mutating func sides(
    _ pairing: UnitPairing, _ unit: TranslationUnit
  ) -> (source: TranslationUnitVariant, target: TranslationUnitVariant?)? {
    let (source, target) = pairing.variants(of: unit)
    guard let source, !source.segment.isBlank else { return pair(pairing, unit) }
    unitCount += 1
    return (source, target.flatMap { $0.segment.isBlank ? nil : $0 })
  }

  /// Counts an entry.
  mutating func beginEntry() { unitCount += 1 }

  /// Adds a warning about the unit come to.
  mutating func add(_ problem: String, _ action: String, line: Int) {
    warnings.append(
      FormatWarning(line: line, unit: unitCount, problem: problem, action: action))
  }

  /// The warnings; they are forgotten here.
  mutating func take() -> [FormatWarning] {
    defer { warnings = [] }
    return warnings
  }
}

extension Segment {
  /// Whether there is neither a word nor a code in it.
  fileprivate var isBlank: Bool { codes.isEmpty && text.utf8.allSatisfy { $0 <= 0x20 } }
}
