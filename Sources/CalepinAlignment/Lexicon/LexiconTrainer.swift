internal import CalepinCore
public import CalepinText

/// Learns a bilingual lexicon from parallel texts.
///
/// The words of all texts are aligned by their lemmas; what is linked is
/// counted, a text's counts for the less the longer it is, so that no field
/// drowns the others.
public struct LexiconTrainer: Sendable {
  /// What can be chosen.
  public struct Options: Sendable {
    /// How often a pair of single words is seen at the least.
    public var leastCount = 2
    /// How often a pair with a phrase is seen at the least.
    public var leastPhraseCount = 3
    /// How often a translation is chosen at the least, from 0 to 1.
    public var leastProbability = 0.02
    /// How many translations a word or phrase has at the most.
    public var width = 12

    /// Creates the usual options.
    public init() {}
  }

  private let options: Options
  private let analyzers: (source: Analyzer, target: Analyzer)
  private var texts = (source: LexiconText(), target: LexiconText())
  /// The lines of each text.
  private var corpora: [Range<Int>] = []

  /// Creates a trainer that has seen no text.
  public init(from source: Analyzer, to target: Analyzer, options: Options = Options()) {
    analyzers = (source, target)
    self.options = options
  }

  /// Takes in a text: lines of one field, each side in UTF-8.
  public mutating func add(_ pairs: (source: [[UInt8]], target: [[UInt8]])) async {
    let first = texts.source.lemmas.count
    let (analyzers, texts) = (analyzers, texts)
    async let source = Self.grown(texts.source, by: pairs.source, analyzers.source)
    async let target = Self.grown(texts.target, by: pairs.target, analyzers.target)
    self.texts = (await source, await target)
    corpora.append(first..<self.texts.source.lemmas.count)
  }

  private static func grown(
    _ text: LexiconText, by lines: [[UInt8]], _ analyzer: Analyzer
  ) async -> LexiconText {
    var text = text
    text.append(lines, by: analyzer)
    return text
  }

  /// The lexicon in the form that ``BilingualLexicon`` reads.
  ///
  /// - Complexity: O(sum of the products of the lengths of the lines).
  public func model() async -> [UInt8] {
    var alignment = WordAligner.Options()
    alignment.samplers = 1
    alignment.effort = 2
    let links = await WordAligner(options: alignment)
      .align(texts.source.lemmas, texts.target.lemmas)
    var counts = LexiconCounts(texts.source, texts.target, corpora)
    counts.count(links)
    let kept = counts.pairs(options)
    return LexiconWriter(
      source: analyzers.source.language, target: analyzers.target.language, pairs: kept,
      forms: counts.formPairs()
    ).bytes()
  }
}
