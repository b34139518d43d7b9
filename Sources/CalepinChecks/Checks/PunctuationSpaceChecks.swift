internal import CalepinCore

/// How a French text spaces its high punctuation.
public enum SpacingProfile: String, CaseIterable, Hashable, Sendable {
  /// A narrow no-break space before `; ! ?`, a no-break space before `:` and
  /// inside « » (*Lexique des règles typographiques en usage à l'Imprimerie
  /// nationale*).
  case imprimerie
  /// Any space.
  case simple
  /// No space, as in the style guide of the European Union for word processing.
  case eu
  /// No space before `; ! ?`, one before `:` and inside « ».
  case quebec
}

/// Looks at the space before punctuation in the translation.
struct PunctuationSpaceChecks: Check {
  static let descriptions = [
    CheckDescription(
      .frPunctSpace, .warning, "the space before French punctuation is missing, or too much",
      details: """
        The profile says what is wanted: 'simple' (any space before ; : ! ? » and behind «), \
        'imprimerie' (no-break spaces), 'eu' (none) or 'quebec' (none before ; ! ?). Canadian \
        French begins with 'quebec'. Times, addresses and program text are left alone.
        """,
      examples: [
        .french("Why?", "Pourquoi⟦?⟧"),
        .french("Why?", "Pourquoi ?"),
        .french("At 12:30 in ``a::b``", "À 12:30 dans ``a::b``"),
        .french("the “good” way", "la « bonne⟦»⟧ façon"),
      ]),
    CheckDescription(
      .frNbsp, .info, isOn: false, "a line may break before French punctuation",
      details: "A plain space stands where a no-break space would keep the sign on its line.",
      examples: [
        .french("Why?", "Pourquoi⟦ ⟧?"),
        .french("Why?", "Pourquoi\u{202F}?"),
      ]),
    CheckDescription(
      .enPunctSpace, .warning, "English has no space before punctuation",
      details: "Nothing is said where the source has a space before a full stop or a comma.",
      examples: [
        .english("Pourquoi ?", "Why⟦ ?⟧"),
        .english("Pourquoi ?", "Why?"),
        .english("et ainsi de suite...", "and so on ..."),
        .english("Il pleut , dit-il .", "It rains , he says ."),
      ]),
  ]

  let profile: SpacingProfile

  func check(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    switch unit.target.language {
    case .french: checkFrench(unit.target, &findings)
    case .english: if !Self.isSpaced(unit.source) { checkEnglish(unit.target, &findings) }
    case .other: break
    }
  }

  // MARK: French

  private func checkFrench(_ side: TextSide, _ findings: inout FindingList) {
    let tokens = side.tokens
    for index in tokens.indices.dropFirst() where tokens[index].kind == .punctuation {
      let token = tokens[index]
      guard Self.isHigh(token.key), isSingle(index, in: tokens) else { continue }
      let before = tokens[index - 1]
      guard endsText(before), before.key != 0xAB else { continue }
      if wantsSpace(before: token.key) {
        if token.gap == .none {
          let next = index + 1 < tokens.count ? tokens[index + 1] : nil
          addMissing(token, between: before, next, &findings)
        } else {
          findings.noteKept(Self.habit(of: token.key))
          if token.gap == .space { addBreaking(token, in: side, &findings) }
        }
      } else if token.gap != .none, before.kind == .word {
        findings.add(
          .frPunctSpace, "no space is wanted before it", target: Int(before.end)..<Int(token.end),
          suggestion: side.text(token), isSafeFix: true)
      }
    }
  }

  private func addMissing(
    _ token: CheckToken, between before: CheckToken, _ next: CheckToken?,
    _ findings: inout FindingList
  ) {
    let isNarrow = profile == .imprimerie && token.key != 0x3A && token.key != 0xBB
    let sign = Unicode.Scalar(token.key).map { String(Character($0)) } ?? ""
    findings.add(
      .frPunctSpace, "a space is missing before '\(sign)'", target: token.range,
      suggestion: (isNarrow ? "\u{202F}" : "\u{A0}") + sign, isSafeFix: true,
      isWeak: before.kind != .word && before.kind != .number || next?.kind == .code,
      habit: Self.habit(of: token.key))
  }

  /// The habit of writing the sign `key` without a space before it.
  private static func habit(of key: UInt32) -> WritingHabit {
    switch key {
    case 0x3A: .joinedColon
    case 0x3B: .joinedSemicolon
    default: .joinedMark
    }
  }

  private func addBreaking(
    _ token: CheckToken, in side: TextSide, _ findings: inout FindingList
  ) {
    let isNarrow = token.key != 0x3A && token.key != 0xBB
    findings.add(
      profile == .imprimerie ? .frPunctSpace : .frNbsp,
      "a line may break here, before '\(side.text(token))'",
      target: Int(token.start) - 1..<Int(token.start),
      suggestion: isNarrow ? "\u{202F}" : "\u{A0}", isSafeFix: true)
  }

  private static func isHigh(_ key: UInt32) -> Bool {
    key == 0x3B || key == 0x3A || key == 0x21 || key == 0x3F || key == 0xBB
  }

  private func wantsSpace(before key: UInt32) -> Bool {
    switch profile {
    case .imprimerie, .simple: true
    case .eu: false
    case .quebec: key == 0x3A || key == 0xBB
    }
  }

  /// Whether the sign at `index` stands alone, with the end or a space behind
  /// it; several, as in `::` and `?!`, are no punctuation or one already.
  private func isSingle(_ index: Int, in tokens: [CheckToken]) -> Bool {
    let before = tokens[index - 1]
    if before.kind == .punctuation, tokens[index].gap == .none,
      before.key == tokens[index].key
        || before.key == 0x21 || before.key == 0x3F || before.key == 0x2E
    {
      return false
    }
    guard index + 1 < tokens.count else { return true }
    let next = tokens[index + 1]
    if next.gap != .none { return true }
    return next.kind == .punctuation && next.key != tokens[index].key && !Self.isOpening(next.key)
      && tokens[index].key != 0x3A
  }

  private static func isOpening(_ key: UInt32) -> Bool {
    key == 0x28 || key == 0x5B || key == 0x2F || key == 0x2D
  }

  /// Whether a sentence can end behind `token`.
  private func endsText(_ token: CheckToken) -> Bool {
    switch token.kind {
    case .word, .number, .code, .tag, .placeholder, .entity: token.kind != .entity
    case .punctuation: token.key == 0x29 || token.key == 0x2A || token.key == 0xBB
    case .symbol: token.key == 0x25
    case .url, .email, .path: false
    }
  }

  // MARK: English

  /// Whether a space stands before a full stop or a comma of `side`, where no
  /// language has one: then its words are set apart for a program.
  private static func isSpaced(_ side: TextSide) -> Bool {
    zip(side.tokens, side.tokens.dropFirst()).contains { before, mark in
      mark.kind == .punctuation && (mark.key == 0x2E || mark.key == 0x2C) && mark.gap != .none
        && before.kind == .word
    }
  }

  private func checkEnglish(_ side: TextSide, _ findings: inout FindingList) {
    let tokens = side.tokens
    for index in tokens.indices.dropFirst() where tokens[index].kind == .punctuation {
      let token = tokens[index]
      guard Self.isHigh(token.key) || token.key == 0x2E || token.key == 0x2C, token.key != 0xBB
      else { continue }
      if token.gap == .none { findings.noteKept(.spacedMark) }
      guard token.gap != .none, tokens[index - 1].kind == .word || tokens[index - 1].key == 0x29,
        isSingle(index, in: tokens),
        index + 1 == tokens.count || tokens[index + 1].gap != .none
      else { continue }
      findings.add(
        .enPunctSpace, "no space is wanted before '\(side.text(token))'",
        target: Int(tokens[index - 1].end)..<Int(token.end), suggestion: side.text(token),
        isSafeFix: true, habit: .spacedMark)
    }
  }
}

extension CheckID {
  static let frPunctSpace = CheckID("fr-punct-space")
  static let frNbsp = CheckID("fr-nbsp")
  static let enPunctSpace = CheckID("en-punct-space")
}

extension CheckSettings {
  /// How French punctuation is spaced in the French of `language`.
  func spacing(in language: LanguageTag) -> SpacingProfile {
    spacing ?? (language.description == "fr-CA" ? .quebec : .simple)
  }
}
