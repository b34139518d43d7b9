internal import CalepinAlignment
internal import CalepinCore
internal import CalepinText

/// Composition from English into French, whose noun phrases begin with what
/// English ends with.
extension PhraseTranslation {
  /// *A N* → *N A*, *N N* → *N de N*, *N of N* → *N de N*, at every place where
  /// the phrase may be cut.
  mutating func frenchDrafts(for range: Range<Int>, _ rules: CompositionRules) -> [Draft] {
    var found: [Draft] = []
    for cut in range.dropFirst() {
      let (left, right) = (range.lowerBound..<cut, cut..<range.upperBound)
      if text.tags[cut] == .adposition, cut + 1 < range.upperBound {
        guard text.words.text(of: text.forms[cut]) == "of" else { continue }
        found += complements(
          head: left, complement: withoutArticle(cut + 1..<range.upperBound), rules.nounOfNoun)
      } else if left.count == 1, isAdjective(left.lowerBound) {
        found += agreeingDrafts(head: right, adjective: left, rules.adjectiveBeforeNoun)
      } else {
        found += complements(head: right, complement: left, rules.nounAndNoun)
        if left.count == 1 {
          found += agreeingDrafts(head: right, adjective: left, rules.nounAsAdjective)
        }
      }
    }
    return found
  }

  private mutating func complements(
    head: Range<Int>, complement: Range<Int>, _ weight: Double
  ) -> [Draft] {
    guard let french = evidence.inflection.french else { return [] }
    return pairs(head, complement, weight).map { head, complement, confidence in
      Draft(
        text: french.joined(head.text, withComplement: complement.text), number: .base,
        confidence: complement.wordClass == .adjective ? confidence / 4 : confidence,
        origin: .composition)
    }
  }

  private mutating func agreeingDrafts(
    head: Range<Int>, adjective: Range<Int>, _ weight: Double
  ) -> [Draft] {
    guard let french = evidence.inflection.french else { return [] }
    return pairs(head, adjective, weight).compactMap { head, adjective, confidence in
      guard adjective.wordClass == .adjective || adjective.wordClass == nil else { return nil }
      return Draft(
        text: french.joined(head.text, withAdjective: adjective.text), number: .base,
        confidence: confidence, origin: .composition)
    }
  }
}
