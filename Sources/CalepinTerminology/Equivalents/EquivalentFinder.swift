public import CalepinAlignment
public import CalepinCore
public import CalepinText

/// Proposes terms of another language for the terms of a text.
///
/// A termbase is asked for the whole term first; what it does not have is put
/// together from its parts, and names and acronyms stay as they are. Where no
/// evidence is good enough nothing is proposed. How it is done and measured:
/// Documentation/Methods/equivalents.md.
public struct EquivalentFinder: Sendable {
  /// Where the surest proposal is below this confidence, none is made.
  public static let minimumConfidence = 0.25
  /// Further proposals are at least this sure.
  public static let leastConfidence = 0.06
  /// How many proposals a term gets at the most.
  public static let maximumCount = 5

  private let evidence: TranslationEvidence
  /// What tasks remember of the evidence.
  private let memories = Pool<DraftMemory>()

  /// Creates a finder for the terms of one text.
  ///
  /// - Parameters:
  ///   - index: The terms of the source language, the user's termbases first.
  ///   - target: The language of the proposals.
  ///   - terms: The terms of the text, whose domains decide between the senses
  ///     of a word.
  ///   - lexicon: What was learned from parallel texts; `nil` to do without.
  ///   - cores: The cores that work on it.
  public init(
    index: TermIndex, target: LanguageTag, terms: [CandidateTerm],
    lexicon: BilingualLexicon? = .builtIn, on cores: Cores = .one
  ) {
    self.evidence = TranslationEvidence(
      index: index, target: target, domains: DomainProfile(of: terms, in: index, on: cores),
      lexicon: lexicon)
  }

  /// A phrase of a text.
  public struct Phrase: Sendable {
    /// Where it stands.
    public var tokens: Range<Int>
    /// Whether the proposals are wanted in the plural.
    public var isPlural: Bool

    /// Creates a phrase.
    public init(_ tokens: Range<Int>, isPlural: Bool) {
      self.tokens = tokens
      self.isPlural = isPlural
    }
  }

  /// The proposals for a term, the surest one first.
  ///
  /// They stand in the singular or plural as ``CandidateTerm/text`` does.
  ///
  /// - Parameters:
  ///   - term: A term of ``TermExtractor``.
  ///   - sentence: A text in which it stands, best the sentence of
  ///     ``CandidateTerm/representative``.
  ///   - tokens: Where it stands there.
  /// - Returns: At most ``maximumCount`` proposals.
  /// - Complexity: O(number of tokens of the term, cubed).
  public func equivalents(
    of term: CandidateTerm, in sentence: AnalyzedText, at tokens: Range<Int>
  ) -> [Equivalent] {
    equivalents(of: [Phrase(tokens, isPlural: term.isPlural)], in: sentence)[0]
  }

  /// The proposals for a term that stands alone, in its number.
  ///
  /// - Complexity: O(length of the term, cubed).
  public func equivalents(ofTerm term: String, by analyzer: Analyzer) -> [Equivalent] {
    let text = analyzer.analyze(Array(term.utf8))
    guard text.tokens.count > 0 else { return [] }
    let tokens = 0..<text.tokens.count
    let head =
      text.language.language == "fr"
      ? tokens.first { text.tags[$0] == .noun } : tokens.last { text.tags[$0] == .noun }
    let isPlural = head.map { BaseForm.isPlural($0, in: tokens, of: text) } ?? false
    return equivalents(of: [Phrase(tokens, isPlural: isPlural)], in: text)[0]
  }

  /// The proposals for each of `phrases`, the surest one first.
  ///
  /// - Parameters:
  ///   - phrases: The phrases.
  ///   - text: The text in which they stand, or one alone.
  /// - Returns: At most ``maximumCount`` proposals for each.
  /// - Complexity: O(number of tokens of a phrase, cubed) for each.
  public func equivalents(of phrases: [Phrase], in text: AnalyzedText) -> [[Equivalent]] {
    let memory = memories.take() ?? DraftMemory()
    defer { memories.give(memory) }
    let translation = PhraseTranslation(text: text, evidence: evidence, memory: memory)
    return phrases.map { phrase in
      memory.tidy()
      let drafts = translation.drafts(ofPhrase: phrase.tokens)
      return shown(drafts, isPlural: phrase.isPlural, memory)
    }
  }

  /// What is shown of `drafts`.
  private func shown(
    _ drafts: [Draft], isPlural: Bool, _ memory: DraftMemory
  ) -> [Equivalent] {
    var ranked = drafts
    for place in ranked.indices {
      ranked[place].confidence = Calibration.confidence(of: ranked[place])
    }
    ranked = ranked.enumerated()
      .sorted { ($1.element.confidence, $0.offset) < ($0.element.confidence, $1.offset) }
      .map(\.element)
    guard let best = ranked.first, best.confidence >= Self.minimumConfidence else { return [] }
    var found: [Equivalent] = []
    for draft in ranked
    where draft.confidence >= Self.leastConfidence && found.count < Self.maximumCount {
      let text = memory.text(
        of: memory.text(of: draft, isPlural: isPlural, by: evidence.inflection))
      if found.contains(where: { $0.text == text }) { continue }
      found.append(memory.equivalent(text, draft))
    }
    return found
  }
}
