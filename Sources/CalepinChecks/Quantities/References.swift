/// The numbers that point to a part of a text: *subsection (1)*, *figure 3*.
///
/// One language may say *that subsection* where the other gives its number.
struct References {
  private let source: Int
  private let target: Int

  /// Counts the words that announce such numbers in both sides of `unit`.
  init(_ unit: UnitAnalysis) {
    source = Self.count(in: unit.source)
    target = Self.count(in: unit.target)
  }

  /// Whether `quantity` of the source points to a part that the target does
  /// not speak of.
  func areLeftOut(_ quantity: Quantity, of side: TextSide) -> Bool {
    source > target && Self.isReference(quantity, in: side)
  }

  /// Whether `quantity` of the target points to a part that the source does
  /// not speak of.
  func areAdded(_ quantity: Quantity, in side: TextSide) -> Bool {
    target > source && Self.isReference(quantity, in: side)
  }

  /// Whether `quantity` of the source points to a part whose number the target
  /// gives elsewhere: *that section* may stand for it the second time.
  func areRepeated(_ quantity: Quantity, of side: TextSide, in others: [Quantity]) -> Bool {
    others.contains { $0.isMatched && $0.hasValue(of: quantity) }
      && Self.isReference(quantity, in: side)
  }

  private static func count(in side: TextSide) -> Int {
    side.tokens.count { $0.kind == .word && words.contains($0.key) }
  }

  /// Whether one of the words stands before `quantity`, with nothing but
  /// numbers, letters, brackets and short words between.
  static func isReference(_ quantity: Quantity, in side: TextSide) -> Bool {
    for token in side.tokens.reversed() where Int(token.end) <= quantity.range.lowerBound {
      if token.kind == .word, words.contains(token.key) { return true }
      let isLink = token.kind == .number || token.kind == .punctuation || token.count < 4
      guard isLink else { return false }
    }
    return false
  }

  private static let words = WordSet(
    list: """
      section sections subsection subsections paragraph paragraphs subparagraph subparagraphs \
      clause clauses article articles schedule schedules part parts chapter chapters figure \
      figures table tables page pages note notes item items column columns annex annexes \
      appendix heading headings step steps division divisions \
      lot lots zone zones \
      paragraphe paragraphes alinéa alinéas sous-alinéa sous-alinéas annexe partie parties \
      chapitre chapitres tableau tableaux poste postes colonne colonnes étape étapes \
      rubrique rubriques
      """)
}
