#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Says how likely a bead that was found is right.
///
/// A logistic function of how well the words explain each other, how well the
/// lengths fit, how usual the shape is and how well the neighbours do, fitted to
/// texts whose beads are known (Documentation/Methods/alignment.md).
struct BeadScorer {
  /// What a bead is judged by.
  struct Features {
    /// Mean log odds of a word on either side.
    var words: Float = 0
    /// The logarithm of the probability of the lengths.
    var length: Float = 0
    /// The logarithm of how usual the shape is.
    var shape: Float = 0
    /// The logarithm of the number of words on both sides.
    var size: Float = 0
  }

  /// Odds above this do not make a bead surer.
  private static let clearOdds: Float = 2

  private let source: SentenceWords
  private let target: SentenceWords
  private let pairs: PairTable
  private let lengths: LengthModel
  private let odds: WordOdds
  /// How much the words of the source side say of each word of the target side.
  private var sums: [Float]
  private var present: [Float]

  init(
    _ source: SentenceWords, _ target: SentenceWords, pairs: PairTable, lengths: LengthModel
  ) {
    self.source = source
    self.target = target
    self.pairs = pairs
    self.lengths = lengths
    odds = WordOdds(source, target, pairs)
    sums = Array(repeating: 0, count: target.wordCount)
    present = sums
  }

  /// What the words, the lengths and the shape of `bead` say.
  mutating func features(of bead: SentenceBead) -> Features {
    guard bead.isPair else { return Features() }
    let from = source.tokens[source.tokenRange(of: bead.source)]
    let to = target.tokens[target.tokenRange(of: bead.target)]
    for word in to { present[Int(word)] += 1 }
    var sum: Float = 0
    for word in from {
      var backward: Float = 0
      for index in pairs.range(of: word) {
        let entry = pairs.entries[index]
        guard present[Int(entry.target)] > 0 else { continue }
        sums[Int(entry.target)] += entry.forward
        backward += entry.backward * present[Int(entry.target)]
      }
      sum += logf(odds.factor(ofSource: word, probability: backward / Float(to.count + 1)))
    }
    for word in to {
      sum += logf(
        odds.factor(ofTarget: word, probability: sums[Int(word)] / Float(from.count + 1)))
    }
    for word in to { (present[Int(word)], sums[Int(word)]) = (0, 0) }
    let count = Float(max(1, from.count + to.count))
    let shape = BeadShape.all.first {
      $0.source == bead.source.count && $0.target == bead.target.count
    }
    return Features(
      words: sum / count,
      length: lengths.score(
        source: source.length(of: bead.source), target: target.length(of: bead.target)),
      shape: shape?.logPrior ?? -8, size: logf(count))
  }

  /// Gives all `beads` their scores.
  ///
  /// A bead with one empty side is as sure as its neighbours are.
  mutating func score(_ beads: inout [SentenceBead]) {
    let features = beads.map { self.features(of: $0) }
    for place in beads.indices where beads[place].isPair {
      beads[place].score = Self.probability(features, at: place, beads)
    }
    for place in beads.indices where !beads[place].isPair {
      let near = [beads[..<place].last { $0.isPair }, beads[place...].first { $0.isPair }]
      let scores = near.compactMap { $0?.score }
      beads[place].score = scores.isEmpty ? 0 : scores.reduce(0, +) / Double(scores.count)
    }
  }

  /// The mean of ``Features/words`` over the pairs beside the one at `place`.
  private static func neighbours(_ features: [Features], at place: Int, _ beads: [SentenceBead])
    -> Float
  {
    let near = [place - 1, place + 1].filter { beads.indices.contains($0) }
    guard !near.isEmpty else { return features[place].words }
    // An empty side counts as words that explain nothing.
    return near.reduce(0) { $0 + (beads[$1].isPair ? features[$1].words : -0.5) }
      / Float(near.count)
  }

  private static func probability(
    _ features: [Features], at place: Int, _ beads: [SentenceBead]
  ) -> Double {
    let own = features[place]
    let near = neighbours(features, at: place, beads)
    let words = 1.39 * min(own.words, clearOdds) + 1.39 * min(near, clearOdds)
    let form = 0.69 * max(own.length, -8) + 0.83 * own.shape + 1.07 * own.size
    return Double(1 / (1 + expf(1.81 - words - form)))
  }
}
