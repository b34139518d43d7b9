/// Finds which sentences of a text and its translation belong together.
///
/// 1. A pass by length and rare words gives a rough way through both texts.
/// 2. Round that way, lengths, shapes and the words of both sides decide.
/// 3. What the sure pairs of the texts teach is added, and the way found anew.
///
/// How it is done and measured: Documentation/Methods/alignment.md.
public struct SentenceAligner: Sendable {
  /// How much work is done.
  public struct Options: Sendable {
    /// Whether the pairs found first teach words for a second search.
    public var learns = true

    /// Creates the default options.
    public init() {}
  }

  /// Texts with no more sentence pairs than this are searched as a whole.
  private static let wholeLimit = 4_000
  /// How far the search goes from the rough way, in sentences.
  private static let width = 25
  /// How far it goes when the way is known better.
  private static let secondWidth = 15

  private let options: Options
  private let translations: (any WordTranslations)?

  /// Creates an aligner.
  ///
  /// - Parameters:
  ///   - translations: What is known of the translation of words, if anything.
  ///   - options: How much work is done.
  public init(
    translations: (any WordTranslations)? = nil, options: Options = Options()
  ) {
    self.options = options
    self.translations = translations
  }

  /// The beads of `source` and `target`.
  ///
  /// - Complexity: O(sentences × the square of their mean length); memory is
  ///   O(sentences and words).
  public func align(_ source: SegmentedText, _ target: SegmentedText) -> DocumentAlignment {
    let from = SentenceWords(source)
    let to = SentenceWords(target)
    guard from.sentenceCount > 0, to.sentenceCount > 0 else {
      return DocumentAlignment(beads: Self.unpaired(from.sentenceCount, to.sentenceCount))
    }
    let lengths = LengthModel(
      sourceLength: from.length(of: 0..<from.sentenceCount),
      targetLength: to.length(of: 0..<to.sentenceCount))
    let known = KnownPairs(translations: translations).pairs(from, to)
    var table = PairTable(known, sourceWordCount: from.wordCount)
    var beads = search(from, to, lengths, table, firstBand(from, to, lengths, table))
    if options.learns {
      var learner = PairLearner(
        from, to, beads: beads.filter { $0.source.count == 1 && $0.target.count == 1 },
        known: table)
      table = PairTable(known + learner.learn(), sourceWordCount: from.wordCount)
      beads = search(
        from, to, lengths, table,
        band(around: beads, from.sentenceCount, to.sentenceCount, Self.secondWidth))
    }
    var scorer = BeadScorer(from, to, pairs: table, lengths: lengths)
    scorer.score(&beads)
    return DocumentAlignment(beads: beads)
  }

  /// The sentences of texts of which one has none.
  private static func unpaired(_ sourceCount: Int, _ targetCount: Int) -> [SentenceBead] {
    (0..<sourceCount).map { SentenceBead(source: $0..<$0 + 1, target: 0..<0, score: 0) }
      + (0..<targetCount).map {
        SentenceBead(source: sourceCount..<sourceCount, target: $0..<$0 + 1, score: 0)
      }
  }

  /// Where the first search by words goes.
  private func firstBand(
    _ source: SentenceWords, _ target: SentenceWords, _ lengths: LengthModel, _ table: PairTable
  ) -> AlignmentBand {
    let (rows, columns) = (source.sentenceCount, target.sentenceCount)
    let whole = AlignmentBand(sourceCount: rows, targetCount: columns)
    guard rows * columns > Self.wholeLimit else { return whole }
    let points = AnchorPoints(source, target, pairs: table)
    var search = BeadSearch(
      source, target, lengths: lengths, shapes: BeadShape.simple,
      band: rows * columns > 250_000
        ? AlignmentBand(
          around: points.chain(targetCount: columns), sourceCount: rows, targetCount: columns,
          width: { _ in 150 }) : whole, evidence: points)
    return band(around: search.beads(), rows, columns, Self.width)
  }

  private func band(
    around beads: [SentenceBead], _ rows: Int, _ columns: Int, _ width: Int
  ) -> AlignmentBand {
    AlignmentBand(
      around: beads.map { ($0.source.upperBound, $0.target.upperBound) }, sourceCount: rows,
      targetCount: columns, width: { _ in width })
  }

  private func search(
    _ source: SentenceWords, _ target: SentenceWords, _ lengths: LengthModel, _ table: PairTable,
    _ band: AlignmentBand
  ) -> [SentenceBead] {
    var search = BeadSearch(
      source, target, lengths: lengths, shapes: BeadShape.all, band: band,
      evidence: LexicalEvidence(source, target, pairs: table))
    return search.beads()
  }
}
