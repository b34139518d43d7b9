internal import CalepinCore
internal import CalepinTerminology

/// Looks for translations that say much less or much more than the source, or
/// something else.
struct LengthChecks: Check {
  static let looksAtTerms = false

  static let descriptions = [
    CheckDescription(
      .truncated, .warning, "the translation ends too early",
      details: """
        It is much shorter than translations are, ends without the punctuation of the source, \
        and the last words of the source have no translation in it.
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
  private let pairs: WordPairs?

  init(ratio: Double, pairs: WordPairs?) {
    self.ratio = ratio
    self.pairs = pairs
  }

  func check(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    let (source, target) = (unit.source, unit.target)
    guard source.tokens.count > 3, !target.isBlank else { return }
    let (length, other) = (Self.length(of: source), Self.length(of: target))
    let relative = Double(other) / (Double(length) * ratio)
    if relative < 0.9, length > 50, source.wordCount > 7, isCut(unit, relative) {
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
  ///
  /// The weights are the rounded ones of a logistic regression on pairs whose
  /// translation was cut, of technical texts, laws and news in both directions.
  private func isCut(_ unit: UnitAnalysis, _ relative: Double) -> Bool {
    guard let last = unit.target.tokens.last, let sourceLast = unit.source.tokens.last else {
      return false
    }
    var weight = (unit.target.language == .french ? -7.3 : -8) - 8 * naturalLog(relative)
    // A colon may announce what English goes on with.
    let isOpen = last.kind != .punctuation && sourceLast.kind == .punctuation
    if isOpen, sourceLast.key != 0x3A { weight += 3.7 }
    let isFunctionWord = FunctionWords.words(of: unit.target.language)?.contains(last.key) == true
    if last.kind == .word, isFunctionWord || last.count < 4 { weight += 1.5 }
    // No words of the source can make up for more.
    guard weight > -7 else { return false }
    guard let words = pairs?.words(of: unit)?.source else { return weight > 0 }
    let tail = words.suffix(max(1, words.count * 2 / 5))
    let open = words.reversed().prefix { !$0.isPaired }.count
    weight += 0.3 * Double(min(open, 10))
    weight -= 0.65 * Double(min(tail.count { $0.isPaired }, 8))
    weight += 0.5 * Double(min(words.dropLast(tail.count).count { $0.isPaired }, 8))
    return weight > 0
  }
}

extension CheckID {
  static let truncated = CheckID("truncated")
  static let extraLong = CheckID("extra-long")
}

extension LanguagePair {
  /// How many letters a translation has for each of its source, on average.
  var lengthRatio: Double {
    switch (source.language, target.language) {
    case ("en", "fr"): 1.15
    case ("fr", "en"): 0.87
    default: 1
    }
  }
}
