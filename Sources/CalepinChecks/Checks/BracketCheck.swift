/// Finds brackets without a partner.
struct BracketCheck: Check {
  static let descriptions = [
    CheckDescription(
      .bracketUnpaired, .error, "a bracket of the translation has no partner",
      details: """
        Nothing is said when the source leaves the same bracket open, nor of the bracket \
        behind the letter or number of a list item.
        """,
      examples: [
        .french("the file (if any)", "le fichier ⟦(⟧s'il y en a"),
        .french("a) the file", "a) le fichier"),
        .french("the interval [0, 1)", "l'intervalle [0, 1)"),
      ])
  ]

  func check(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    guard unit.has(.bracket), !unit.target.isBlank else { return }
    let open = Self.unpaired(in: unit.target)
    guard !open.isEmpty else { return }
    var excused = Self.unpaired(in: unit.source).map { unit.source.tokens[$0].key }
    for index in open {
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
        } else if !isListMark(index, in: side) {
          unpaired.append(index)
        }
      default: break
      }
    }
    return (unpaired + stack).sorted()
  }

  /// Whether the bracket at `index` ends `a)`, `1)` or a smiley.
  private static func isListMark(_ index: Int, in side: TextSide) -> Bool {
    guard side.tokens[index].key == 0x29, index > 0 else { return false }
    let before = side.tokens[index - 1]
    if before.key == 0x3A || before.key == 0x3B || before.key == 0x2D {
      return before.end == side.tokens[index].start
    }
    guard before.count < 3, before.kind == .word || before.kind == .number else { return false }
    return index == 1 || before.gap != .none && before.count == 1 && side.tokens[index].gap == .none
  }
}

extension CheckID {
  static let bracketUnpaired = CheckID("bracket-unpaired")
}
