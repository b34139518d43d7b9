public import CalepinCore

/// What memories say, to find units that were translated otherwise before.
public struct ReferenceTranslations: Sendable {
  static let descriptions = [
    CheckDescription(
      .tmConflict, .warning, "the memory has another translation of the same source",
      details: """
        It needs a memory ('--tm'). Sources are the same whatever their case and white space; \
        translations are when they differ only in case, white space, quotation marks and \
        apostrophes. Any of the memory's translations will do.
        """,
      examples: [
        .french(
          "Save all", "⟦Tout garder⟧", after: [ExamplePair("Save all", "Tout enregistrer")]),
        .french(
          "Save all", "Tout enregistrer", after: [ExamplePair("Save all", "Tout enregistrer")]),
      ])
  ]

  /// The translations of a source: their keys, and the first as it is written.
  private struct Known {
    var targets: Set<UInt64>
    var first: String
  }

  private var known: [UInt64: Known] = [:]
  private var analysis = UnitAnalysis()

  /// Creates a list without any unit.
  public init() {}

  /// How many different sources there are.
  public var count: Int { known.count }

  /// Adds a translated unit of a memory; the first one added is proposed.
  ///
  /// - Complexity: O(length of the texts), amortised.
  public mutating func add(_ source: Segment, _ target: Segment) {
    analysis.source.load(source)
    analysis.target.load(target)
    let keys = UnitKeys(analysis, isWrong: false)
    guard keys.isComplete else { return }
    known[keys.source, default: Known(targets: [], first: target.text)].targets.insert(keys.target)
  }

  /// Adds what the memory has against `unit`, whose keys are `keys`.
  func check(_ unit: UnitAnalysis, _ keys: UnitKeys, _ findings: inout FindingList) {
    guard keys.isComplete, let known = known[keys.source], !known.targets.contains(keys.target)
    else { return }
    let count = known.targets.count
    let more = count > 1 ? " (and \(count - 1) other \(count > 2 ? "ways" : "way"))" : ""
    findings.add(
      .tmConflict, "the memory translates it by '\(known.first)'\(more)",
      target: 0..<unit.target.bytes.count, suggestion: known.first)
  }
}

extension CheckID {
  static let tmConflict = CheckID("tm-conflict")
}
