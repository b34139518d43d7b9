internal import CalepinAlignment
internal import CalepinCore
internal import CalepinText

/// Composition from English into French, whose noun phrases begin with what
/// English ends with.
extension PhraseTranslation {
  /// *A N* → *N A*, *N N* → *N de N*, *N of N* → *N de N*, at every place where
  /// the phrase may be cut.
  func addFrenchDrafts(
    for range: Range<Int>, _ rules: CompositionRules, _ french: FrenchPhrase,
    to list: inout DraftList
  ) {
    for cut in range.dropFirst() {
      let (left, right) = (range.lowerBound..<cut, cut..<range.upperBound)
      if text.tags[cut] == .adposition, cut + 1 < range.upperBound {
        guard text.words.text(of: text.forms[cut]) == "of" else { continue }
        complement(
          part(left), part(withoutArticle(cut + 1..<range.upperBound)), rules.nounOfNoun, french,
          into: &list)
      } else if left.count == 1, isAdjective(left.lowerBound) {
        qualify(part(right), part(left), rules.adjectiveBeforeNoun, french, into: &list)
      } else {
        let (head, modifier) = (part(right), part(left))
        complement(head, modifier, rules.nounAndNoun, french, into: &list)
        if left.count == 1 { qualify(head, modifier, rules.nounAsAdjective, french, into: &list) }
      }
    }
  }

  private func complement(
    _ head: PhrasePart, _ complement: PhrasePart, _ weight: Double, _ french: FrenchPhrase,
    into list: inout DraftList
  ) {
    combine(head, complement, weight, into: &list) { head, complement in
      Joined(
        text: memory.joint(ofComplement: complement.text, with: head.text, by: french),
        factor: complement.wordClass == .adjective ? 0.25 : 1)
    }
  }

  private func qualify(
    _ head: PhrasePart, _ adjective: PhrasePart, _ weight: Double, _ french: FrenchPhrase,
    into list: inout DraftList
  ) {
    combine(head, adjective, weight, into: &list) { head, adjective in
      guard [.adjective, nil].contains(adjective.wordClass) else { return nil }
      return Joined(
        text: memory.joint(ofAdjective: adjective.text, with: head.text, by: french))
    }
  }
}
