/// Finds units whose two sides changed places.
struct SwappedLanguagesCheck: Check {
  static let looksAtTerms = false

  static let descriptions = [
    CheckDescription(
      .langSwapped, .error, "source and translation are in each other's language",
      examples: [
        .french("Le fichier est dans le dossier.", "⟦The file is in the folder of the user.⟧"),
        .french("The file is in the folder.", "Le fichier est dans le dossier."),
      ])
  ]

  func check(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    let (source, target) = (unit.source, unit.target)
    guard source.wordCount > 2, target.wordCount > 2, source.language != target.language,
      let first = FunctionWords.words(of: source.language),
      let second = FunctionWords.words(of: target.language)
    else { return }
    func count(_ words: WordSet, _ side: TextSide) -> Int {
      side.tokens.count { $0.kind == .word && words.contains($0.key) }
    }
    guard count(first, target) > 2, count(second, target) == 0, count(second, source) > 2,
      count(first, source) == 0
    else { return }
    findings.add(
      .langSwapped, "source and translation are in each other's language",
      target: 0..<target.bytes.count)
  }
}

extension CheckID {
  static let langSwapped = CheckID("lang-swapped")
}
