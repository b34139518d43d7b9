internal import CalepinCore
internal import CalepinText

/// Refuses candidates by the words at their ends.
struct EdgeFilter {
  private let emptyWords: Set<WordTable.ID>
  private let units: Set<WordTable.ID>
  private let headPlace: PatternGrammar.HeadPlace

  init(rules: ExtractionRules, words: WordTable) {
    emptyWords = Set(
      rules.emptyAdjectives.union(rules.emptyNouns).compactMap { words.existingID(of: $0.utf8) })
    units = Set(rules.unitNouns.compactMap { words.existingID(of: $0.utf8) })
    headPlace = rules.grammar.headPlace
  }

  /// Whether `tokens` begin or end with a word that says little, or cut a
  /// foreign name short.
  func refuses(_ tokens: Range<Int>, in text: AnalyzedText, _ symbols: [TermSymbols]) -> Bool {
    let (first, last) = (tokens.lowerBound, tokens.upperBound - 1)
    return emptyWords.contains(text.lemmas[first]) || emptyWords.contains(text.lemmas[last])
      || units.contains(text.lemmas[headPlace == .first ? first : last])
      || isCutName(first, last, in: text, symbols)
  }

  /// Whether one end has a capital and the other is a foreign word without
  /// one: *Council on*.
  private func isCutName(
    _ first: Int, _ last: Int, in text: AnalyzedText, _ symbols: [TermSymbols]
  ) -> Bool {
    guard symbols[first].contains(.foreign) || symbols[last].contains(.foreign) else {
      return false
    }
    let hasCapital = [first, last].map { text.surfaceText(of: $0).first?.isUppercase == true }
    return hasCapital[0] != hasCapital[1]
      && symbols[hasCapital[0] ? last : first].contains(.foreign)
  }
}
