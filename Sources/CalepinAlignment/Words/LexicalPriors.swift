/// Pairs of words that are known to be translations before a bitext is looked
/// at, as pseudo-counts of links.
struct LexicalPriors: Sendable {
  /// A pair and how many links it is worth.
  struct Pair: Sendable {
    var source: UInt32
    var target: UInt32
    var weight: Float
  }

  /// Each pair once.
  var pairs: [Pair] = []

  /// The same with the sides exchanged.
  var reversed: LexicalPriors {
    LexicalPriors(
      pairs: pairs.map { Pair(source: $0.target, target: $0.source, weight: $0.weight) })
  }
}
