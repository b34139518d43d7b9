/// Looks at the double quotation marks of the translation.
struct QuoteChecks: Check {
  static let descriptions = [
    CheckDescription(
      .quoteUnpaired, .error, "a quotation mark of the translation has no partner",
      details: """
        Nothing is said when the source leaves a quotation open, too. Where the source does \
        not quote, a mark at the start or the end may belong to a quotation of several units.
        """,
      examples: [
        .french("the “right” way", "la ⟦«⟧ bonne façon"),
        .english("la « bonne » façon", "the “right” way"),
      ]),
    CheckDescription(
      .quoteStyle, .warning, "the quotation marks are those of the other language",
      details: """
        French has « », and “ ” inside of them; English has “ ” or straight ones. What is quoted \
        literally, the same on both sides, may keep its marks.
        """,
      examples: [
        .french("the “right” way", "la ⟦“bonne”⟧ façon"),
        .french("the \"right\" way", "la ⟦\"bonne\"⟧ façon"),
        .french("the option \"color\"", "l'option \"color\""),
        .french("a “long” story", "une « histoire “longue” »"),
        .english("la « bonne » façon", "the ⟦« right »⟧ way"),
      ]),
  ]

  /// A quotation by the places of its marks among the tokens.
  private struct Quotation {
    var open: Int
    var close: Int
    var depth: Int
  }

  func check(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    guard unit.target.features.contains(.quote) else { return }
    var (pairs, open) = Self.quotations(in: unit.target)
    if !open.isEmpty {
      let excused = Self.quotations(in: unit.source).open.count
      open.removeFirst(min(excused, open.count))
    }
    for index in open {
      let token = unit.target.tokens[index]
      findings.add(
        .quoteUnpaired, "'\(unit.target.text(token))' has no partner", target: token.range,
        isWeak: Self.goesOn(index, of: unit))
    }
    for pair in pairs where isForeign(pair, of: unit) { addStyle(pair, of: unit, &findings) }
  }

  /// Whether the mark at `index` of the target may belong to a quotation of
  /// several units: it opens at the start or closes at the end, and the source
  /// has no marks at all.
  private static func goesOn(_ index: Int, of unit: UnitAnalysis) -> Bool {
    let sourceQuotes = unit.source.tokens.contains { token in
      token.kind == .code || [0x27, 0x2018, 0x2019, 0x2A].contains(token.key)
    }
    guard !sourceQuotes, !unit.source.features.contains(.quote) else { return false }
    let token = unit.target.tokens[index]
    if index == 0 { return token.key == 0xAB || token.key == 0x201C }
    let isLast = unit.target.tokens[(index + 1)...].allSatisfy { $0.kind == .punctuation }
    return isLast && (token.key == 0xBB || token.key == 0x201D)
  }

  /// The quotations of `side` and the marks without a partner.
  private static func quotations(in side: TextSide) -> (pairs: [Quotation], open: [Int]) {
    guard side.features.contains(.quote) else { return ([], []) }
    var stack: [Int] = []
    var pairs: [Quotation] = []
    var open: [Int] = []
    for (index, token) in side.tokens.enumerated() where token.kind == .punctuation {
      let partner: UInt32
      switch token.key {
      case 0xAB, 0x201C, 0x201E:
        stack.append(index)
        continue
      case 0xBB: partner = 0xAB
      case 0x201D: partner = 0x201C
      case 0x22:
        // A straight mark behind digits is one of inches.
        if index > 0, side.tokens[index - 1].kind == .number, token.gap == .none,
          !stack.contains(where: { side.tokens[$0].key == 0x22 })
        {
          continue
        }
        partner = 0x22
      default: continue
      }
      if let place = stack.lastIndex(where: { side.tokens[$0].key == partner }) {
        pairs.append(Quotation(open: stack[place], close: index, depth: place))
        open += stack[(place + 1)...]
        stack.removeSubrange(place...)
      } else if token.key == 0x22 {
        stack.append(index)
      } else {
        open.append(index)
      }
    }
    return (pairs, (open + stack).sorted())
  }

  private func isForeign(_ pair: Quotation, of unit: UnitAnalysis) -> Bool {
    let target = unit.target
    let mark = target.tokens[pair.open].key
    switch target.language {
    case .french:
      guard mark != 0xAB, pair.depth == 0, pair.close > pair.open + 1 else { return false }
    case .english:
      guard mark == 0xAB else { return false }
    case .other: return false
    }
    guard mark == 0x22 else { return true }
    // Literal: nothing to translate in it, or the very same, and the source quotes it so.
    guard unit.source.tokens.contains(where: { $0.key == 0x22 && $0.kind == .punctuation }) else {
      return true
    }
    let inner = target.tokens[(pair.open + 1)..<pair.close]
    guard inner.contains(where: { $0.kind == .word }) else { return false }
    let keys = inner.filter { $0.key != 0x2A }.map(\.key)
    let others = unit.source.tokens.map(\.key)
    return !others.indices.dropLast(keys.count - 1).contains { others[$0...].starts(with: keys) }
  }

  private func addStyle(
    _ pair: Quotation, of unit: UnitAnalysis, _ findings: inout FindingList
  ) {
    let target = unit.target
    let (open, close) = (target.tokens[pair.open], target.tokens[pair.close])
    let inner = target.text(Int(open.end)..<Int(close.start))
    let isFrench = target.language == .french
    let trimmed = inner.trimmingSpaces()
    let proposed = isFrench ? "«\u{A0}\(trimmed)\u{A0}»" : "“\(trimmed)”"
    findings.add(
      .quoteStyle, "\(isFrench ? "French" : "English") quotes so: \(proposed)",
      target: Int(open.start)..<Int(close.end), suggestion: proposed, isSafeFix: true)
  }
}

extension String {
  /// The text without spaces of any width around it.
  func trimmingSpaces() -> String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}

extension CheckID {
  static let quoteUnpaired = CheckID("quote-unpaired")
  static let quoteStyle = CheckID("quote-style")
}
