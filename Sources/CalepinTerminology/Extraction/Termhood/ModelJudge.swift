internal import CalepinText

/// Gives ranked candidates the probabilities of a model, and blends the order
/// of the scores with that of the model by the size of the documents.
struct ModelJudge {
  let model: TermModel
  private let context: TermContext
  private let names: [String]
  private let weights: [Double]
  private let features: TermFeatures
  /// The means of the features of all candidates.
  private var means: [Double]

  init(model: TermModel, context: TermContext) {
    self.model = model
    self.context = context
    names = TermFeatures.names(for: context.patterns)
    weights = model.weights(of: names)
    features = context.features(model)
    means = names.map { _ in 0 }
  }

  /// How many reasons are given.
  private static let reasonCount = 5

  /// What in the model moves `group` most.
  func reasons(for group: Int) -> [TermReason] {
    var row: [Float] = []
    features.fill(&row, with: group)
    let all = names.indices.map { place in
      TermReason(
        feature: names[place], value: Double(row[place]),
        effect: (Double(row[place]) - means[place]) * weights[place])
    }
    let sorted = all.enumerated().sorted { a, b in
      (abs(b.element.effect), a.offset) < (abs(a.element.effect), b.offset)
    }
    return sorted.prefix(Self.reasonCount).map(\.element)
  }

  /// Sets the probabilities of `order`, and sorts it anew.
  ///
  /// The measures say more together than each alone: common terms are ordered
  /// by the model and, three quarters as much, the score without training; the
  /// probabilities of the model are then handed out in that order.
  ///
  /// - Complexity: O(n log n) for n candidates.
  func judge(_ order: inout [TermRanking.Ranked], knowledge: [Knowledge], blend: SizeBlend) {
    let logits = logits(of: order)
    var likely = probabilities(of: order, logits: logits)
    for (place, ranked) in order.enumerated() {
      let group = context.counts.groups[ranked.group]
      likely[place] *= Double(group.independentCount) / Double(group.frequency)
      let known = knowledge[ranked.group]
      if known.isKnown {
        let trust = blend.shortness * (Self.leastTrust + (1 - Self.leastTrust) * known.weight)
        likely[place] = 1 - (1 - likely[place]) * (1 - trust)
      }
    }
    reorder(&order, likely: likely, corpusShare: blend.corpusShare)
  }

  /// Takes the means of the features of `order`, by which reasons are given.
  mutating func average(_ order: [TermRanking.Ranked]) {
    var row: [Float] = []
    for ranked in order {
      features.fill(&row, with: ranked.group)
      for place in row.indices where row[place] != 0 {
        means[place] += Double(row[place]) / Double(order.count)
      }
    }
  }

  private func logits(of order: [TermRanking.Ranked]) -> [Double] {
    context.cores.map(order.count) { features.logit(of: order[$0].group) }
  }

  /// How far a termbase is trusted that has an everyday word.
  private static let leastTrust = 0.2

  /// No common term is surer than this.
  private static let highestProbability = 0.95

  /// The probability of a common term of which the model says `probability`.
  ///
  /// The model learned from lists: those have most of the terms that are one
  /// noun, and few of those that are phrases. Where it is sure, it is right about
  /// both.
  private static func corrected(
    _ probability: Double, _ pattern: PatternGrammar.Pattern
  ) -> Double {
    guard pattern.termClass == .noun else { return probability }
    let doubt = 1 - probability
    let factor =
      pattern.length > 1
      ? 1 + phraseGain * doubt * doubt.squareRoot() : 1 - nounLoss * doubt
    return min(highestProbability, probability * factor)
  }

  private static let (phraseGain, nounLoss) = (0.8, 0.2)

  /// Judges adjectives and verbs by the nouns and phrases of their families.
  private func supportFamilies(of order: [TermRanking.Ranked], in found: inout [Double]) {
    let patterns = order.map { context.patterns[Int(context.counts.groups[$0.group].pattern)] }
    let others: Set<TermClass> = [.adjective, .verb]
    guard patterns.contains(where: { others.contains($0.termClass) }) else { return }
    var support = FamilySupport(counts: context.counts)
    for (place, pattern) in patterns.enumerated() where pattern.termClass == .noun {
      support.add(
        order[place].group, isPhrase: pattern.length > 1, probability: found[place])
    }
    for (place, pattern) in patterns.enumerated() where others.contains(pattern.termClass) {
      found[place] = min(
        Self.highestProbability, found[place] * support.factor(of: order[place].group))
    }
  }

  /// How much the score without training counts beside the model.
  private static let scoreShare = 0.75

  private func probabilities(of order: [TermRanking.Ranked], logits: [Double]) -> [Double] {
    let isName = order.map {
      context.patterns[Int(context.counts.groups[$0.group].pattern)].termClass == .name
    }
    let common = order.indices.filter { !isName[$0] }
    let scores = Self.standardized(common.map { naturalLog(order[$0].score + 0.01) })
    let judged = Self.standardized(common.map { logits[$0] })
    let blended = RadixSort.descendingOrder(
      of: common.indices.map { Self.scoreShare * scores[$0] + judged[$0] })
    let handedOut = RadixSort.descending(common.map { model.probability(ofLogit: logits[$0]) })
    var found = order.indices.map { isName[$0] ? probabilityOfName(order[$0].group) : 0 }
    for (rank, number) in blended.enumerated() {
      let place = common[Int(number)]
      let pattern = context.patterns[Int(context.counts.groups[order[place].group].pattern)]
      found[place] = Self.corrected(handedOut[rank], pattern)
    }
    supportFamilies(of: order, in: &found)
    return found
  }

  /// How likely a group that the tagger takes for a name is one.
  ///
  /// It has its capital where no sentence begins. A name of several words that
  /// is always a part of longer ones is a cut one; a single word need not be.
  private func probabilityOfName(_ number: Int) -> Double {
    let group = context.counts.groups[number]
    let all = Double(group.tallies.all)
    let capital = Double(group.tallies.capital) / all
    let independence = Double(group.tallies.maximal) / all
    let isWord = context.patterns[Int(group.pattern)].length == 1
    let repeated = group.frequency > 1 ? Self.repeatedName : 1
    let key = context.counts.keys.bytes(of: UInt32(number))
    let isCode = key.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= $0 }
    return capital * repeated * (isCode ? Self.codeShare : 1)
      * (isWord ? 0.55 + 0.15 * independence : 0.65 * independence)
  }

  /// How much surer a name is that occurs again.
  private static let repeatedName = 1.25
  /// How sure a name is that has digits: most are numbers of documents.
  private static let codeShare = 0.4

  private static func standardized(_ values: [Double]) -> [Double] {
    let count = Double(max(1, values.count))
    let mean = values.reduce(0, +) / count
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    let deviation = max(1e-9, variance.squareRoot())
    return values.map { ($0 - mean) / deviation }
  }

  /// Sorts by the logarithms of both ranks, weighted, and hands out the
  /// probabilities and scores in that order.
  private func reorder(
    _ order: inout [TermRanking.Ranked], likely: [Double], corpusShare: Double
  ) {
    let byModel = RadixSort.descendingOrder(of: likely)
    var keys = order.indices.map { (1 - corpusShare) * naturalLog(Double($0 + 1)) }
    for (rank, place) in byModel.enumerated() {
      keys[Int(place)] += corpusShare * naturalLog(Double(rank + 1))
    }
    let scores = RadixSort.descending(
      order.indices.map { place in
        (1 - corpusShare) * order[place].score + corpusShare * Self.highestScore * likely[place]
      })
    order = RadixSort.order(of: keys).enumerated().map { rank, place in
      var ranked = order[Int(place)]
      ranked.score = scores[rank]
      ranked.probability = likely[Int(byModel[rank])]
      return ranked
    }
  }

  /// The score of a certain term of a corpus.
  private static let highestScore = 50.0
}
