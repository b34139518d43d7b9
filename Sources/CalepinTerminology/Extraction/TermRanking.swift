internal import CalepinCore
internal import CalepinText

/// The groups of some documents in the order of how much they are terms.
struct TermRanking {
  /// Up to about this many tokens what a termbase knows counts as much as what
  /// the text shows; a text ten times as long speaks for itself.
  private static let shortTextTokenCount = 20_000.0

  /// A group with its rank's reasons.
  struct Ranked {
    var group: Int
    var score: Double
    var probability: Double
    var termhood: Termhood
  }

  /// All groups that may be terms, the best one first.
  private(set) var order: [Ranked] = []
  let features: TermFeatures
  private let counts: TermCounts
  private let patterns: [PatternGrammar.Pattern]

  init(_ counts: TermCounts, extractor: TermExtractor) {
    self.counts = counts
    let patterns = extractor.rules.grammar.patterns
    self.patterns = patterns
    let knowledge = KnowledgeJudge(
      known: extractor.known, frequencies: extractor.frequencies, counts: counts,
      patterns: patterns
    ).knowledge()
    let graph = KeyGraph(counts, patterns: patterns) { knowledge[$0].isKnown }
    let words = WordMeasures(counts, reference: extractor.frequencies)
    features = TermFeatures(counts, graph: graph, words: words, rules: extractor.rules)
    let tokens = Double(counts.tokenCount)
    let scorer = TermhoodScorer(
      counts: counts, graph: graph, words: words, patterns: patterns,
      shortness: Self.shortTextTokenCount / (Self.shortTextTokenCount + tokens))
    for (number, group) in counts.groups.enumerated() {
      // A phrase that a termbase knows may begin with a word that says little by itself.
      let isKept = !group.isFiltered || (knowledge[number].isKnown && knowledge[number].isPhrase)
      guard isKept, group.independentCount > 0 else { continue }
      let termhood = scorer.termhood(of: number, knowledge: knowledge[number])
      guard termhood.cValue > 0 else { continue }
      let isName = patterns[Int(group.pattern)].isName
      order.append(
        Ranked(
          group: number, score: scorer.score(of: termhood, isName: isName), probability: 0,
          termhood: termhood))
    }
    order.sort { a, b in a.score != b.score ? a.score > b.score : a.group < b.group }
  }

  /// How many terms the list has when its F1 is expected to be highest.
  var likelyCount: Int { order.count }

  /// A ranked group with all that is shown of it.
  func term(_ ranked: Ranked) -> CandidateTerm {
    let group = counts.groups[ranked.group]
    let pattern = patterns[Int(group.pattern)]
    // Stable, so that forms of one count stay in the order of the text.
    let forms = counts.forms(of: ranked.group).enumerated()
      .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
    let shown = forms.first { !$0.isPlural } ?? forms[0]
    return CandidateTerm(
      text: counts.texts.text(of: shown.text), lemma: counts.texts.text(of: shown.base),
      key: counts.keys.text(of: UInt32(ranked.group)),
      forms: forms.map {
        CandidateTerm.Form(text: counts.texts.text(of: $0.text), count: Int($0.count))
      },
      pattern: pattern.name, frequency: group.frequency, documentCount: Int(group.documentCount),
      score: ranked.score, probability: ranked.probability, termhood: ranked.termhood,
      occurrences: counts.places(of: ranked.group),
      representative: counts.places[Int(shown.place)].place, isName: pattern.isName,
      isPlural: shown.isPlural)
  }
}
