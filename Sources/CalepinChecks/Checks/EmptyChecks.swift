/// Finds units of which one side says nothing.
struct EmptyChecks: Check {
  static let descriptions = [
    CheckDescription(
      .emptyTarget, .error, "the translation is empty",
      details: "White space alone is empty, too.",
      examples: [
        .french("Save the file", "⟦⟧"),
        .french("Save the file", "Enregistrer le fichier"),
      ]),
    CheckDescription(
      .emptySource, .warning, "there is a translation of nothing",
      examples: [
        .french("", "⟦Enregistrer⟧"),
        .french("", ""),
      ]),
  ]

  func check(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    let isSourceBlank = unit.source.isBlank && unit.source.codes.isEmpty
    let isTargetBlank = unit.target.isBlank && unit.target.codes.isEmpty
    if isTargetBlank, !isSourceBlank {
      findings.add(.emptyTarget, "the translation is empty")
    } else if isSourceBlank, !isTargetBlank {
      findings.add(
        .emptySource, "the source is empty, the translation is not",
        target: 0..<unit.target.bytes.count)
    }
  }
}

extension CheckID {
  static let emptyTarget = CheckID("empty-target")
  static let emptySource = CheckID("empty-source")
}
