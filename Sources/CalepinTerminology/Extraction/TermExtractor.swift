public import CalepinCore
public import CalepinText

/// Finds the terms of documents in one language and ranks them.
///
/// Candidates are sequences of word classes, grouped by their lemmas. A corpus
/// is ranked by a trained model, a short text by C-value × weirdness × weight of
/// the pattern, raised for what a termbase knows; in between the two are
/// blended. How it is done and measured: Documentation/Methods/extraction.md.
///
/// ```swift
/// var counts = extractor.counts(of: first, named: "a.txt")
/// counts.merge(extractor.counts(of: second, named: "b.txt"))
/// let terms = extractor.terms(of: counts, .likely)
/// ```
public struct TermExtractor: Sendable {
  /// Which terms are wanted.
  public enum Selection: Hashable, Sendable {
    /// All candidates.
    case all
    /// Those with which the list is expected to be best: the probabilities of
    /// the terms give the precision and recall of each of its beginnings.
    case likely
    /// The best ones, so many.
    case best(Int)
  }

  let rules: ExtractionRules
  let known: TermIndex?
  let frequencies: ReferenceFrequencies?
  let lemmatizer: Lemmatizer?
  let model: TermModel?

  /// Creates an extractor for `language`, or `nil` when the language has no
  /// patterns.
  ///
  /// - Parameters:
  ///   - language: The language of the documents.
  ///   - known: Terms that are known already: they are kept whole and rank
  ///     higher the shorter the documents are.
  ///   - model: What judges corpora; by default the model that is built in.
  public init?(language: LanguageTag, known: TermIndex? = nil, model: TermModel? = nil) {
    guard let rules = ExtractionRules.rules(for: language) else { return nil }
    self.rules = rules
    self.known = known
    self.frequencies = .builtIn(for: language)
    self.lemmatizer = .builtIn(for: language)
    self.model = model ?? .builtIn(for: language)
  }

  /// Counts the candidates of one text.
  ///
  /// - Parameters:
  ///   - text: The text, or a piece of it.
  ///   - name: The name of its document.
  ///   - start: Where the piece begins in its document.
  ///   - placeLimit: How many places to keep of each term.
  /// - Returns: The counts, which can be merged.
  /// - Complexity: O(number of tokens).
  public func counts(
    of text: AnalyzedText, named name: String, at start: LinePlaces = LinePlaces(),
    placeLimit: Int = 3
  ) -> TermCounts {
    var counter = DocumentCounter(
      text, rules: rules, lemmatizer: lemmatizer, known: known, lines: start,
      placeLimit: placeLimit)
    counter.count(as: name)
    return counter.counts
  }

  /// The terms of what was counted, the best one first; ties go by the order
  /// of the text.
  ///
  /// - Complexity: O(n log n) for n groups.
  public func terms(of counts: TermCounts, _ selection: Selection = .all) -> [CandidateTerm] {
    let ranking = TermRanking(counts, extractor: self)
    let count =
      switch selection {
      case .all: ranking.order.count
      case .likely: ranking.likelyCount
      case .best(let count): min(count, ranking.order.count)
      }
    // Variants may rank far lower than their terms.
    let linked = max(count, Self.linkedCount)
    var terms = ranking.order.prefix(linked).map { ranking.term($0) }
    VariantLinker(counts: counts).link(&terms)
    return Array(terms.prefix(count))
  }

  /// Among how many terms variants are sought at the least.
  private static let linkedCount = 20_000

  /// All terms of `documents`, the best one first.
  public func terms(in documents: [AnalyzedText]) -> [CandidateTerm] {
    var counts = TermCounts(language: documents.first?.language ?? .french)
    for (number, document) in documents.enumerated() {
      counts.merge(self.counts(of: document, named: "\(number + 1)"))
    }
    return terms(of: counts)
  }
}
