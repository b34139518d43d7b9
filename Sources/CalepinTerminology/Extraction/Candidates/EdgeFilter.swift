internal import CalepinCore
internal import CalepinText

/// Refuses candidates by the words at their ends.
struct EdgeFilter {
  /// What a word says.
  private struct Kind: OptionSet {
    let rawValue: UInt8

    static let emptyWord = Kind(rawValue: 1)
    static let emptyNoun = Kind(rawValue: 1 << 1)
    static let jointNoun = Kind(rawValue: 1 << 2)
    static let unit = Kind(rawValue: 1 << 3)
  }

  /// By the id of a word.
  private var kinds: [Kind]
  private let headPlace: PatternGrammar.HeadPlace

  init(rules: ExtractionRules, words: WordTable) {
    kinds = Array(repeating: [], count: words.count)
    headPlace = rules.grammar.headPlace
    for (set, kind) in [
      (rules.emptyNouns.union(LanguageRules.commonUnits), Kind([.emptyNoun, .emptyWord])),
      (rules.emptyAdjectives, .emptyWord), (rules.jointNouns, .jointNoun),
      (rules.unitNouns, .unit),
    ] as [(Set<String>, Kind)] {
      for word in set {
        if let id = words.existingID(of: word.utf8) { kinds[Int(id)].insert(kind) }
      }
    }
  }

  /// Whether `tokens` begin or end with a word that says little, or cut a
  /// foreign name short.
  func refuses(
    _ tokens: some BidirectionalCollection<Int>, in text: AnalyzedText, _ symbols: [TermSymbols]
  ) -> Bool {
    guard let first = tokens.first, let last = tokens.last else { return true }
    return isEmpty(first, beside: tokens.dropFirst().first, in: text, symbols)
      || isEmpty(last, beside: tokens.dropLast().last, in: text, symbols)
      || kind(of: headPlace == .first ? first : last, in: text).contains(.unit)
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
    let kind = kind(of: end, in: text)
    if kind.contains(.jointNoun) {
      return neighbour.map { symbols[$0].isDisjoint(with: [.noun, .adjective]) } ?? true
    }
    let isNominal =
      neighbour.map {
        (headPlace == .last && $0 < end && symbols[end].contains(.noun))
          || symbols[end].contains(.name)
      } ?? false
    return kind.contains(isNominal ? .emptyNoun : .emptyWord)
  }

  private func kind(of token: Int, in text: AnalyzedText) -> Kind {
    kinds[Int(text.lemmas[token])]
  }

  /// Whether one end has a capital and the other is a foreign word without
  /// one: *Council on*.
  private func isCutName(
    _ first: Int, _ last: Int, in text: AnalyzedText, _ symbols: [TermSymbols]
  ) -> Bool {
    guard symbols[first].contains(.foreign) || symbols[last].contains(.foreign) else {
      return false
    }
    let hasCapital = FirstLetter.isUppercase(of: text.surface(of: first))
    return hasCapital != FirstLetter.isUppercase(of: text.surface(of: last))
      && symbols[hasCapital ? last : first].contains(.foreign)
  }
}
