/// Compares the punctuation at the end of both sides.
struct EndPunctuationCheck: Check {
  static let looksAtTerms = false

  static let descriptions = [
    CheckDescription(
      .endPunct, .warning, "the punctuation at the end was lost or is another one",
      details: """
        Closing brackets, quotation marks and tags are looked through. An ellipsis may end as \
        a full stop, and items of a list, which begin in small letters or end in a semicolon, as \
        the language likes. A list is announced by a comma in English where French has a colon.
        """,
      examples: [
        .french("Save the file.", "⟦Enregistrer le fichier⟧"),
        .french("Save the file?", "Enregistrer le fichier⟦.⟧"),
        .french("Save the file…", "Enregistrer le fichier..."),
        .french("Save the file", "Enregistrer le fichier."),
        .english("le fichier ;", "the file"),
      ])
  ]

  /// What a text ends in.
  private enum End: Equatable {
    case none, stop, colon, question, exclamation, semicolon, comma, ellipsis
    /// Two colons, which announce a literal block in reStructuredText.
    case literal

    init(_ token: CheckToken, after before: CheckToken?) {
      guard token.kind == .punctuation else {
        self = .none
        return
      }
      switch token.key {
      case 0x2E: self = before?.key == 0x2E && token.gap == .none ? .ellipsis : .stop
      case 0x3A: self = before?.key == 0x3A && token.gap == .none ? .literal : .colon
      case 0x3F: self = .question
      case 0x21: self = .exclamation
      case 0x3B: self = .semicolon
      case 0x2C: self = .comma
      case 0x2026: self = .ellipsis
      default: self = .none
      }
    }
  }

  func check(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    guard unit.source.tokens.count > 1, unit.target.tokens.count > 1,
      let (ending, _) = Self.end(of: unit.source), ending != .none,
      let (other, place) = Self.end(of: unit.target)
    else { return }
    let habit = Self.habit(ending)
    if let habit, other == ending { findings.noteKept(habit) }
    guard other != ending, !areAlike(ending, other, in: unit) else { return }
    let sign = unit.source.text(Self.end(of: unit.source)?.place ?? 0..<0)
    if other == .none {
      findings.add(
        .endPunct, "'\(sign)' at the end of the source is not in the translation",
        target: 0..<unit.target.bytes.count,
        isWeak: Self.isInBrackets(unit) || Self.beginsSmall(unit.target), habit: habit)
    } else {
      findings.add(
        .endPunct, "the source ends in '\(sign)'", target: place,
        isWeak: Self.isTaste(ending, other, in: unit))
    }
  }

  /// The habit of leaving `end` out.
  private static func habit(_ end: End) -> WritingHabit? {
    switch end {
    case .stop: .lostStop
    case .colon: .lostColon
    default: nil
    }
  }

  /// Whether a translator may well choose another sign: French exclaims where
  /// English does not, and a colon may announce what a full stop did.
  private static func isTaste(_ source: End, _ target: End, in unit: UnitAnalysis) -> Bool {
    switch (source, target) {
    case (.exclamation, .stop): unit.source.language == .french
    case (.stop, .colon): true
    default: false
    }
  }

  /// Whether both sides end in a bracket, before which the full stop is a matter
  /// of taste.
  private static func isInBrackets(_ unit: UnitAnalysis) -> Bool {
    unit.source.tokens.last?.key == 0x29 && unit.target.tokens.last?.key == 0x29
  }

  /// What `side` ends in behind brackets, quotation marks and tags.
  private static func end(of side: TextSide) -> (End, place: Range<Int>)? {
    var index = side.tokens.count - 1
    while index > 0 {
      let token = side.tokens[index]
      let isCloser: Bool
      switch token.key {
      case 0x29, 0x5D, 0x22, 0xBB, 0x201D, 0x2019, 0x27, 0x2A: isCloser = token.kind == .punctuation
      default: isCloser = token.kind == .tag || token.flags.contains(.isNested)
      }
      if !isCloser { break }
      index -= 1
    }
    guard index >= 0 else { return nil }
    let token = side.tokens[index]
    if token.kind == .word, token.flags.contains(.isDotted) { return (.stop, token.range) }
    return (End(token, after: index > 0 ? side.tokens[index - 1] : nil), token.range)
  }

  private func areAlike(_ source: End, _ target: End, in unit: UnitAnalysis) -> Bool {
    switch (source, target) {
    case (.ellipsis, .stop), (.stop, .ellipsis), (.exclamation, .stop), (.stop, .exclamation):
      return source != .exclamation
    case (.semicolon, .stop), (.semicolon, .comma):
      return unit.source.language == .french || Self.isItem(unit.source)
    case (.semicolon, _), (.comma, .none), (.comma, .stop), (.colon, .comma):
      return unit.source.language == .french
    case (.stop, .semicolon), (.comma, .colon): return unit.target.language == .french
    case (.colon, .literal): return true
    case (.stop, .none), (.comma, .semicolon): return Self.isItem(unit.source)
    default: return false
    }
  }

  /// Whether a text begins with a word in small letters.
  private static func beginsSmall(_ side: TextSide) -> Bool {
    guard let first = side.tokens.first, first.kind == .word else { return false }
    return first.flags.isDisjoint(with: [.isCapitalized, .isMixed, .hasDigit])
  }

  /// Whether a text begins as an item of a list.
  private static func isItem(_ side: TextSide) -> Bool {
    guard let first = side.tokens.first(where: { $0.isText && $0.key != 0x2A }) else { return true }
    return first.kind == .word && !first.flags.contains(.isCapitalized)
  }
}

extension CheckID {
  static let endPunct = CheckID("end-punct")
}
