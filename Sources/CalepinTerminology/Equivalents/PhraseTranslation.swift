internal import CalepinAlignment
internal import CalepinCore
internal import CalepinText

/// Drafts of two parts of a phrase, and how sure it is that they belong
/// together.
struct PartPair {
  var head: Draft
  var modifier: Draft
  var confidence: Double
  var parts: [Equivalent.Part]
}

/// Translates one phrase of a text by the longest parts for which there is
/// evidence.
///
/// A part is translated once, whatever larger parts it belongs to.
struct PhraseTranslation {
  /// How many drafts of a part take part in larger ones.
  private static let width = 4
  /// How many drafts a part has at the most.
  private static let mostDrafts = 12
  /// How sure it is at the most that a name stays that the lexicon translates.
  private static let translatedName = 0.72
  /// A phrase that is longer is not taken apart.
  private static let longestPhrase = 8

  let text: AnalyzedText
  let evidence: TranslationEvidence
  private let memory: DraftMemory
  private var memo: [Range<Int>: [Draft]] = [:]

  /// Creates a translation that remembers what was found out with the same
  /// `evidence` before.
  init(text: AnalyzedText, evidence: TranslationEvidence, memory: DraftMemory) {
    self.text = text
    self.evidence = evidence
    self.memory = memory
  }

  /// The proposals for the tokens in `range`, the surest one first.
  mutating func drafts(for range: Range<Int>) -> [Draft] {
    if let known = memo[range] { return known }
    let found =
      range.count == 1
      ? memory.drafts(ofWord: range.lowerBound, in: text) { makeDrafts(for: range) }
      : makeDrafts(for: range)
    memo[range] = found
    return found
  }

  private mutating func makeDrafts(for range: Range<Int>) -> [Draft] {
    let entries = memory.entryDrafts(
      for: text.bytes(of: range), as: partOfSpeech(of: range), isPlural: isPlural(range),
      by: evidence)
    if !entries.isEmpty { return entries }
    var found = evidence.lexicon?.drafts(for: range, in: text) ?? []
    if isAcronym(range), let acronym = evidence.acronymDraft(for: text.text(of: range)) {
      return [acronym]
    }
    if isName(range) || isAcronym(range) {
      if var name = evidence.nameDraft(for: text.text(of: range)) {
        // A name with a translation of its own is likelier not to stay.
        if !found.isEmpty { name.confidence = min(name.confidence, Self.translatedName) }
        found.append(name)
      }
    } else if range.count == 1 {
      if !evidence.hasOwnClass(found, of: range.lowerBound, in: text),
        let cognate = evidence.cognateDraft(for: range.lowerBound, in: text)
      {
        found.append(cognate)
      }
    } else if range.count <= Self.longestPhrase, let rules = evidence.rules {
      found += composed(range, rules)
    }
    return Self.merged(found)
  }

  private mutating func composed(_ range: Range<Int>, _ rules: CompositionRules) -> [Draft] {
    let drafts =
      evidence.target.language == "fr"
      ? frenchDrafts(for: range, rules)
      : adjectiveDrafts(for: range, rules) + complementDrafts(for: range, rules)
        + appositionDrafts(for: range, rules)
    return drafts.map { evidence.weighed($0, memory) }
  }

  /// The drafts with the surest first, each text once.
  private static func merged(_ drafts: [Draft]) -> [Draft] {
    var best: [Draft] = []
    let sorted = drafts.enumerated()
      .sorted { ($1.element.confidence, $0.offset) < ($0.element.confidence, $1.offset) }
    for draft in sorted.map(\.element) where best.count < mostDrafts {
      if !best.contains(where: { $0.text == draft.text }) { best.append(draft) }
    }
    return best
  }

  /// The likeliest drafts of two parts, each with each, and how sure it is that
  /// they belong together.
  mutating func pairs(
    _ headTokens: Range<Int>, _ modifierTokens: Range<Int>, _ weight: Double
  ) -> [PartPair] {
    let heads = drafts(for: headTokens).filter { $0.wordClass != .verb && $0.wordClass != .adverb }
    let modifiers = drafts(for: modifierTokens).filter { $0.wordClass != .adverb }
    guard !heads.isEmpty, !modifiers.isEmpty else { return [] }
    let (headText, modifierText) = (text.text(of: headTokens), text.text(of: modifierTokens))
    return heads.prefix(Self.width).flatMap { head in
      modifiers.prefix(Self.width).map { modifier in
        // A verb before a noun would have to be a participle.
        let form = modifier.wordClass == .verb ? 0.15 : 1
        return PartPair(
          head: head, modifier: modifier,
          confidence: head.confidence * modifier.confidence * weight * form,
          parts: head.parts(of: headText) + modifier.parts(of: modifierText))
      }
    }
  }

  /// *N A* → *A N*, *A N* → *A N*.
  private mutating func adjectiveDrafts(
    for range: Range<Int>, _ rules: CompositionRules
  ) -> [Draft] {
    let last = range.upperBound - 1
    var found: [Draft] = []
    if isAdjective(last) {
      found += qualified(
        last..<range.upperBound, range.lowerBound..<last, rules.adjectiveAfterNoun)
    }
    if isAdjective(range.lowerBound) {
      found += qualified(
        range.lowerBound..<(range.lowerBound + 1), (range.lowerBound + 1)..<range.upperBound,
        rules.adjectiveBeforeNoun)
    }
    return found
  }

  /// *N de N* → *N N*, *N de R* → *N of R*, *N de pointe* → *leading-edge N*.
  private mutating func complementDrafts(
    for range: Range<Int>, _ rules: CompositionRules
  ) -> [Draft] {
    var found: [Draft] = []
    for place in range.dropFirst().dropLast() where isPreposition(place) {
      let head = range.lowerBound..<place
      let qualifiers = evidence.qualifierDrafts(
        for: text.bytes(of: place..<range.upperBound), memory)
      if !qualifiers.isEmpty {
        // What a termbase has as a whole is not taken apart.
        memo[place..<range.upperBound] = qualifiers
        found += qualified(place..<range.upperBound, head, rules.adjectiveAfterNoun)
      } else if isOf(place) {
        found += ofDrafts(head: head, place: place, end: range.upperBound, rules)
      } else {
        found += joined(
          withoutArticle(place + 1..<range.upperBound), head, rules.nounWithPreposition)
      }
    }
    return found
  }

  private mutating func ofDrafts(
    head: Range<Int>, place: Int, end: Int, _ rules: CompositionRules
  ) -> [Draft] {
    var complement = (place + 1)..<end
    let isDefinite =
      text.tags[place] == .adpositionDeterminer || text.tags[complement.lowerBound] == .determiner
    if text.tags[complement.lowerBound] == .determiner { complement.removeFirst() }
    guard let first = drafts(for: complement).first else { return [] }
    if case .fixed = first.number, !isAcronym(complement) {
      return joinedWithOf(head, complement, rules.nounOfName)
    }
    return joined(complement, head, isDefinite ? rules.nounOfDefiniteNoun : rules.nounOfNoun)
      + joinedWithOf(head, complement, isDefinite ? rules.definiteOf : rules.plainOf)
  }

  /// *N R* → *R N*, *N N* → *N N*.
  private mutating func appositionDrafts(
    for range: Range<Int>, _ rules: CompositionRules
  ) -> [Draft] {
    let last = range.upperBound - 1
    let head = range.lowerBound..<last
    switch text.tags[last] {
    case .properNoun, .other, .numeral:
      return joined(last..<range.upperBound, head, rules.nounAndName)
    case .noun where text.tags[last - 1] == .noun:
      return joined(last..<range.upperBound, head, rules.nounAndNoun)
    default: return []
    }
  }

  /// Puts the translation of `modifier`, a noun, before that of `head`.
  private mutating func joined(
    _ modifier: Range<Int>, _ head: Range<Int>, _ weight: Double
  ) -> [Draft] {
    pairs(head, modifier, weight).map { pair in
      let words = evidence.inflection.modifier(of: pair.modifier)
      return Draft(
        text: pair.head.text(withNoun: words),
        number: pair.head.number == .fixed ? .base : pair.head.number,
        confidence: pair.confidence, origin: .composition,
        adjectiveCount: pair.head.adjectiveCount, parts: pair.parts)
    }
  }

  /// Puts the translation of `adjective` before that of `head`.
  private mutating func qualified(
    _ adjective: Range<Int>, _ head: Range<Int>, _ weight: Double
  ) -> [Draft] {
    pairs(head, adjective, weight).map { pair in
      let words = evidence.inflection.modifier(of: pair.modifier)
      return Draft(
        text: words + " " + pair.head.text,
        number: pair.head.number == .fixed ? .base : pair.head.number,
        confidence: pair.confidence, origin: .composition,
        adjectiveCount: pair.head.adjectiveCount + words.split(separator: " ").count,
        parts: pair.parts)
    }
  }

  private mutating func joinedWithOf(
    _ head: Range<Int>, _ complement: Range<Int>, _ weight: Double
  ) -> [Draft] {
    let isPlural = isPlural(complement)
    return pairs(head, complement, weight).map { pair in
      let complement = evidence.inflection.text(of: pair.modifier, isPlural: isPlural)
      return Draft(
        text: "\(pair.head.text) of \(complement)", number: pair.head.number,
        confidence: pair.confidence, origin: .composition, parts: pair.parts)
    }
  }

  // What the tokens are.

  func isAdjective(_ token: Int) -> Bool {
    text.tags[token] == .adjective || text.tags[token] == .verb
  }

  /// The range without an article at its beginning.
  func withoutArticle(_ range: Range<Int>) -> Range<Int> {
    text.tags[range.lowerBound] == .determiner && range.count > 1 ? range.dropFirst() : range
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

  /// Names and the numbers in them; a foreign word counts with a capital only.
  private func isName(_ range: Range<Int>) -> Bool {
    range.allSatisfy { token in
      switch text.tags[token] {
      case .properNoun, .numeral: true
      case .other: text.surfaceText(of: token).first?.isUppercase == true
      default: false
      }
    }
  }

  private func isAcronym(_ range: Range<Int>) -> Bool {
    guard range.count == 1 else { return false }
    let surface = text.surface(of: range.lowerBound)
    return (2...8).contains(surface.count)
      && surface.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) }
      && surface.contains { (0x41...0x5A).contains($0) }
  }

  private func isPlural(_ range: Range<Int>) -> Bool {
    guard let head = range.first(where: { text.tags[$0] == .noun }) else { return false }
    return BaseForm.isPlural(head, in: range, of: text)
  }

  private func partOfSpeech(of range: Range<Int>) -> TermPartOfSpeech? {
    guard range.count == 1 else { return .noun }
    switch text.tags[range.lowerBound] {
    case .noun: return .noun
    case .properNoun: return .properNoun
    case .adjective, .verb: return .adjective
    default: return nil
    }
  }
}
