/// Sources that are nearly the same.
extension ConsistencyIndex {
  static let nearDescriptions = [
    CheckDescription(
      .nearInconsistent, .info, isOn: false,
      "sources with the same words are translated by different ones",
      details: """
        The sources differ in numbers, tags, placeholders, punctuation or case only, and have at \
        least two words. Told are the units whose words are not the most frequent ones; all of \
        them where two are as frequent.
        """,
      examples: [
        .french(
          "Save 4 files", "⟦Garder 4 fichiers⟧",
          after: [
            ExamplePair("Save 3 files", "Enregistrer 3 fichiers"),
            ExamplePair("Save 5 files", "Enregistrer 5 fichiers"),
          ]),
        .french(
          "Save 4 files", "Enregistrer 4 fichiers",
          after: [ExamplePair("Save 3 files", "Enregistrer 3 fichiers")]),
      ])
  ]

  /// Adds the units whose source has the words of others, and whose translation
  /// has not.
  func addNear(_ findings: inout [Finding]) {
    for group in Dictionary(grouping: near.indices, by: { near[$0].keys.source }).values
    where group.count > 1 {
      let byTarget = Dictionary(grouping: group) { near[$0].keys.target }.values
        .sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
      guard byTarget.count > 1 else { continue }
      let hasMajority = byTarget[0].count > byTarget[1].count
      for (rank, units) in byTarget.enumerated() where rank > 0 || !hasMajority {
        let others = byTarget[rank == 0 ? 1 : 0]
        for index in units {
          addNear(near[index].record, others.map { near[$0].record }, &findings)
        }
      }
    }
  }

  /// Adds `record` where one of `others` has another source; the very same one
  /// is told by another check.
  private func addNear(_ record: Int, _ others: [Int], _ findings: inout [Finding]) {
    guard let other = others.first(where: { sourceKey($0) != sourceKey(record) }) else { return }
    findings.append(
      finding(
        .nearInconsistent, record,
        "'\(sourceText(other))' has the same words, and is translated by '\(targetText(other))'"))
  }
}

extension CheckID {
  static let nearInconsistent = CheckID("near-inconsistent")
}
