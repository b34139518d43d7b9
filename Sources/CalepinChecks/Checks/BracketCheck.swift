/// Finds brackets without a partner.
struct BracketCheck: Check {
  static let descriptions = [
    CheckDescription(
      .bracketUnpaired, .error, "a bracket of the translation has no partner",
      details: """
        Nothing is said when the source leaves the same bracket open, nor of the bracket \
        behind the letter or number of a list item, as in 'alinéa 4(1)b)'.
        """,
      examples: [
        .french("the file (if any)", "le fichier ⟦(⟧s'il y en a"),
        .french("a) the file", "a) le fichier"),
        .french("under paragraphs 4(1)(b) and 5(c)", "aux alinéas 4(1)b) et 5c)"),
        .french("the interval [0, 1)", "l'intervalle [0, 1)"),
        .french("the zone (DMZ)", "la zone DMZ⟦)⟧"),
        .french("subsection (2)", "paragraphe 2⟦)⟧"),
      ])
  ]

  func check(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    guard unit.has(.bracket), !unit.target.isBlank else { return }
    let open = Self.unpaired(in: unit.target)
    guard !open.isEmpty else { return }
    var excused = Self.unpaired(in: unit.source).map { unit.source.tokens[$0].key }
    for index in open where !Self.isListMark(index, of: unit.target, unit.source) {
      let token = unit.target.tokens[index]
      if let twin = excused.firstIndex(of: token.key) {
        excused.remove(at: twin)
        continue
      }
      findings.add(
        .bracketUnpaired, "'\(unit.target.text(token))' has no partner", target: token.range)
    }
  }

  /// The places of the brackets among the tokens of `side` that have no
  /// partner.
  private static func unpaired(in side: TextSide) -> [Int] {
    var stack: [Int] = []
    var unpaired: [Int] = []
    for (index, token) in side.tokens.enumerated() where token.kind == .punctuation {
      switch token.key {
      case 0x28, 0x5B, 0x7B: stack.append(index)
      case 0x29, 0x5D, 0x7D:
        let partner: UInt32 = token.key == 0x29 ? 0x28 : token.key - 2
        if let top = stack.last, side.tokens[top].key == partner {
          stack.removeLast()
        } else if let place = stack.lastIndex(where: { side.tokens[$0].key == partner }) {
          unpaired += stack[(place + 1)...]
          stack.removeSubrange(place...)
        } else {
          unpaired.append(index)
        }
      default: break
      }
    }
    return (unpaired + stack).sorted()
  }

  /// Whether the bracket at `index` of `side` ends `a)`, `1)` or a smiley.
  ///
  /// Where the other side has the same letter in brackets, French may have one
  /// bracket, but not with numbers.
  private static func isListMark(_ index: Int, of side: TextSide, _ other: TextSide) -> Bool {
    guard side.tokens[index].key == 0x29, index > 0 else { return false }
    let before = side.tokens[index - 1]
    if before.key == 0x3A || before.key == 0x3B || before.key == 0x2D {
      return before.end == side.tokens[index].start
    }
    if before.kind == .number, index > 2, isLetter(index - 3, in: side) { return true }
    guard before.count < 5, before.kind == .word || before.kind == .number else { return false }
    if isInBrackets(before, in: other) { return isLabel(before, in: side) }
    return index == 1 || before.gap != .none && before.count == 1 && side.tokens[index].gap == .none
  }

  /// Whether a word is a letter or a Roman number as paragraphs have it.
  private static func isLabel(_ word: CheckToken, in side: TextSide) -> Bool {
    guard word.kind == .word, !word.flags.contains(.isAllCapitals) else { return false }
    return word.count == 1
      || side.bytes[word.range].allSatisfy { [0x69, 0x76, 0x78].contains($0) }
  }

  /// Whether `side` has the word or number `token` alone in brackets.
  private static func isInBrackets(_ token: CheckToken, in side: TextSide) -> Bool {
    side.tokens.indices.dropFirst().dropLast().contains { index in
      side.tokens[index].key == token.key && side.tokens[index - 1].key == 0x28
        && side.tokens[index + 1].key == 0x29
    }
  }

  /// Whether the token at `index` is the letter of a paragraph with a number
  /// behind it: `e.2)`.
  private static func isLetter(_ index: Int, in side: TextSide) -> Bool {
    let (letter, stop) = (side.tokens[index], side.tokens[index + 1])
    return letter.kind == .word && letter.count == 1 && stop.key == 0x2E && stop.gap == .none
      && side.tokens[index + 2].gap == .none
  }
}

extension CheckID {
  static let bracketUnpaired = CheckID("bracket-unpaired")
}
