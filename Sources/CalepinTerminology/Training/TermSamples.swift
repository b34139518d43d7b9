internal import CalepinText

/// The candidates of one corpus with their features: what a model of termhood
/// is trained on.
public struct TermSamples: Sendable {
  /// A candidate.
  struct Sample {
    var key: String
    var frequency: Int
    /// Whether a termbase has it.
    var isListed: Bool
    /// Its features.
    var row: [Float]
  }

  /// The names of the features.
  let names: [String]
  /// How many tokens the corpus has.
  let tokenCount: Int
  /// All common terms that occur at least twice.
  private(set) var samples: [Sample] = []

  /// Takes the candidates of `counts`, which `extractor` has counted; its
  /// termbases tell which are listed.
  public init(_ counts: TermCounts, extractor: TermExtractor) {
    let context = TermContext(counts, extractor: extractor, cores: Cores(count: 1)) { _ in false }
    let features = context.features()
    names = TermFeatures.names(for: context.patterns)
    tokenCount = counts.tokenCount
    for (number, group) in counts.groups.enumerated()
    where !group.isFiltered && group.frequency > 1
      && context.patterns[Int(group.pattern)].termClass != .name
    {
      var sample = Sample(
        key: counts.keys.text(of: UInt32(number)), frequency: group.frequency,
        isListed: group.isKnown, row: [])
      features.fill(&sample.row, with: number)
      samples.append(sample)
    }
  }
}
