internal import CalepinCore

/// Finds words that no dictionary has.
struct SpellingCheck: Check {
  static let descriptions = [
    CheckDescription(
      .spelling, .info, isOn: false, "a word is in no dictionary",
      details: """
        It needs the dictionary of the language that is installed: hunspell for French; WordNet \
        for English, which lacks so many words that only those are told that are one slip away \
        from a frequent one. Without one nothing is found. Names, words of the source, words set \
        apart, short ones and known words with a prefix are left out.
        """,
      examples: [
        .french("The translation is good.", "La ⟦tradcution⟧ est bonne."),
        .french("The translation is good.", "La traduction est bonne."),
        .french("The blorf is good.", "Le blorf est bon."),
      ])
  ]

  private let language: SideLanguage

  /// Creates a check of translations into `language`.
  init(_ language: LanguageTag) { self.language = SideLanguage(language) }

  func check(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    guard let speller = Speller.installed(for: language) else { return }
    let side = unit.target
    for (index, token) in side.tokens.enumerated() where isSought(index, in: side) {
      let word = side.text(token)
      guard !speller.knows(word),
        !unit.source.tokens.contains(where: { $0.key == token.key && $0.kind == token.kind })
      else { continue }
      let suggestion = speller.suggestion(for: word)
      findings.add(
        .spelling,
        "'\(word)' is in no dictionary" + (suggestion.map { ", is it '\($0)'?" } ?? ""),
        target: token.range, suggestion: suggestion)
    }
  }

  /// Whether the token at `index` is a word in small letters that nothing sets
  /// apart.
  private func isSought(_ index: Int, in side: TextSide) -> Bool {
    let token = side.tokens[index]
    guard token.kind == .word, token.count >= 4, token.flags.isEmpty else { return false }
    let before = index > 0 ? side.tokens[index - 1] : nil
    let after = index + 1 < side.tokens.count ? side.tokens[index + 1] : nil
    return !Self.joins(before, token.gap) && !Self.joins(after, after?.gap ?? .space)
  }

  /// Whether `neighbour` stands so close that a word is no word of its own, or
  /// is set apart.
  private static func joins(_ neighbour: CheckToken?, _ gap: CheckToken.Gap) -> Bool {
    guard let neighbour, gap == .none else { return false }
    switch neighbour.key {
    case 0x2C, 0x2E, 0x3A, 0x3B, 0x21, 0x3F, 0x28, 0x29, 0xAB, 0xBB, 0x201C, 0x201D, 0x2026:
      return neighbour.kind != .punctuation
    default: return !neighbour.flags.contains(.isElided)
    }
  }
}

extension CheckID {
  static let spelling = CheckID("spelling")
}
