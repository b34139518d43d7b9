internal import CalepinCore
internal import CalepinText

/// The groups of some documents in the order of how much they are terms.
struct TermRanking {
  /// A group with the reasons for its rank.
  struct Ranked {
    var group: Int
    var score: Double
    var probability: Double
    var termhood: Termhood
  }

  /// All groups that may be terms, the best one first.
  private(set) var order: [Ranked] = []
  private let counts: TermCounts
  private let patterns: [PatternGrammar.Pattern]
  private var judge: ModelJudge?
  private let corpusShare: Double
  private let classes: Set<TermClass>
  private let cores: Cores

  /// - Parameters:
  ///   - counts: What the groups were counted in.
  ///   - extractor: What knows the language.
  ///   - classes: What kinds of terms are wanted.
  ///   - cores: How many cores work on it.
  ///   - isExplained: Whether terms get the reasons of the model.
  init(
    _ counts: TermCounts, extractor: TermExtractor, classes: Set<TermClass>, cores: Cores,
    isExplained: Bool
  ) {
    self.counts = counts
    self.cores = cores
    self.patterns = extractor.rules.grammar.patterns
    let knowledge = KnowledgeJudge(
      known: extractor.known, frequencies: extractor.frequencies, counts: counts,
      rules: extractor.rules, cores: cores
    ).knowledge()
    let context = TermContext(counts, extractor: extractor, cores: cores) { knowledge[$0].isKnown }
    let blend = SizeBlend(tokenCount: counts.tokenCount)
    corpusShare = blend.corpusShare
    self.classes = classes
    order = candidates(context, knowledge, blend)
    guard let model = extractor.model, !order.isEmpty else { return }
    var judge = ModelJudge(model: model, context: context)
    if isExplained { judge.average(order) }
    judge.judge(&order, knowledge: knowledge, blend: blend)
    self.judge = judge
  }

  /// All groups that may be terms in the order of their scores without a model.
  private func candidates(
    _ context: TermContext, _ knowledge: [Knowledge], _ blend: SizeBlend
  ) -> [Ranked] {
    let scorer = TermhoodScorer(context: context, shortness: blend.shortness)
    let found = context.cores.map(counts.groups.count) { number -> Ranked? in
      let group = counts.groups[number]
      // A phrase that a termbase knows may begin with a word that says little by itself.
      let isKept = !group.isFiltered || (knowledge[number].isKnown && knowledge[number].isPhrase)
      guard isKept, group.independentCount > 0,
        classes.contains(patterns[Int(group.pattern)].termClass)
      else { return nil }
      let termhood = scorer.termhood(of: number, knowledge: knowledge[number])
      guard termhood.cValue > 0 else { return nil }
      let isName = patterns[Int(group.pattern)].termClass == .name
      return Ranked(
        group: number, score: scorer.score(of: termhood, isName: isName), probability: 0,
        termhood: termhood)
    }
    let candidates = found.compactMap { $0 }
    return RadixSort.descendingOrder(of: candidates.map(\.score)).map { candidates[Int($0)] }
  }

  /// How many terms the list has when its F1 is expected to be highest: the n
  /// that maximizes 2 Σp(first n) / (n + Σp(all)).
  ///
  /// Who reads one article wants to miss nothing: there the list is half as long
  /// again, and has ``shortestList`` terms where there are so many.
  var likelyCount: Int {
    let total = order.reduce(0) { $0 + $1.probability }
    guard total > 0 else { return order.count }
    var best = (value: 0.0, count: 0)
    var sum = 0.0
    for (place, ranked) in order.enumerated() {
      sum += ranked.probability
      let value = 2 * sum / (Double(place + 1) + total)
      if value > best.value { best = (value, place + 1) }
    }
    let longer = Double(best.count) * (1 + (1 - corpusShare) / 2)
    return min(order.count, max(Int(longer), corpusShare < 1 ? Self.shortestList : 0))
  }

  private static let shortestList = 20

  /// The groups at these places of ``order`` with all that is shown of them.
  func terms(_ places: Range<Int>, isExplained: Bool) -> [CandidateTerm] {
    cores.map(places.count) {
      term(order[places.lowerBound + $0], isExplained: isExplained)
    }
  }

  private func term(_ ranked: Ranked, isExplained: Bool) -> CandidateTerm {
    let group = counts.groups[ranked.group]
    let pattern = patterns[Int(group.pattern)]
    // Forms of one count stay in the order of the text.
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
      representative: counts.places[Int(shown.place)].place, termClass: pattern.termClass,
      isPlural: shown.isPlural, reasons: isExplained ? judge?.reasons(for: ranked.group) ?? [] : [])
  }
}

/// How much the size of the documents lets statistics decide.
struct SizeBlend {
  /// Up to about this many tokens what a termbase knows counts as much as what
  /// the text shows; a text ten times as long speaks for itself.
  private static let shortTextTokenCount = 20_000.0
  /// Up to the first size there is no corpus to speak of, from the second on
  /// only a corpus.
  private static let corpusTokenCounts = 5_000.0...30_000.0

  /// From 0 (a corpus) to 1 (a sentence).
  let shortness: Double
  /// How much the model decides, from 0 (an article) to 1 (a corpus).
  let corpusShare: Double

  init(tokenCount: Int) {
    let tokens = Double(max(1, tokenCount))
    shortness = Self.shortTextTokenCount / (Self.shortTextTokenCount + tokens)
    let range = Self.corpusTokenCounts
    let place =
      naturalLog(tokens / range.lowerBound) / naturalLog(range.upperBound / range.lowerBound)
    corpusShare = min(1, max(0, place))
  }
}
