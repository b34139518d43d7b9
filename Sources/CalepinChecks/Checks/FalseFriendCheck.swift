/// Finds words that look like those of the source and mean something else.
struct FalseFriendCheck: Check {
  static let descriptions = [
    CheckDescription(
      .falseFriend, .warning, "a word looks like one of the source and means something else",
      details: """
        The word of the source has to be there: 'librairie' is found only beside 'library'. \
        A word that the right translation stands beside passes.
        """,
      examples: [
        .french("Go to the library.", "Allez à la ⟦librairie⟧."),
        .french("Go to the library.", "Allez à la bibliothèque."),
        .french("Go to the bookshop.", "Allez à la librairie."),
        .english("Le prix actuel est élevé.", "The ⟦actual⟧ price is high."),
        .english("Le prix actuel est élevé.", "The current price is high."),
        .english("Le coin de la rue", "The corner of the street"),
      ])
  ]

  private static let french = FalseFriends.byKey(of: .french)
  private static let english = FalseFriends.byKey(of: .english)
  private static let frenchWords = WordSet(keys: french.keys)
  private static let englishWords = WordSet(keys: english.keys)

  func check(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    switch (unit.source.language, unit.target.language) {
    case (.english, .french): check(unit, Self.english, Self.french, Self.frenchWords, &findings)
    case (.french, .english): check(unit, Self.french, Self.english, Self.englishWords, &findings)
    default: return
    }
  }

  private func check(
    _ unit: UnitAnalysis, _ sources: [UInt32: Int], _ targets: [UInt32: Int],
    _ targetWords: WordSet, _ findings: inout FindingList
  ) {
    for token in unit.target.tokens
    where token.kind == .word && targetWords.contains(token.key) {
      guard let pair = targets[token.key],
        let source = unit.source.tokens.first(where: {
          $0.kind == .word && sources[$0.key] == pair
        })
      else { continue }
      let words = FalseFriends.pairs[pair]
      let isFrench = unit.target.language == .french
      let right = isFrench ? words.inFrench : words.inEnglish
      guard !Self.has(right, unit.target) else { continue }
      findings.add(
        .falseFriend,
        "'\(unit.target.text(token))' is no translation of '\(unit.source.text(source))', "
          + "which is '\(right)'", source: source.range, target: token.range)
    }
  }

  /// Whether the first word of `text` stands in `side`.
  private static func has(_ text: String, _ side: TextSide) -> Bool {
    let key = WordKey.key(text.prefix { $0 != " " })
    return side.tokens.contains { $0.kind == .word && $0.key == key }
  }
}

extension CheckID {
  static let falseFriend = CheckID("false-friend")
}
