internal import CalepinAlignment
internal import CalepinCore
internal import CalepinTerminology
internal import CalepinText

/// What the terms of an extraction are called in the bitext that goes with it.
struct BitextEquivalents {
  /// The segments.
  let pairs: [(source: String, target: String)]
  /// The name by which people are told of the bitext.
  let name: String
  /// The names of the termbases whose terms win over the bitext.
  let ownBases: Set<String>
  private let finder: TermPairFinder

  /// Finds the terms of `pairs`.
  ///
  /// - Parameters:
  ///   - pairs: The segments.
  ///   - files: Where they come from.
  ///   - analyzer: What analyses the source side.
  ///   - extractor: What finds the terms of the source side.
  ///   - target: The language of the target side.
  ///   - ownBases: The names of the user's own termbases.
  /// - Throws: ``CommandFailure`` when terms of the target language cannot be
  ///   found.
  init(
    _ pairs: [(source: String, target: String)], of files: [String], analyzer: Analyzer,
    extractor: TermExtractor, to target: LanguageTag, ownBases: Set<String>
  ) throws {
    guard let other = TermExtractor(language: target) else {
      throw CommandFailure(
        "terms of '\(target)' cannot be extracted: there are patterns for 'fr' and 'en'")
    }
    self.pairs = pairs
    self.ownBases = ownBases
    name = files.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
      .joined(separator: "+")
    finder = TermPairFinder(
      Bitext(pairs, from: analyzer, to: Analyzer(language: target)), source: extractor,
      target: other,
      translations: LexiconTranslations.builtIn(from: analyzer.language, to: target))
  }

  /// The proposals for `term`, together with what was proposed without the
  /// bitext.
  func equivalents(of term: CandidateTerm, merging others: [Equivalent]) -> [Equivalent] {
    finder.equivalents(of: term, merging: others, named: name, ownBases: ownBases)
  }
}
