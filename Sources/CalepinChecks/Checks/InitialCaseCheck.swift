/// Compares the first letter of both sides.
struct InitialCaseCheck: Check {
  static let looksAtTerms = false

  static let descriptions = [
    CheckDescription(
      .initialCase, .warning,
      "the translation begins with a small letter, the source with a capital",
      details: """
        A translation that ends in a semicolon or a comma is an item of a French list, which \
        begins small. What may be such an item is told as information only: a noun phrase or a \
        participle without a verb before it, with a full stop at the end, or what lost its full \
        stop as well.
        """,
      examples: [
        .french("Open the file", "⟦ouvrir⟧ le fichier"),
        .french("If it is open, close it.", "⟦s'⟧il est ouvert, fermez-le."),
        .french("Open the file.", "Ouvrir le fichier."),
        .french("Open the file.", "ouvrir le fichier ;"),
        .french("Phones: iPhone", "iPhone et autres"),
        .french("Verilog source code", "code source Verilog"),
      ])
  ]

  func check(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    guard let source = unit.source.tokens.first, source.kind == .word,
      let target = unit.target.tokens.first, target.kind == .word,
      source.flags.contains(.isCapitalized)
    else { return }
    if target.flags.contains(.isCapitalized) { return findings.noteKept(.smallStart) }
    guard !target.flags.contains(.isMixed), !target.flags.contains(.hasDigit),
      !target.flags.contains(.isDotted), unit.target.tokens.count > 1,
      !source.flags.contains(.isAllCapitals), !source.flags.contains(.isMixed),
      !Self.isItem(unit.target), !Self.isName(source, in: unit.target)
    else { return }
    let word = unit.target.text(target)
    findings.add(
      .initialCase, "'\(word)' begins the translation with a small letter", target: target.range,
      suggestion: word.prefix(1).uppercased() + word.dropFirst(),
      isWeak: Self.mayBeItem(unit), habit: .smallStart)
  }

  /// Whether a text in one sentence begins as the items of a list do: with the
  /// article of a thing that is explained, with what became of it, or into French
  /// with any word that carries meaning.
  private static func mayBeItem(_ unit: UnitAnalysis) -> Bool {
    guard let last = unit.target.tokens.last, let first = unit.source.tokens.first else {
      return false
    }
    guard last.key == 0x2E else { return unit.source.tokens.last?.key == 0x2E }
    let word = unit.source.bytes[first.range]
    let isParticiple = word.count > 4 && word.suffix(2).elementsEqual("ed".utf8)
    if isParticiple || articles.contains(first.key) { return true }
    // What begins as no sentence does: *Documentation for the module.*
    let isSentence = FunctionWords.words(of: unit.source.language)?.contains(first.key) == true
    return unit.target.language == .french && !isSentence && !hasSentences(unit.target)
  }

  /// Whether a sentence ends inside of `side`.
  private static func hasSentences(_ side: TextSide) -> Bool {
    zip(side.tokens, side.tokens.dropFirst()).contains { end, next in
      end.kind == .punctuation && (end.key == 0x2E || end.key == 0x3F || end.key == 0x21)
        && next.gap != .none && next.kind != .punctuation
    }
  }

  private static let articles = WordSet(list: "the a an le la les un une des l")

  /// Whether `word` stands with its capital in `side`, as names do.
  private static func isName(_ word: CheckToken, in side: TextSide) -> Bool {
    side.tokens.contains {
      $0.kind == .word && $0.key == word.key && $0.flags.contains(.isCapitalized)
    }
  }

  private static func isItem(_ side: TextSide) -> Bool {
    guard let last = side.tokens.last else { return false }
    return last.key == 0x3B || last.key == 0x2C
  }
}

extension CheckID {
  static let initialCase = CheckID("initial-case")
}
