/// The word links of a bitext, with their probabilities in both directions.
///
/// Both stores are filled before they come here, and never changed.
public struct WordAlignment: @unchecked Sendable {  // immutable stores, see above
  private let source: WordSentences
  private let target: WordSentences
  /// By target word.
  private let forward: LinkPosteriors
  /// By source word.
  private let backward: LinkPosteriors

  init(
    source: WordSentences, target: WordSentences, forward: LinkPosteriors,
    backward: LinkPosteriors
  ) {
    (self.source, self.target) = (source, target)
    (self.forward, self.backward) = (forward, backward)
  }

  /// How many sentence pairs there are.
  public var count: Int { source.count }

  /// The links of the sentence pair `index`, in ascending order.
  ///
  /// - Complexity: O(links × words) at the worst.
  public func links(of index: Int, _ symmetrization: LinkSymmetrization) -> [WordLink] {
    symmetrization.links(
      forward: target.range(of: index).map(forward.best),
      backward: source.range(of: index).map(backward.best))
  }

  /// The probability of each link of the sentence pair `index` that either
  /// direction thinks of: the mean of both directions.
  ///
  /// - Complexity: O(words).
  public func posteriors(of index: Int) -> [WordLink: Float] {
    var found: [WordLink: Float] = [:]
    for (place, token) in target.range(of: index).enumerated() {
      forward.forEach(of: token) { source, probability in
        found[WordLink(source: source, target: place), default: 0] += probability / 2
      }
    }
    for (place, token) in source.range(of: index).enumerated() {
      backward.forEach(of: token) { target, probability in
        found[WordLink(source: place, target: target), default: 0] += probability / 2
      }
    }
    return found
  }
}
