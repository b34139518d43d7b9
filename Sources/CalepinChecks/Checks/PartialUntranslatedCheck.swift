/// Finds stretches of a translation that are in the source language.
struct PartialUntranslatedCheck: Check {
  static let looksAtTerms = false

  static let descriptions = [
    CheckDescription(
      .partialUntranslated, .error, "a part of the translation is in the source language",
      details: """
        A stretch of five words and more is in the language whose function words it has, when \
        it has two of them and none of the other language, or one of them in a row of five words \
        that the source has as well, not all of them names. What stands in quotation marks or \
        emphasis is a quotation.
        """,
      examples: [
        .french(
          "The file is closed when the program ends or the user logs out.",
          "Le fichier est fermé ⟦when the program ends or the user logs out⟧."),
        .french(
          "Compile only source files contained in the implied directories.",
          "Compiler uniquement les fichiers situés ⟦contained in the implied directories⟧."),
        .french(
          "The song is called “All of the words of the wise”.",
          "La chanson s'intitule « All of the words of the wise »."),
      ])
  ]

  /// A stretch while it is read.
  private struct Stretch {
    var first = -1
    var last = -1
    var words = 0
    var functionWords = 0

    var isForeign: Bool { words >= 5 && functionWords >= 2 }
    var mayBeForeign: Bool { words >= 5 && functionWords >= 1 }
  }

  func check(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    guard unit.target.wordCount > 4, unit.source.language != unit.target.language,
      let foreign = FunctionWords.words(of: unit.source.language),
      let own = FunctionWords.words(of: unit.target.language)
    else { return }
    let tokens = unit.target.tokens
    guard Self.count(foreign, in: tokens) > 0 else { return }
    var stretch = Stretch()
    var isQuoted = false
    for (index, token) in tokens.enumerated() {
      if token.kind == .punctuation, Self.isQuote(token.key) {
        isQuoted = token.key != 0xBB && token.key != 0x201D && !isQuoted
        if report(stretch, of: unit, &findings) { return }
        stretch = Stretch()
      }
      guard token.kind == .word, !isQuoted else { continue }
      if own.contains(token.key) {
        if report(stretch, of: unit, &findings) { return }
        stretch = Stretch()
      } else {
        if stretch.first < 0 { stretch.first = index }
        stretch.last = index
        stretch.words += 1
        if foreign.contains(token.key) { stretch.functionWords += 1 }
      }
    }
    _ = report(stretch, of: unit, &findings)
  }

  private static func count(_ words: WordSet, in tokens: [CheckToken]) -> Int {
    var count = 0
    for token in tokens where token.kind == .word && words.contains(token.key) { count += 1 }
    return count
  }

  private static func isQuote(_ key: UInt32) -> Bool {
    switch key {
    case 0x22, 0xAB, 0xBB, 0x201C, 0x201D, 0x2A: true
    default: false
    }
  }

  /// Reports a foreign stretch; whether it is one.
  private func report(
    _ stretch: Stretch, of unit: UnitAnalysis, _ findings: inout FindingList
  ) -> Bool {
    // An unchanged unit is untranslated as a whole, which another check says.
    guard stretch.mayBeForeign, unit.source.bytes != unit.target.bytes,
      stretch.isForeign || isCopied(stretch, of: unit)
    else { return false }
    let tokens = unit.target.tokens
    // Words of the translation may stand before it and behind.
    let places = (stretch.first...stretch.last).filter { isIn(unit.source, tokens[$0].key) }
    let first = tokens[places.first ?? stretch.first]
    let last = tokens[places.last ?? stretch.last]
    let range = Int(first.start)..<Int(last.end)
    findings.add(
      .partialUntranslated, "'\(unit.target.text(range))' is not translated", target: range)
    return true
  }

  /// Whether five words in a row of a stretch, with nothing between them, stand
  /// so in the source, three of them in small letters and longer than two.
  private func isCopied(_ stretch: Stretch, of unit: UnitAnalysis) -> Bool {
    let copy = unit.target.tokens[stretch.first...stretch.last]
    let source = unit.source.tokens
    guard copy.count > 4, source.count > 4 else { return false }
    for start in copy.indices.dropLast(4) {
      let row = copy[start..<start + 5]
      let plain = row.count { !$0.flags.contains(.isCapitalized) && $0.count > 2 }
      guard plain > 2, row.allSatisfy({ $0.kind == .word }) else { continue }
      let isThere = (0...source.count - 5).contains { place in
        zip(row, source[place...]).allSatisfy { $0.key == $1.key }
      }
      if isThere { return true }
    }
    return false
  }

  private func isIn(_ side: TextSide, _ key: UInt32) -> Bool {
    side.tokens.contains { $0.key == key && $0.kind == .word }
  }
}

extension CheckID {
  static let partialUntranslated = CheckID("partial-untranslated")
}
