internal import CalepinText

/// What the measures of termhood are made from: counts, how groups hold one
/// another, and how special their words are.
///
/// It is asked for every group: a class, so that nobody copies its parts.
final class TermContext {
  let counts: TermCounts
  let graph: KeyGraph
  let words: WordMeasures
  let background: ReferenceFrequencies?
  let patterns: [PatternGrammar.Pattern]
  let cores: Cores

  init(
    _ counts: TermCounts, extractor: TermExtractor, cores: Cores, isKnown: (Int) -> Bool
  ) {
    self.counts = counts
    self.cores = cores
    patterns = extractor.rules.grammar.patterns
    graph = KeyGraph(counts, patterns: patterns, cores: cores, isKnown: isKnown)
    words = WordMeasures(
      counts, reference: extractor.frequencies, background: extractor.background,
      corpus: extractor.reference, cores: cores)
    background = extractor.background
  }

  /// The features of all groups, as if no termbase were known, weighed by
  /// `model`.
  func features(_ model: TermModel) -> TermFeatures {
    let scorer = TermhoodScorer(context: self, shortness: 0)
    let scores = cores.map(counts.groups.count) {
      scorer.score(of: scorer.termhood(of: $0, knowledge: .none), isName: false)
    }
    return TermFeatures(GroupMeasures(context: self), scores: scores, model: model)
  }
}
