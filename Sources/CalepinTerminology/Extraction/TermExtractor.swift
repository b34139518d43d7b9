public import CalepinCore
public import CalepinText

/// Finds the terms of documents in one language and ranks them.
///
/// Candidates are sequences of word classes, grouped by their lemmas; their
/// score is C-value × weirdness × weight of the pattern, raised for what a
/// termbase knows. How it is done and measured: Documentation/Methods/extraction.md.
public struct TermExtractor: Sendable {
  private let rules: ExtractionRules
  private let known: TermIndex?
  private let frequencies: ReferenceFrequencies?
  private let lemmatizer: Lemmatizer?

  /// Creates an extractor for `language`, or `nil` when the language has no
  /// patterns.
  ///
  /// - Parameters:
  ///   - language: The language of the documents.
  ///   - known: Terms that are known already: they are kept whole and rank
  ///     higher the shorter the documents are.
  public init?(language: LanguageTag, known: TermIndex? = nil) {
    guard let rules = ExtractionRules.rules(for: language) else { return nil }
    self.rules = rules
    self.known = known
    self.frequencies = .builtIn(for: language)
    self.lemmatizer = .builtIn(for: language)
  }

  /// The terms of `documents`, the best one first; ties go by the order of the
  /// text.
  ///
  /// - Complexity: O(number of tokens + number of groups × log(number of
  ///   groups)).
  public func terms(in documents: [AnalyzedText]) -> [CandidateTerm] {
    var collector = CandidateCollector(rules: rules, lemmatizer: lemmatizer)
    for (number, document) in documents.enumerated() { collector.add(document, document: number) }
    let judge = KnowledgeJudge(known: known, frequencies: frequencies, documents: documents)
    let knowledge = judge.knowledge(of: collector.groups)
    let nesting = Nesting(collector: collector, knowledge: knowledge)
    let scorer = TermhoodScorer(
      collector: collector, nesting: nesting, frequencies: frequencies, rules: rules)
    var terms: [CandidateTerm] = []
    for (number, group) in collector.groups.enumerated() {
      // A phrase that a termbase knows may begin with a word that says little by itself.
      let isKept = !group.isFiltered || (knowledge[number].isKnown && knowledge[number].isPhrase)
      guard isKept, nesting.independentCount[number] > 0 else { continue }
      let termhood = scorer.termhood(
        of: number, knowledge: knowledge[number], in: documents)
      guard termhood.cValue > 0 else { continue }
      terms.append(
        term(of: group, scorer: scorer, termhood: termhood, collector: collector, in: documents))
    }
    terms.sort { a, b in
      if a.score != b.score { return a.score > b.score }
      return a.occurrences[0].isBefore(b.occurrences[0])
    }
    VariantLinker(documents: documents, known: known).link(&terms)
    return terms
  }

  private func term(
    of group: CandidateCollector.Group, scorer: TermhoodScorer, termhood: Termhood,
    collector: CandidateCollector, in documents: [AnalyzedText]
  ) -> CandidateTerm {
    let pattern = rules.grammar.patterns[group.pattern]
    let forms = FormCounter(group: group, pattern: pattern, documents: documents)
    let isName = pattern.name.allSatisfy { "R d".contains($0) }
    return CandidateTerm(
      text: forms.displayText, lemma: forms.base.text,
      key: String(decoding: collector.keys.bytes(of: group.key), as: UTF8.self),
      forms: forms.forms, pattern: pattern.name, frequency: group.occurrences.count,
      score: scorer.score(of: termhood, isName: isName), termhood: termhood,
      occurrences: group.occurrences, representative: forms.representative, isName: isName,
      isPlural: forms.base.isPlural)
  }
}

extension CandidateTerm.Occurrence {
  /// Whether this place comes before `other` in the text.
  func isBefore(_ other: Self) -> Bool {
    (document, tokens.lowerBound, tokens.upperBound)
      < (other.document, other.tokens.lowerBound, other.tokens.upperBound)
  }
}
