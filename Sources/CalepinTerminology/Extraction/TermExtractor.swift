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
  let background: ReferenceFrequencies?
  let lemmatizer: Lemmatizer?
  let model: TermModel?
  let reference: TermCounts?

  /// Creates an extractor for `language`, or `nil` when the language has no
  /// patterns.
  ///
  /// - Parameters:
  ///   - language: The language of the documents.
  ///   - known: Terms that are known already: they are kept whole and rank
  ///     higher the shorter the documents are.
  ///   - model: What judges corpora; by default the model that is built in.
  ///   - background: Words and phrases that texts of many fields share; by
  ///     default the table that is built in.
  ///   - reference: Counts of other texts: a word that is frequent there is
  ///     not special here.
  public init?(
    language: LanguageTag, known: TermIndex? = nil, model: TermModel? = nil,
    background: ReferenceFrequencies? = nil, reference: TermCounts? = nil
  ) {
    guard let rules = ExtractionRules.rules(for: language) else { return nil }
    self.rules = rules
    self.known = known
    self.frequencies = .builtIn(for: language)
    self.background = background ?? .background(for: language)
    self.lemmatizer = .builtIn(for: language)
    self.model = model ?? .builtIn(for: language)
    self.reference = reference
  }

  /// Counts the candidates of one text.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - name: The name of its document.
  ///   - placeLimit: How many places to keep of each term.
  /// - Returns: The counts, which can be merged.
  /// - Complexity: O(number of tokens).
  public func counts(
    of text: AnalyzedText, named name: String, placeLimit: Int = 3
  ) -> TermCounts {
    var counts = TermCounts(language: text.language, placeLimit: placeLimit)
    count(text, named: name, into: &counts)
    return counts
  }

  /// Counts the candidates of one text behind those of the texts that were
  /// counted before.
  ///
  /// - Parameters:
  ///   - text: The text, or a piece of it.
  ///   - name: The name of its document.
  ///   - start: Where the piece begins in its document.
  ///   - isContinuation: Whether the text is the rest of the last document.
  ///   - counts: What is added to; its language is that of the text.
  /// - Complexity: O(number of tokens).
  public func count(
    _ text: AnalyzedText, named name: String, at start: LinePlaces = LinePlaces(),
    isContinuation: Bool = false, into counts: inout TermCounts
  ) {
    counts.beginDocument(
      TermCounts.Document(
        name: name, tokenCount: text.tokens.count, sentenceCount: text.sentences.count),
      isContinuation: isContinuation)
    let source = CountedText(text, rules: rules, lemmatizer: lemmatizer, lines: start)
    var counter = DocumentCounter(source, known: known)
    counter.count(into: &counts)
  }

  /// The terms of what was counted, the best one first; ties go by the order
  /// of the text.
  ///
  /// - Parameters:
  ///   - counts: The counts, made with the same termbases.
  ///   - selection: Which terms are wanted.
  ///   - classes: What kinds of terms are wanted.
  ///   - isExplained: Whether terms get the reasons of the model.
  ///   - linksVariants: Whether terms get their variants.
  ///   - cores: The cores that work on it.
  ///   - isWanted: Whether a term may be in the list at all.
  /// - Returns: The terms in their order.
  /// - Complexity: O(n log n) for n groups.
  public func terms(
    of counts: TermCounts, _ selection: Selection = .all,
    classes: Set<TermClass> = [.noun, .name], isExplained: Bool = false, linksVariants: Bool = true,
    on cores: Cores = .one,
    where isWanted: (CandidateTerm) -> Bool = { _ in true }
  ) -> [CandidateTerm] {
    let ranking = TermRanking(
      counts, extractor: self, classes: classes, cores: cores,
      isExplained: isExplained)
    let end = selection == .likely ? ranking.likelyCount : ranking.order.count
    var (terms, place) = ([CandidateTerm](), 0)
    while place < end {
      var next = end
      // As many as are missing; not all of them may be wanted.
      if case .best(let count) = selection { next = min(end, place + count - terms.count) }
      if next == place { break }
      terms += ranking.terms(place..<next, isExplained: isExplained).filter(isWanted)
      place = next
    }
    guard linksVariants else { return terms }
    let count = terms.count
    // Variants may rank far lower than their terms.
    let last = min(ranking.order.count, Self.linkedCount)
    if place < last { terms += ranking.terms(place..<last, isExplained: false) }
    VariantLinker(counts: counts, rules: rules).link(&terms)
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
