internal import CalepinCore
internal import CalepinText

/// Measures how much of a term a group of candidates is, without any training.
struct TermhoodScorer {
  /// The weirdness that a known phrase has at the least.
  private static let phraseWeirdness = 1.5
  /// The weirdness past which a word is not more of a term, only rarer.
  private static let highestWeirdness = 3.5
  /// What a termbase knows as an everyday word is rather no term.
  private static let everydayWeight = 0.5
  /// How much a name counts beside a common term.
  private static let nameFactor = 0.35

  let context: TermContext
  /// How much background knowledge counts, from 0 (a corpus) to 1 (a
  /// sentence).
  let shortness: Double

  /// The measures of the group numbered `number`.
  func termhood(of number: Int, knowledge: Knowledge) -> Termhood {
    let group = context.counts.groups[number]
    let content = context.graph.words(of: number).lazy.filter { $0.isContent }
    // A known term stands for itself, whatever it is a part of.
    let nested = knowledge.isKnown ? 0 : context.graph.containers[number].share(of: group.frequency)
    let length = Double(max(1, content.count))
    let weirdness = content.map { context.words.weirdness[Int($0.id)] }.min() ?? 0
    return Termhood(
      cValue: binaryLog(length + 1) * max(0, Double(group.independentCount) - nested),
      // The words of a known phrase may be everyday words: the phrase is not.
      weirdness: knowledge.isPhrase ? max(weirdness, Self.phraseWeirdness) : weirdness,
      patternWeight: patternWeight(of: group, knowledge),
      knowledge: knowledge.weight)
  }

  private func patternWeight(of group: TermCounts.Group, _ knowledge: Knowledge) -> Double {
    if knowledge.isEveryday { return Self.everydayWeight }
    return knowledge.isKnown ? 1 : context.patterns[Int(group.pattern)].weight
  }

  /// The one number by which terms are ranked.
  func score(of termhood: Termhood, isName: Bool) -> Double {
    let rarity = max(0.1, 1 + min(termhood.weirdness, Self.highestWeirdness))
    let background = 1 + 3 * shortness * termhood.knowledge
    let base = binaryLog(1 + termhood.cValue) * rarity * termhood.patternWeight * background
    return isName ? base * Self.nameFactor : base
  }
}
