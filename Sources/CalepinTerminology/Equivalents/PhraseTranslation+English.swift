internal import CalepinCore
internal import CalepinText

/// Composition from French into English, which puts most of what French has behind
/// a noun before it.
extension PhraseTranslation {
  /// Adds what the parts of the phrase in `range` make together.
  func addEnglishDrafts(
    for range: Range<Int>, _ rules: CompositionRules, to list: inout DraftList
  ) {
    addAdjectiveDrafts(for: range, rules, to: &list)
    addComplementDrafts(for: range, rules, to: &list)
    addAppositionDrafts(for: range, rules, to: &list)
  }

  /// *N A* → *A N*, *A N* → *A N*.
  private func addAdjectiveDrafts(
    for range: Range<Int>, _ rules: CompositionRules, to list: inout DraftList
  ) {
    let last = range.upperBound - 1
    if isAdjective(last) {
      qualify(
        part(range.lowerBound..<last), part(last..<range.upperBound), rules.adjectiveAfterNoun,
        into: &list)
    }
    if isAdjective(range.lowerBound) {
      qualify(
        part((range.lowerBound + 1)..<range.upperBound),
        part(range.lowerBound..<(range.lowerBound + 1)), rules.adjectiveBeforeNoun, into: &list)
    }
  }

  /// *N de N* → *N N*, *N de R* → *N of R*, *N de pointe* → *leading-edge N*.
  private func addComplementDrafts(
    for range: Range<Int>, _ rules: CompositionRules, to list: inout DraftList
  ) {
    for place in range.dropFirst().dropLast() where isPreposition(place) {
      let head = range.lowerBound..<place
      let phrase = text.bytes(of: place..<range.upperBound)
      let qualifiers = memory.qualifierDrafts(for: phrase, by: evidence)
      if !qualifiers.isEmpty {
        // What a termbase has as a whole is not taken apart.
        qualify(
          part(head), PhrasePart(drafts: qualifiers, source: memory.number(of: phrase)),
          rules.adjectiveAfterNoun, into: &list)
      } else if isOf(place) {
        addOfDrafts(head: head, place: place, end: range.upperBound, rules, to: &list)
      } else {
        put(
          part(withoutArticle(place + 1..<range.upperBound)), before: part(head),
          rules.nounWithPreposition, into: &list)
      }
    }
  }

  private func addOfDrafts(
    head: Range<Int>, place: Int, end: Int, _ rules: CompositionRules, to list: inout DraftList
  ) {
    var complement = (place + 1)..<end
    let isDefinite =
      text.tags[place] == .adpositionDeterminer || text.tags[complement.lowerBound] == .determiner
    if text.tags[complement.lowerBound] == .determiner { complement.removeFirst() }
    let (head, modifier) = (part(head), part(complement))
    guard let first = modifier.drafts.first else { return }
    let isPlural = isPlural(complement)
    if memory[first].number == .fixed, !isAcronym(complement) {
      return put(modifier, behind: head, isPlural: isPlural, rules.nounOfName, into: &list)
    }
    put(
      modifier, before: head, isDefinite ? rules.nounOfDefiniteNoun : rules.nounOfNoun,
      into: &list)
    put(
      modifier, behind: head, isPlural: isPlural, isDefinite ? rules.definiteOf : rules.plainOf,
      into: &list)
  }

  /// *N R* → *R N*, *N N* → *N N*.
  private func addAppositionDrafts(
    for range: Range<Int>, _ rules: CompositionRules, to list: inout DraftList
  ) {
    let last = range.upperBound - 1
    let weight: Double
    switch text.tags[last] {
    case .properNoun, .other, .numeral: weight = rules.nounAndName
    case .noun where text.tags[last - 1] == .noun: weight = rules.nounAndNoun
    default: return
    }
    put(
      part(last..<range.upperBound), before: part(range.lowerBound..<last), weight, into: &list)
  }

  /// Puts the translation of `modifier`, a noun, before that of `head`.
  private func put(
    _ modifier: PhrasePart, before head: PhrasePart, _ weight: Double, into list: inout DraftList
  ) {
    combine(head, modifier, weight, into: &list) { head, modifier in
      let words = memory.text(of: modifier, isPlural: false, by: evidence.inflection)
      return Joined(
        text: memory.joint(
          ofNoun: words, before: head.text, behind: Int(head.adjectiveCount)),
        number: head.number == .fixed ? .base : head.number, adjectiveCount: head.adjectiveCount)
    }
  }

  /// Puts the translation of `adjective` before that of `head`.
  private func qualify(
    _ head: PhrasePart, _ adjective: PhrasePart, _ weight: Double, into list: inout DraftList
  ) {
    combine(head, adjective, weight, into: &list) { head, adjective in
      let words = memory.text(of: adjective, isPlural: false, by: evidence.inflection)
      return Joined(
        text: DraftJoint.Text(head: head.text, modifier: words, place: 0, after: " "),
        number: head.number == .fixed ? .base : head.number,
        adjectiveCount: head.adjectiveCount + Int32(memory.wordCount(of: words)))
    }
  }

  /// Puts the translation of `complement` with *of* behind that of `head`.
  private func put(
    _ complement: PhrasePart, behind head: PhrasePart, isPlural: Bool, _ weight: Double,
    into list: inout DraftList
  ) {
    combine(head, complement, weight, into: &list) { head, complement in
      let words = memory.text(of: complement, isPlural: isPlural, by: evidence.inflection)
      return Joined(
        text: DraftJoint.Text(
          head: head.text, modifier: words, place: memory.bytes(of: head.text).count,
          before: " of "),
        number: head.number)
    }
  }

  private func isPreposition(_ token: Int) -> Bool {
    switch text.tags[token] {
    case .adposition, .adpositionDeterminer: true
    default: isOf(token)
    }
  }

  private func isOf(_ token: Int) -> Bool {
    guard text.tags[token] != .noun else { return false }
    return Self.ofForms.contains(text.words.text(of: text.forms[token]))
  }

  private static let ofForms: Set<String> = ["de", "d'", "du", "des"]
}
