/// Looks at habits of writing that a house may want to have kept everywhere;
/// nothing here is on unless it is asked for.
struct WritingHabitChecks: Check {
  static let descriptions = [
    CheckDescription(
      .apostropheMix, .info, isOn: false, "straight and curly apostrophes stand in one translation",
      examples: [
        .french("It is the friend of Ann.", "C’est l⟦'⟧ami d’Anne."),
        .french("It is the friend of Ann.", "C'est l'ami d'Anne."),
      ]),
    CheckDescription(
      .ellipsis, .info, isOn: false, "three full stops stand where a text has an ellipsis",
      details: "Nothing is said where the source has three full stops as well.",
      examples: [
        .french("Wait…", "Attendez⟦...⟧"),
        .french("Wait…", "Attendez…"),
        .french("Wait...", "Attendez..."),
      ]),
    CheckDescription(
      .ordinalFormat, .info, isOn: false, "a French ordinal is abbreviated in an odd way",
      details: "It is 1er, 1re, 2e and 2nd; not 2ème, 2ième or 1ère.",
      examples: [
        .french("the 2nd version", "la ⟦2ème⟧ version"),
        .french("the 2nd version", "la 2e version"),
        .french("the 1st page", "la ⟦1ère⟧ page"),
      ]),
  ]

  func check(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    checkApostrophes(unit.target, &findings)
    checkEllipsis(unit, &findings)
    if unit.target.language == .french { checkOrdinals(unit.target, &findings) }
  }

  /// The straight apostrophes of elided words, where others are curly.
  private func checkApostrophes(_ side: TextSide, _ findings: inout FindingList) {
    let elided = side.tokens.filter { $0.kind == .word && $0.flags.contains(.isElided) }
    let straight = elided.filter { side.byte(Int($0.end) - 1) == 0x27 }
    guard !straight.isEmpty, straight.count < elided.count else { return }
    for token in straight {
      findings.add(
        .apostropheMix, "other apostrophes are curly", target: Int(token.end) - 1..<Int(token.end),
        suggestion: "\u{2019}", isSafeFix: true)
    }
  }

  private func checkEllipsis(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    guard unit.source.tokens.contains(where: { $0.key == 0x2026 }),
      Self.dots(in: unit.source).isEmpty
    else { return }
    for range in Self.dots(in: unit.target) {
      findings.add(
        .ellipsis, "three full stops for an ellipsis", target: range, suggestion: "…",
        isSafeFix: true)
    }
  }

  /// Where three full stops follow each other in words.
  private static func dots(in side: TextSide) -> [Range<Int>] {
    let tokens = side.tokens
    return tokens.indices.dropLast(2).compactMap { index in
      let three = tokens[index...index + 2]
      guard three.allSatisfy({ $0.kind == .punctuation && $0.key == 0x2E }),
        three.dropFirst().allSatisfy({ $0.gap == .none }),
        index == 0 || tokens[index - 1].key != 0x2E
      else { return nil }
      return Int(tokens[index].start)..<Int(tokens[index + 2].end)
    }
  }

  private func checkOrdinals(_ side: TextSide, _ findings: inout FindingList) {
    let endings = ["ème": "e", "ième": "e", "ère": "re", "èmes": "es", "ières": "res"]
    for (number, ending) in zip(side.tokens, side.tokens.dropFirst())
    where number.kind == .number && ending.kind == .word && ending.gap == .none {
      guard let right = endings[side.text(ending)] else { continue }
      findings.add(
        .ordinalFormat, "ordinals are abbreviated so: '\(side.text(number))\(right)'",
        target: Int(number.start)..<Int(ending.end), suggestion: side.text(number) + right,
        isSafeFix: true)
    }
  }
}

extension CheckID {
  static let apostropheMix = CheckID("apostrophe-mix")
  static let ellipsis = CheckID("ellipsis")
  static let ordinalFormat = CheckID("ordinal-format")
}
