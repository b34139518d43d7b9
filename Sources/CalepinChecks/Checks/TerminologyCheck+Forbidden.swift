internal import CalepinCore
internal import CalepinTerminology
internal import CalepinText

/// Terms of the translation that are not to be used.
extension TerminologyCheck {
  /// Adds the forbidden and deprecated terms of `concept`, and says whether
  /// there are any.
  mutating func addForbidden(
    _ concept: Concept, among concepts: [Concept], used: [Use], _ unit: UnitAnalysis,
    _ findings: inout FindingList
  ) -> Bool {
    var isForbidden = false
    // Its synonyms may be there for another word.
    let preferred = usable(concept).first
    let isDone = used.count { text(of: $0) == preferred } >= concept.count
    for hit in target.hits where targetFacts[hit.term].key == concept.key {
      guard !targetFacts[hit.term].isUsable, !isWanted(hit, by: concepts, except: concept.key),
        !isName(hit, concept, in: unit),
        used.isEmpty || !isQuoted(hit, in: unit.target), !translatesOther(hit, concept, in: unit)
      else { continue }
      isForbidden = true
      addForbidden(hit, concept, unit, isWeak: isDone, &findings)
    }
    return isForbidden
  }

  /// Whether a word with a capital inside a sentence of the translation is the
  /// name that the source has: `Windows` again.
  private mutating func isName(_ hit: TermHit, _ concept: Concept, in unit: UnitAnalysis) -> Bool {
    let index = unit.target.tokens.firstIndex { Int($0.start) >= hit.start } ?? 0
    guard unit.target.tokens[index].flags.contains(.isCapitalized) else { return false }
    let text = unit.target.text(hit.range)
    if concept.isName, index > 0 || text == unit.source.text(concept.range) { return true }
    let isInSource = unit.source.tokens.contains {
      $0.kind == .word && $0.count == hit.range.count && unit.source.text($0) == text
    }
    guard isInSource else { return false }
    return targetFacts[hit.term].isLowercase && isName(at: hit.range, in: unit.target)
      || isOne(text, in: unit.target, behind: hit.end)
  }

  /// Whether `text`, which looks like a plural, is the subject of a verb in the
  /// singular: *Windows ouvre*.
  private mutating func isOne(_ text: String, in side: TextSide, behind end: Int) -> Bool {
    guard EnglishInflection.isPlural(text), side.language == .french,
      let next = side.tokens.first(where: { Int($0.start) >= end }), next.kind == .word,
      !side.text(next).hasSuffix("nt")
    else { return false }
    let wordClass = wordClasses.inTarget(side.bytes, at: Int(next.start))
    return wordClass == .verb || wordClass == .auxiliary
  }

  /// Whether the words at `hit` translate others of the source: *paramètre* is
  /// no word for *argument* where it is one for *parameter*.
  private mutating func translatesOther(
    _ hit: TermHit, _ concept: Concept, in unit: UnitAnalysis
  ) -> Bool {
    let words = unit.target.words(in: hit.range).filter {
      unit.target.isContent(unit.target.tokens[$0])
    }
    guard !words.isEmpty else { return false }
    let links = links(of: unit)
    let own = concept.places.flatMap { unit.source.words(in: $0) }
    return words.allSatisfy { word in
      guard links.strength(ofTarget: word) >= Self.leastStrengthOfOther,
        let partner = links.partner(ofTarget: word)
      else { return false }
      // Words that only look alike do not outweigh what is known.
      return !own.contains(partner)
        && (links.isKnown(partner, word) || !own.contains { links.isKnown($0, word) })
    }
  }

  /// How sure a link has to be to excuse a forbidden term.
  private static let leastStrengthOfOther: Float = 0.1

  /// Whether `hit` stands between asterisks or in brackets with nothing else
  /// but what is set apart: `(*raw strings*)` says what the source had.
  private func isQuoted(_ hit: TermHit, in side: TextSide) -> Bool {
    guard let index = side.tokens.firstIndex(where: { Int($0.start) >= hit.start }), index > 0,
      let last = side.tokens[index...].firstIndex(where: { Int($0.start) >= hit.end })
    else { return false }
    if side.tokens[index - 1].key == 0x28, side.tokens[last].key == 0x29 { return true }
    let asterisks = side.tokens[..<index].count { $0.kind == .punctuation && $0.key == 0x2A }
    return !asterisks.isMultiple(of: 2)
  }

  /// Whether another concept of the source asks for what stands at `hit`.
  private func isWanted(
    _ hit: TermHit, by concepts: [Concept], except key: EntryKey
  ) -> Bool {
    target.hits.contains { other in
      other.start == hit.start && other.end == hit.end
        && targetFacts[other.term].isUsable
        && concepts.contains { $0.key != key && $0.key == targetFacts[other.term].key }
    }
  }

  private mutating func addForbidden(
    _ hit: TermHit, _ concept: Concept, _ unit: UnitAnalysis, isWeak: Bool,
    _ findings: inout FindingList
  ) {
    let term = target.matcher.term(hit.term)
    let status = term.status == .forbidden ? "forbidden" : "deprecated"
    let wanted = usable(concept)
    let better = replacement(of: hit, concept, unit)
    findings.add(
      term.status == .forbidden ? .termForbidden : .termDeprecated,
      "'\(unit.target.text(hit.range))' is \(status), use "
        + wanted.map { "'\($0)'" }.joined(separator: " or "),
      source: concept.range, target: hit.start - (better?.byteCountBefore ?? 0)..<hit.end,
      suggestion: better?.text ?? wanted.first,
      isSafeFix: better?.isSafe == true && !isWeak && !concept.isAmbiguous && isDecided(concept),
      isWeak: isWeak)
  }

  /// Whether the entry of `concept` has one preferred term.
  private func isDecided(_ concept: Concept) -> Bool {
    source.matcher.entry(of: concept.term).terms(in: targetTag)
      .count { $0.status == .preferred } == 1
  }

  /// What to write at `hit`: the first usable term, in the form that is there.
  private mutating func replacement(
    of hit: TermHit, _ concept: Concept, _ unit: UnitAnalysis
  ) -> TermReplacement? {
    let terms = source.matcher.entry(of: concept.term).terms(in: targetTag)
    guard let wanted = terms.first(where: \.status.isUsable) else { return nil }
    return TermReplacement(
      of: unit.target.text(hit.range), refused: target.matcher.term(hit.term), wanted: wanted,
      language: unit.target.language,
      isVerb: wordClass(of: concept.key, term: concept.term) == .verb,
      before: unit.target.text(0..<hit.start))
  }
}
