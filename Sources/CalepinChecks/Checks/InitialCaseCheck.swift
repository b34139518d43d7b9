/// Compares the first letter of both sides.
struct InitialCaseCheck: Check {
  static let looksAtTerms = false

  static let descriptions = [
    CheckDescription(
      .initialCase, .warning,
      "the translation begins with a small letter, the source with a capital",
      details: """
        A translation that ends in a semicolon or a comma is an item of a French list, which \
        begins small. In a short text of one sentence, which may be an item or a fragment, it \
        is told as information only.
        """,
      examples: [
        .french("Open the file.", "⟦ouvrir⟧ le fichier."),
        .french("Open the file.", "Ouvrir le fichier."),
        .french("Open the file.", "ouvrir le fichier ;"),
        .french("Phones: iPhone", "iPhone et autres"),
      ])
  ]

  func check(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    guard let source = unit.source.tokens.first, source.kind == .word,
      let target = unit.target.tokens.first, target.kind == .word,
      source.flags.contains(.isCapitalized), !target.flags.contains(.isCapitalized),
      !target.flags.contains(.isMixed), !target.flags.contains(.hasDigit),
      !target.flags.contains(.isDotted), unit.target.tokens.count > 1,
      !source.flags.contains(.isAllCapitals), !source.flags.contains(.isMixed),
      !Self.isItem(unit.target)
    else { return }
    let word = unit.target.text(target)
    findings.add(
      .initialCase, "'\(word)' begins the translation with a small letter", target: target.range,
      suggestion: word.prefix(1).uppercased() + word.dropFirst(),
      isWeak: unit.target.bytes.count < 100 && !Self.hasSentences(unit.target))
  }

  /// Whether a sentence ends inside of `side`.
  private static func hasSentences(_ side: TextSide) -> Bool {
    zip(side.tokens, side.tokens.dropFirst()).contains { end, next in
      end.kind == .punctuation && (end.key == 0x2E || end.key == 0x3F || end.key == 0x21)
        && next.gap != .none && next.kind != .punctuation
    }
  }

  private static func isItem(_ side: TextSide) -> Bool {
    guard let last = side.tokens.last else { return false }
    return last.key == 0x3B || last.key == 0x2C
  }
}

extension CheckID {
  static let initialCase = CheckID("initial-case")
}
