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
  public init(
    index: TermIndex, target: LanguageTag, terms: [CandidateTerm],
    lexicon: BilingualLexicon? = .builtIn
  ) {
    self.evidence = TranslationEvidence(
      index: index, target: target, domains: DomainProfile(of: terms, in: index), lexicon: lexicon)
  }

  /// The proposals for `term`, the surest one first.
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
    equivalents(in: sentence, at: tokens, isPlural: term.isPlural)
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
    return equivalents(
      in: text, at: tokens,
      isPlural: head.map { BaseForm.isPlural($0, in: tokens, of: text) } ?? false)
  }

  /// The proposals for a phrase, the surest one first.
  ///
  /// - Parameters:
  ///   - text: The text in which it stands, or the phrase alone.
  ///   - tokens: Where it stands there.
  ///   - isPlural: Whether the proposals are wanted in the plural.
  /// - Returns: At most ``maximumCount`` proposals.
  /// - Complexity: O(number of tokens of the phrase, cubed).
  public func equivalents(
    in text: AnalyzedText, at tokens: Range<Int>, isPlural: Bool
  ) -> [Equivalent] {
    let memory = memories.take() ?? DraftMemory()
    defer { memories.give(memory) }
    memory.tidy()
    var translation = PhraseTranslation(text: text, evidence: evidence, memory: memory)
    var drafts = translation.drafts(for: tokens)
    for place in drafts.indices {
      drafts[place].confidence = Calibration.confidence(of: drafts[place])
    }
    let ranked = drafts.enumerated()
      .sorted { ($1.element.confidence, $0.offset) < ($0.element.confidence, $1.offset) }
      .map(\.element)
    guard let best = ranked.first, best.confidence >= Self.minimumConfidence else { return [] }
    var found: [Equivalent] = []
    for draft in ranked where draft.confidence >= Self.leastConfidence {
      let text = evidence.inflection.text(of: draft, isPlural: isPlural)
      if !found.contains(where: { $0.text == text }) {
        var equivalent = Equivalent(text, confidence: draft.confidence, origin: draft.origin)
        equivalent.parts = draft.parts
        found.append(equivalent)
      }
    }
    return Array(found.prefix(Self.maximumCount))
  }
}
