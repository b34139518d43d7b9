internal import CalepinCore
internal import CalepinText

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Measures how much of a term a group of candidates is.
struct TermhoodScorer {
  /// Up to about this many tokens what a termbase knows counts as much as what
  /// the text shows; a text ten times as long speaks for itself.
  private static let shortTextTokenCount = 20_000.0
  /// The frequency that a word unknown to the reference list is given, as a
  /// Zipf value (powers of ten per billion words).
  private static let unseenZipf = 1.0

  /// The weirdness that a known phrase has at the least.
  private static let phraseWeirdness = 1.7
  /// The weirdness past which a word is not more of a term, only rarer.
  private static let highestWeirdness = 3.5
  /// How much a name counts beside a common term.
  private static let nameFactor = 0.35

  let collector: CandidateCollector
  let nesting: Nesting
  let frequencies: ReferenceFrequencies?
  let rules: ExtractionRules

  /// The measures of the group numbered `number`.
  func termhood(
    of number: Int, knowledge: Knowledge, in documents: [AnalyzedText]
  ) -> Termhood {
    let group = collector.groups[number]
    let place = group.occurrences[0]
    let text = documents[place.document]
    let content = place.tokens.filter { text.tags[$0].isContentWord }
    let count = Double(nesting.independentCount[number])
    // A known term stands for itself, whatever it is a part of.
    let nested =
      knowledge.isKnown ? 0 : nesting.containers[number].share(of: group.occurrences.count)
    let length = Double(max(1, content.count))
    let weirdness =
      content.map { self.weirdness(of: text.words.bytes(of: text.lemmas[$0])) }.min() ?? 0
    return Termhood(
      cValue: log2(length + 1) * max(0, count - nested),
      // The words of a known phrase may be everyday words: the phrase is not.
      weirdness: knowledge.isPhrase ? max(weirdness, Self.phraseWeirdness) : weirdness,
      patternWeight: knowledge.isKnown ? 1 : rules.grammar.patterns[group.pattern].weight,
      knowledge: knowledge.weight)
  }

  /// How much more often a word stands in these documents than in general
  /// language, in powers of ten.
  private func weirdness(of lemma: ArraySlice<UInt8>) -> Double {
    let here = (Double(collector.count(of: lemma)) + 0.5) / Double(max(1, collector.tokenCount))
    let zipf = frequencies?.zipf(of: lemma) ?? Self.unseenZipf
    return log10(here * 1e9) - max(zipf, Self.unseenZipf)
  }

  /// The one number by which terms are ranked.
  func score(of termhood: Termhood, isName: Bool) -> Double {
    let rarity = max(0.1, 1 + min(termhood.weirdness, Self.highestWeirdness))
    let share =
      Self.shortTextTokenCount
      / (Self.shortTextTokenCount + Double(collector.tokenCount))
    let background = 1 + 3 * share * termhood.knowledge
    let base = log2(1 + termhood.cValue) * rarity * termhood.patternWeight * background
    return isName ? base * Self.nameFactor : base
  }
}
