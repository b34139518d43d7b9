/// Sentences that translate each other: a run on each side, one of which may be
/// empty.
public struct SentenceBead: Hashable, Sendable {
  /// Positions of the sentences in the source text, from 0.
  public var source: Range<Int>
  /// Positions of the sentences in the target text, from 0.
  public var target: Range<Int>
  /// How likely the bead is right, from 0 to 1.
  public var score: Double

  /// Creates a bead.
  public init(source: Range<Int>, target: Range<Int>, score: Double) {
    self.source = source
    self.target = target
    self.score = score
  }

  /// Whether both sides have a sentence.
  public var isPair: Bool { !source.isEmpty && !target.isEmpty }
}

/// Two texts sentence by sentence.
public struct DocumentAlignment: Sendable {
  /// All sentences of both texts, each in one bead, in the order of the texts.
  public var beads: [SentenceBead]

  /// How well the texts fit together, from 0 to 1: the mean of the scores over
  /// the sentences of both sides, where a sentence without a partner counts 0.
  public var quality: Double {
    var (sum, count) = (0.0, 0)
    for bead in beads {
      let size = bead.source.count + bead.target.count
      count += size
      if bead.isPair { sum += Double(size) * bead.score }
    }
    return count == 0 ? 0 : sum / Double(count)
  }
}
