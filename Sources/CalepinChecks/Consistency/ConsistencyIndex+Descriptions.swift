extension ConsistencyIndex {
  static let descriptions =
    [
      CheckDescription(
        .inconsistentTarget, .warning, "the same source is translated in different ways",
        details: """
          Sources are the same whatever their case and white space. Every occurrence is told, \
          with how often each translation occurs, the most frequent one first. A translation in \
          which there is an error is told by that check, and is no other way to translate.
          """,
        examples: [
          .french(
            "Save all", "⟦Tout garder⟧", after: [ExamplePair("Save all", "Tout enregistrer")]),
          .french(
            "Save all", "Tout enregistrer", after: [ExamplePair("Save all", "Tout enregistrer")]),
        ]),
      CheckDescription(
        .inconsistentTargetLoose, .info,
        "translations of the same source differ in case, space or quotation marks",
        examples: [
          .french(
            "Save all", "⟦Tout Enregistrer⟧", after: [ExamplePair("Save all", "Tout enregistrer")]),
          .french(
            "Save all", "Tout enregistrer", after: [ExamplePair("Save all", "Tout enregistrer")]),
        ]),
      CheckDescription(
        .inconsistentSource, .info, isOn: false, "different sources have the same translation",
        examples: [
          .french(
            "Keep all", "⟦Tout enregistrer⟧", after: [ExamplePair("Save all", "Tout enregistrer")]),
          .french("Keep all", "Tout garder", after: [ExamplePair("Save all", "Tout enregistrer")]),
        ]),
      CheckDescription(
        .duplicateTU, .info, "a unit stands more than once",
        details: "It is told of all but the first.",
        examples: [
          .french(
            "Save all", "⟦Tout enregistrer⟧", after: [ExamplePair("Save all", "Tout enregistrer")]),
          .french(
            "Save it", "L'enregistrer", after: [ExamplePair("Save all", "Tout enregistrer")]),
        ]),
    ] + TermUseIndex.descriptions + nearDescriptions
}

extension CheckID {
  static let inconsistentTarget = CheckID("inconsistent-target")
  static let inconsistentTargetLoose = CheckID("inconsistent-target-loose")
  static let inconsistentSource = CheckID("inconsistent-source")
  static let duplicateTU = CheckID("duplicate-tu")
}
