/// Finds translations that are the source itself.
struct UntranslatedCheck: Check {
  static let looksAtTerms = false

  static let descriptions = [
    CheckDescription(
      .untranslated, .error, "the translation is the source itself",
      details: """
        Names and program text may stay; four words in small letters outside of it, or three \
        with a function word among them, are text to translate.
        """,
      examples: [
        .french("Save the file to a folder", "⟦Save the file to a folder⟧"),
        .french("Python Software Foundation", "Python Software Foundation"),
        .french("``os.path.join(path, *paths)``", "``os.path.join(path, *paths)``"),
      ])
  ]

  func check(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    let (source, target) = (unit.source, unit.target)
    guard source.wordCount > 2, source.wordCount == target.wordCount,
      source.tokens.count == target.tokens.count,
      zip(source.tokens, target.tokens).allSatisfy({ $0.key == $1.key })
    else { return }
    let functionWords = FunctionWords.words(of: source.language)
    let isShouted = source.tokens.allSatisfy {
      $0.kind != .word || $0.flags.contains(.isAllCapitals) || $0.count < 2
    }
    var plain = 0
    var function = 0
    for (index, token) in source.tokens.enumerated() where token.kind == .word {
      if functionWords?.contains(token.key) == true { function += 1 }
      if index == 0 || isShouted || !token.flags.contains(.isCapitalized),
        !token.flags.contains(.hasDigit),
        token.count > 2
      {
        plain += 1
      }
    }
    guard plain > 3 || (plain + function > 3 && function > 0) else { return }
    findings.add(
      .untranslated, "the translation is the source itself", target: 0..<target.bytes.count)
  }
}

extension CheckID {
  static let untranslated = CheckID("untranslated")
}
