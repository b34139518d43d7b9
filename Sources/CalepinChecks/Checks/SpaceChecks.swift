/// Looks at white space that should not be there.
struct SpaceChecks: Check {
  static let descriptions = [
    CheckDescription(
      .doubleSpace, .warning, "two spaces stand where one is enough",
      details: "Nothing is said behind the end of a sentence, or when the source has two as well.",
      examples: [
        .french("the name of the file", "le nom⟦  ⟧du fichier"),
        .french("It ends.  It begins.", "Il finit.  Il commence."),
        .french("It ends. It begins.", "Il finit.  Il commence."),
      ]),
    CheckDescription(
      .edgeSpace, .warning, "the space at an edge is not that of the source",
      examples: [
        .french("the file", "⟦ ⟧le fichier"),
        .french("the file ", "le fichier⟦⟧"),
        .french(" the file", " le fichier"),
      ]),
    CheckDescription(
      .repeatedPunct, .warning, "a punctuation mark stands twice",
      examples: [
        .french("the file, then", "le fichier⟦,,⟧ puis"),
        .french("the file...", "le fichier..."),
      ]),
  ]

  func check(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    guard !unit.target.isBlank, !unit.source.isBlank else { return }
    checkEdges(unit, &findings)
    if unit.target.features.contains(.doubleSpace), !unit.source.features.contains(.doubleSpace) {
      checkDoubled(unit.target, &findings)
    }
    checkRepeated(unit, &findings)
  }

  private func checkEdges(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    let (source, target) = (unit.source, unit.target)
    guard let first = source.tokens.first, let last = source.tokens.last,
      let firstTarget = target.tokens.first, let lastTarget = target.tokens.last
    else { return }
    let leading = source.bytes[..<Int(first.start)]
    let targetLeading = 0..<Int(firstTarget.start)
    if leading.isEmpty != targetLeading.isEmpty {
      add("begins", leading, targetLeading, source, &findings)
    }
    let end = last.flags.contains(.isNested) ? Self.end(of: source) : Int(last.end)
    let targetEnd =
      lastTarget.flags.contains(.isNested) ? Self.end(of: target) : Int(lastTarget.end)
    let trailing = source.bytes[end...]
    let targetTrailing = targetEnd..<target.bytes.count
    if trailing.isEmpty != targetTrailing.isEmpty {
      add("ends", trailing, targetTrailing, source, &findings)
    }
  }

  /// The end of the tokens of `side`, whatever is nested in the last ones.
  private static func end(of side: TextSide) -> Int {
    side.tokens.reduce(0) { max($0, Int($1.end)) }
  }

  private func add(
    _ verb: String, _ wanted: ArraySlice<UInt8>, _ place: Range<Int>, _ source: TextSide,
    _ findings: inout FindingList
  ) {
    let text = String(decoding: wanted, as: UTF8.self)
    let message =
      wanted.isEmpty
      ? "the translation \(verb) with white space, the source does not"
      : "the source \(verb) with white space, the translation does not"
    findings.add(.edgeSpace, message, target: place, suggestion: text, isSafeFix: true)
  }

  private func checkDoubled(_ side: TextSide, _ findings: inout FindingList) {
    for (one, two) in zip(side.tokens, side.tokens.dropFirst()) {
      let gap = Int(one.end)..<max(Int(one.end), Int(two.start))
      guard gap.count > 1, two.gap == .space || two.gap == .noBreak, !endsSentence(one),
        gap.contains(where: { side.bytes[$0] == 0x20 && side.byte($0 + 1) == 0x20 })
      else { continue }
      findings.add(
        .doubleSpace, "several spaces", target: gap, suggestion: " ", isSafeFix: true)
    }
  }

  private func endsSentence(_ token: CheckToken) -> Bool {
    switch token.key {
    case 0x2E, 0x21, 0x3F, 0x3A, 0x2026: token.kind == .punctuation
    default: token.flags.contains(.isDotted)
    }
  }

  private func checkRepeated(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    let tokens = unit.target.tokens
    for index in tokens.indices.dropFirst() where tokens[index].kind == .punctuation {
      let token = tokens[index]
      guard Self.isSingle(token.key), tokens[index - 1].key == token.key, token.gap == .none,
        tokens[index - 1].kind == .punctuation,
        index < 2 || tokens[index - 2].key != token.key || tokens[index - 1].gap != .none,
        index + 1 == tokens.count || tokens[index + 1].key != token.key
          || tokens[index + 1].gap != .none,
        !Self.has(token.key, in: unit.source)
      else { continue }
      findings.add(
        .repeatedPunct, "'\(unit.target.text(token))' stands twice",
        target: Int(token.start) - 1..<Int(token.end), suggestion: unit.target.text(token))
    }
  }

  private static func isSingle(_ key: UInt32) -> Bool {
    key == 0x2C || key == 0x3B || key == 0x2E
  }

  /// Whether `side` has the mark twice, too.
  private static func has(_ key: UInt32, in side: TextSide) -> Bool {
    side.tokens.indices.dropFirst().contains {
      side.tokens[$0].key == key && side.tokens[$0 - 1].key == key
        && side.tokens[$0].gap == .none
    }
  }
}

extension CheckID {
  static let doubleSpace = CheckID("double-space")
  static let edgeSpace = CheckID("edge-space")
  static let repeatedPunct = CheckID("repeated-punct")
}
