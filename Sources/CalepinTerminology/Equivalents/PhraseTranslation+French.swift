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
    return pairs(head, complement, weight).map { pair in
      Draft(
        text: french.joined(pair.head.text, withComplement: pair.modifier.text), number: .base,
        confidence: pair.confidence / (pair.modifier.wordClass == .adjective ? 4 : 1),
        origin: .composition, parts: pair.parts)
    }
  }

  private mutating func agreeingDrafts(
    head: Range<Int>, adjective: Range<Int>, _ weight: Double
  ) -> [Draft] {
    guard let french = evidence.inflection.french else { return [] }
    return pairs(head, adjective, weight).compactMap { pair in
      guard [.adjective, nil].contains(pair.modifier.wordClass) else { return nil }
      return Draft(
        text: french.joined(pair.head.text, withAdjective: pair.modifier.text), number: .base,
        confidence: pair.confidence, origin: .composition, parts: pair.parts)
    }
  }
}
