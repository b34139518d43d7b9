internal import CalepinCore
internal import CalepinTerminology
internal import CalepinText

/// The word classes of entries, and words that only look like a form of one.
extension TerminologyCheck {
  /// Whether `hit`, of a French verb, only looks like its participle or is one
  /// that the source does not ask for: *les données* and *l'argument donné* do
  /// not translate *it returns* by *donner*, but *est donné* does.
  mutating func isOtherUse(_ hit: TermHit, of concept: Concept, in unit: UnitAnalysis) -> Bool {
    guard isLikeParticiple(hit, in: unit.target),
      wordClass(of: concept.key, term: concept.term) == .verb
    else { return false }
    if wordClasses.inTarget(unit.target.bytes, at: hit.start) == .noun { return true }
    if concept.isParticiple { return false }
    let before = unit.target.tokens.prefix { Int($0.end) <= hit.start }.suffix(3)
    return !before.contains { Self.auxiliaries.contains($0.key) }
  }

  /// Whether `hit` ends in *-é*, *-ée*, *-és* or *-ées*.
  private func isLikeParticiple(_ hit: TermHit, in side: TextSide) -> Bool {
    var end = hit.end
    if side.byte(end - 1) == UInt8(ascii: "s") { end -= 1 }
    if side.byte(end - 1) == UInt8(ascii: "e") { end -= 1 }
    return side.byte(end - 2) == 0xC3 && side.byte(end - 1) == 0xA9
  }

  private static let auxiliaries = WordSet(
    list: """
      est sont était étaient sera seront serait seraient soit soient être été étant fut furent
      a ont avait avaient aura auront aurait auraient ait aient avoir ayant
      """)

  /// Whether the entry of the term numbered `term` is a verb or a noun, by the
  /// first words of its French terms; `nil` when that is open.
  mutating func wordClass(of key: EntryKey, term: Int) -> PartOfSpeech? {
    if let known = classes[key] { return known }
    var found: Set<PartOfSpeech> = []
    for term in source.matcher.entry(of: term).terms(in: .french) where term.status.isUsable {
      let first = String(term.text.prefix { $0 != " " && $0 != "-" })
      let isInfinitive = ["er", "ir", "re"].contains { first.hasSuffix($0) }
      if isInfinitive, wordClasses.ofFrench(first, behind: "pour ") == .verb {
        found.insert(Self.infinitivesThatAreNouns.contains(first) ? .other : .verb)
      } else {
        found.insert(wordClasses.ofFrench(first, behind: "un ") == .noun ? .noun : .other)
      }
    }
    let only = found.count == 1 ? found.first : nil
    let wordClass = only == .verb || only == .noun ? only : nil
    classes[key] = .some(wordClass)
    return wordClass
  }

  /// Whether `hit`, of an English noun, is a form that only a verb has:
  /// *threading* is none of *thread*.
  mutating func isOtherWord(_ hit: TermHit, in side: TextSide) -> Bool {
    guard !hit.isExact, side.language == .english, isVerbal(hit, in: side) else { return false }
    let surface = side.text(hit.range).lowercased()
    guard !source.matcher.term(hit.term).text.lowercased().hasPrefix(surface) else { return false }
    return wordClass(of: sourceFacts[hit.term].key, term: hit.term) == .noun
  }

  /// Whether `hit` ends in *-ing* or *-ed*.
  private func isVerbal(_ hit: TermHit, in side: TextSide) -> Bool {
    func letter(_ back: Int) -> UInt8 { side.byte(hit.end - back) | 0x20 }
    let isParticiple = letter(2) == UInt8(ascii: "e") && letter(1) == UInt8(ascii: "d")
    return isParticiple
      || letter(3) == UInt8(ascii: "i") && letter(2) == UInt8(ascii: "n")
        && letter(1) == UInt8(ascii: "g")
  }

  private static let infinitivesThatAreNouns: Set<String> = [
    "pouvoir", "devoir", "savoir", "avoir", "être", "vouloir", "lever", "coucher", "dîner",
    "déjeuner", "souper", "goûter", "rire", "sourire", "souvenir", "repentir", "plaisir",
  ]
}
