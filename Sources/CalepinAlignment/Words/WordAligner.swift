/// Aligns the words of sentence pairs in both directions.
///
/// ```swift
/// let links = await WordAligner().align(source, target)
/// links.links(of: 0, .intersect)  // [0-0, 1-2, …]
/// ```
public struct WordAligner: Sendable {
  /// What can be chosen.
  public struct Options: Sendable {
    /// How many independent samplers a direction has; their probabilities are
    /// averaged.
    public var samplers = 3
    /// How many times the usual number of sweeps is made.
    public var effort = 1.0
    /// What the random numbers begin with.
    public var seed: UInt64 = 1

    /// Creates the usual options.
    public init() {}
  }

  private let options: Options

  /// Creates an aligner.
  public init(options: Options = Options()) { self.options = options }

  /// The links of all sentence pairs.
  ///
  /// - Complexity: O(sum of the products of the lengths) × sweeps, of which
  ///   there are the fewer the more pairs there are.
  public func align(_ source: WordSentences, _ target: WordSentences) async -> WordAlignment {
    await align(source, target, priors: LexicalPriors())
  }

  /// The links of `bitext`, starting from what is known of its words.
  ///
  /// - Parameters:
  ///   - bitext: The sentence pairs.
  ///   - lexicon: What is known of the two languages, if anything.
  ///   - model: What an earlier alignment has learned of such texts (see
  ///     ``WordAlignment/model(of:)``).
  ///   - confirmed: Pairs of folded words that a person has confirmed.
  /// - Returns: The links of all sentence pairs.
  public func align(
    _ bitext: WordBitext, knowing lexicon: BilingualLexicon?, model: BilingualLexicon? = nil,
    confirmed: [(source: String, target: String)] = []
  ) async -> WordAlignment {
    var layers = PriorLayers(bitext)
    if let lexicon { layers.add(lexicon) }
    if let model { layers.add(forms: model, weight: PriorLayers.Weight.model) }
    layers.addLikeness()
    layers.add(confirmed: confirmed)
    return await align(
      bitext.source.sentences, bitext.target.sentences, priors: layers.priors)
  }

  func align(
    _ source: WordSentences, _ target: WordSentences, priors: LexicalPriors
  ) async -> WordAlignment {
    async let backward = Direction(source: target, target: source, priors: priors.reversed)
      .posteriors(options, seed: options.seed &+ 0x5151)
    async let forward = Direction(source: source, target: target, priors: priors)
      .posteriors(options, seed: options.seed)
    return WordAlignment(
      source: source, target: target, forward: await forward, backward: await backward)
  }
}

/// The links of the words of one side to those of the other.
private struct Direction {
  let source: WordSentences
  let target: WordSentences
  let priors: LexicalPriors

  func posteriors(_ options: WordAligner.Options, seed: UInt64) async -> LinkPosteriors {
    let full = 5000 / Double(max(target.count, 1)).squareRoot() * options.effort
    let last = max(2, min(1000, Int(full.rounded())))
    let early = max(1, last / 4)
    let kept = last - last / 4
    let posteriors = LinkPosteriors(
      tokenCount: target.words.count, sweepCount: kept * options.samplers)
    for number in 0..<options.samplers {
      var sampler = GibbsSampler(
        source: source, target: target, priors: priors, seed: seed &+ UInt64(number) &* 0x9E37)
      sampler.start()
      sampler.sweep(early, .words, isNewStage: true, into: nil)
      sampler.sweep(early, .jumps, isNewStage: true, into: nil)
      sampler.sweep(last - kept, .fertility, isNewStage: true, into: nil)
      sampler.sweep(kept, .fertility, isNewStage: false, into: posteriors)
    }
    return posteriors
  }
}
