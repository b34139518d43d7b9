/// Finds words that stand twice.
struct DoubledWordCheck: Check {
  static let descriptions = [
    CheckDescription(
      .doubledWord, .warning, "a word stands twice",
      details:
        "Not what may: nous nous, vous vous, that that, had had; nor what the source doubles.",
      examples: [
        .french("the name of the file", "le nom du ⟦fichier fichier⟧"),
        .french("we sit down", "nous nous asseyons"),
        .english("le fichier", "⟦the the⟧ file"),
      ])
  ]

  private static let doubled = WordSet(
    list: "nous vous que très bien plus that had very so no is really long bye ha la")

  func check(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    let tokens = unit.target.tokens
    for index in tokens.indices.dropFirst() {
      let (one, two) = (tokens[index - 1], tokens[index])
      guard one.key == two.key, one.kind == .word, two.kind == .word, two.gap != .none,
        two.count > 1, !two.flags.contains(.hasDigit), !Self.doubled.contains(two.key),
        !isDoubled(two.key, in: unit.source), !two.flags.contains(.isAllCapitals)
      else { continue }
      findings.add(
        .doubledWord, "'\(unit.target.text(two))' stands twice",
        target: Int(one.start)..<Int(two.end), suggestion: unit.target.text(one))
    }
  }

  private func isDoubled(_ key: UInt32, in side: TextSide) -> Bool {
    // The source may double another word there: bye bye.
    side.tokens.indices.dropFirst().contains {
      side.tokens[$0].key == side.tokens[$0 - 1].key && side.tokens[$0].kind == .word
        && side.tokens[$0].gap != .none
    }
  }
}

extension CheckID {
  static let doubledWord = CheckID("doubled-word")
}
