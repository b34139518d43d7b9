internal import CalepinCore
internal import CalepinText

/// Refuses candidates by the words at their ends.
struct EdgeFilter {
  private let emptyWords: Set<WordTable.ID>
  private let emptyNouns: Set<WordTable.ID>
  private let jointNouns: Set<WordTable.ID>
  private let units: Set<WordTable.ID>
  private let headPlace: PatternGrammar.HeadPlace

  init(rules: ExtractionRules, words: WordTable) {
    let ids = { (set: Set<String>) in Set(set.compactMap { words.existingID(of: $0.utf8) }) }
    emptyNouns = ids(rules.emptyNouns.union(LanguageRules.commonUnits))
    emptyWords = ids(rules.emptyAdjectives).union(emptyNouns)
    jointNouns = ids(rules.jointNouns)
    units = ids(rules.unitNouns)
    headPlace = rules.grammar.headPlace
  }

  /// Whether `tokens` begin or end with a word that says little, or cut a
  /// foreign name short.
  func refuses(
    _ tokens: some BidirectionalCollection<Int>, in text: AnalyzedText, _ symbols: [TermSymbols]
  ) -> Bool {
    guard let first = tokens.first, let last = tokens.last else { return true }
    return isEmpty(first, beside: tokens.dropFirst().first, in: text, symbols)
      || isEmpty(last, beside: tokens.dropLast().last, in: text, symbols)
      || units.contains(text.lemmas[headPlace == .first ? first : last])
      || isCutName(first, last, in: text, symbols)
  }

  /// Whether the word at one end of `tokens` says little, even with its
  /// neighbour.
  ///
  /// The head of an English phrase may look like an adjective that says little,
  /// *alternating current*, and a name may begin with one, *Great Britain*.
  private func isEmpty(
    _ end: Int, beside neighbour: Int?, in text: AnalyzedText, _ symbols: [TermSymbols]
  ) -> Bool {
    let lemma = text.lemmas[end]
    if jointNouns.contains(lemma) {
      return neighbour.map { symbols[$0].isDisjoint(with: [.noun, .adjective]) } ?? true
    }
    let isNominal =
      neighbour.map {
        (headPlace == .last && $0 < end && symbols[end].contains(.noun))
          || symbols[end].contains(.name)
      } ?? false
    return (isNominal ? emptyNouns : emptyWords).contains(lemma)
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
