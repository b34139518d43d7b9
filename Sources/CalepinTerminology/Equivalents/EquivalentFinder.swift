public import CalepinCore
public import CalepinText

/// Proposes terms of another language for the terms of a text.
///
/// A termbase is asked for the whole term first; what it does not have is put
/// together from its parts, and names and acronyms stay as they are. Where no
/// evidence is good enough nothing is proposed. How it is done and measured:
/// Documentation/Methods/equivalents.md.
public struct EquivalentFinder: Sendable {
  /// Proposals below this confidence are not made.
  public static let minimumConfidence = 0.5
  /// How many proposals a term gets at the most.
  public static let maximumCount = 5

  private let evidence: TranslationEvidence

  /// Creates a finder for the terms of one text.
  ///
  /// - Parameters:
  ///   - index: The terms of the source language, the user's termbases first.
  ///   - target: The language of the proposals.
  ///   - terms: The terms of the text, whose domains decide between the senses
  ///     of a word.
  public init(index: TermIndex, target: LanguageTag, terms: [CandidateTerm]) {
    self.evidence = TranslationEvidence(
      index: index, target: target, domains: DomainProfile(of: terms, in: index))
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
    var translation = PhraseTranslation(text: sentence, evidence: evidence)
    var found: [Equivalent] = []
    for draft in translation.drafts(for: tokens)
    where draft.confidence >= Self.minimumConfidence {
      let text = evidence.inflection.text(of: draft, isPlural: term.isPlural)
      if !found.contains(where: { $0.text == text }) {
        found.append(
          Equivalent(
            text, confidence: (draft.confidence * 100).rounded() / 100, origin: draft.origin))
      }
    }
    return Array(found.prefix(Self.maximumCount))
  }
}
