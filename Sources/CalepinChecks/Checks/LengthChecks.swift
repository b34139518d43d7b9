internal import CalepinCore

/// Looks for translations that say much less or much more than the source, or
/// something else.
struct LengthChecks: Check {
  static let looksAtTerms = false

  static let descriptions = [
    CheckDescription(
      .truncated, .warning, "the translation ends too early",
      details: """
        It is much shorter than translations are, and ends without the punctuation of the \
        source or in a function word.
        """,
      examples: [
        .french(
          "The file is closed when the program ends, and the user is told of it.",
          "⟦Le fichier est fermé⟧"),
        .french("The file is closed.", "Le fichier est fermé."),
      ]),
    CheckDescription(
      .extraLong, .info, "the translation is much longer than the source",
      examples: [
        .french(
          "Open the file.",
          "⟦Ouvrez le fichier que vous avez enregistré hier dans le dossier de vos travaux.⟧")
      ]),
  ]

  /// How many letters the translation has for each letter of the source, on
  /// average over translated texts.
  private let ratio: Double

  init(_ languages: LanguagePair) {
    switch (languages.source.language, languages.target.language) {
    case ("en", "fr"): ratio = 1.15
    case ("fr", "en"): ratio = 0.87
    default: ratio = 1
    }
  }

  func check(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    let (source, target) = (unit.source, unit.target)
    guard source.tokens.count > 3, !target.isBlank else { return }
    let (length, other) = (Self.length(of: source), Self.length(of: target))
    let relative = Double(other) / (Double(length) * ratio)
    if length > 60, source.wordCount > 7, relative < 0.8, isCut(unit, relative) {
      findings.add(
        .truncated, "the translation ends too early", target: 0..<target.bytes.count)
    } else if relative > 2.5, other > 60 {
      findings.add(
        .extraLong, "the translation is much longer than the source",
        target: 0..<target.bytes.count)
    }
  }

  /// The length of what there is to read, in bytes.
  private static func length(of side: TextSide) -> Int {
    side.tokens.reduce(0) { $0 + ($1.flags.contains(.isNested) ? 0 : $1.count + 1) }
  }

  /// Whether a text that is short looks as if its end was lost.
  private func isCut(_ unit: UnitAnalysis, _ relative: Double) -> Bool {
    guard let last = unit.target.tokens.last, let sourceLast = unit.source.tokens.last else {
      return false
    }
    let isOpen = last.kind != .punctuation && sourceLast.kind == .punctuation
    if isOpen { return true }
    guard last.kind == .word else { return relative < 0.4 }
    let words = FunctionWords.words(of: unit.target.language)
    return words?.contains(last.key) == true || relative < 0.5
  }
}

extension CheckID {
  static let truncated = CheckID("truncated")
  static let extraLong = CheckID("extra-long")
}
