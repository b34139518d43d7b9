internal import CalepinCore
internal import CalepinText

/// Candidates with their features and whether a termbase has them: what a model
/// is trained on.
public struct TermSamples: Sendable {
  /// The names of the features.
  public let names: [String]
  /// The features of all samples, one row behind the other.
  public private(set) var values: [Float] = []
  /// Whether a termbase has the candidate.
  public private(set) var labels: [Bool] = []
  /// The keys, for people.
  public private(set) var keys: [String] = []

  /// Takes the candidates of `counts`, which were counted by `extractor`, whose
  /// termbases give the labels.
  public init(_ counts: TermCounts, extractor: TermExtractor) {
    let rules = extractor.rules
    let graph = KeyGraph(counts, patterns: rules.grammar.patterns) { _ in false }
    let words = WordMeasures(counts, reference: extractor.frequencies)
    let features = TermFeatures(counts, graph: graph, words: words, rules: rules)
    names = features.names
    for (number, group) in counts.groups.enumerated() where !group.isFiltered {
      values += features.row(number)
      labels.append(group.isKnown)
      keys.append(counts.keys.text(of: UInt32(number)))
    }
  }
}
