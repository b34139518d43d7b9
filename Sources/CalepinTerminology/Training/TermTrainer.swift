internal import CalepinCore

/// Trains a model of termhood on distant labels.
///
/// A candidate is labelled when a termbase lists it and it is special to its
/// corpus: it occurs there at least ``Options/leastCount`` times, and
/// ``Options/concentration`` times as often as in all the other corpora
/// together. A list alone will not do: *law* is a term, but not of a text on
/// radio.
public struct TermTrainer {
  /// How the training is done.
  public struct Options: Sendable {
    /// How much oftener than elsewhere a labelled term occurs.
    public var concentration = 30.0
    /// How often a labelled term occurs at the least.
    public var leastCount = 3
    /// How strongly weights are drawn to 0; features are brought to variance 1.
    public var ridge = 100.0
    /// In how many parts the corpora are cut to measure each by a model that
    /// was trained on the others.
    public var folds = 5

    /// Creates the options with which the built-in models are made.
    public init() {}
  }

  /// What the training found.
  public struct Result {
    /// The model.
    public var model: TermModel
    /// How many candidates there were.
    public var sampleCount: Int
    /// How many of them were labelled.
    public var labelledCount: Int
    /// Mean over the corpora of the average precision with which a model that
    /// has not seen the corpus ranks its labelled terms.
    public var averagePrecision: Double
    /// The same of the score without training.
    public var untrainedPrecision: Double
  }

  private let options: Options
  private let names: [String]
  private var data = LogisticRegression.Data()

  /// Takes the samples of several corpora of different fields.
  public init(_ corpora: [TermSamples], options: Options = Options()) {
    self.options = options
    names = corpora.first?.names ?? []
    label(corpora)
  }

  private mutating func label(_ corpora: [TermSamples]) {
    var totals: [String: Int] = [:]
    for corpus in corpora {
      for sample in corpus.samples { totals[sample.key, default: 0] += sample.frequency }
    }
    let tokens = corpora.reduce(0) { $0 + $1.tokenCount }
    for (number, corpus) in corpora.enumerated() {
      let others = Double(max(1, tokens - corpus.tokenCount))
      for sample in corpus.samples {
        let elsewhere = Double((totals[sample.key] ?? 0) - sample.frequency) + 0.3
        let ratio =
          Double(sample.frequency) / Double(max(1, corpus.tokenCount)) / (elsewhere / others)
        let isLabelled =
          sample.isListed && sample.frequency >= options.leastCount
          && ratio >= options.concentration
        data.append(sample.row, isPositive: isLabelled, group: number)
      }
    }
  }

  /// Trains and measures; `nil` when no candidate is labelled.
  ///
  /// - Complexity: O(samples × features²) for each of about ten steps and each
  ///   fold.
  public func train() -> Result? {
    let labelled = data.labels.count { $0 }
    guard labelled > 0 else { return nil }
    let heldOut = heldOutProbabilities()
    let share = mean(data.labels.indices.filter { data.labels[$0] }.map { heldOut[$0] })
    let fitted = LogisticRegression(data, ridge: options.ridge) { _ in true }
    let (weights, bias) = fitted.plainWeights
    let score = names.firstIndex(of: "score") ?? 0
    let untrained = data.labels.indices.map { Double(data.value($0, score)) }
    return Result(
      model: TermModel(
        weights: Dictionary(uniqueKeysWithValues: zip(names, weights.map(Self.rounded))),
        bias: Self.rounded(bias), labelledShare: Self.rounded(share)),
      sampleCount: data.labels.count, labelledCount: labelled,
      averagePrecision: averagePrecision(by: heldOut),
      untrainedPrecision: averagePrecision(by: untrained))
  }

  private func heldOutProbabilities() -> [Double] {
    var found = [Double](repeating: 0, count: data.labels.count)
    for fold in 0..<options.folds {
      let fitted = LogisticRegression(data, ridge: options.ridge) { $0 % options.folds != fold }
      for row in found.indices where data.groups[row] % options.folds == fold {
        found[row] = fitted.probability(of: data, row)
      }
    }
    return found
  }

  private func averagePrecision(by values: [Double]) -> Double {
    let corpora = Set(data.groups).sorted()
    let precisions = corpora.compactMap { corpus -> Double? in
      let rows = data.groups.indices.filter { data.groups[$0] == corpus }
        .sorted { (values[$1], $0) < (values[$0], $1) }
      var (hits, sum) = (0.0, 0.0)
      for (rank, row) in rows.enumerated() where data.labels[row] {
        hits += 1
        sum += hits / Double(rank + 1)
      }
      return hits > 0 ? sum / hits : nil
    }
    return mean(precisions)
  }

  private func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }

  /// Six decimals: what is kept in the model file.
  private static func rounded(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }
}
