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
    // `crée` is no participle of `créer`.
    if usable(concept).contains(where: { $0.hasSuffix("éer") }) { return false }
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
    var found: Set<PartOfSpeech?> = []
    for term in source.matcher.entry(of: term).terms(in: .french) where term.status.isUsable {
      found.insert(frenchClass(of: String(term.text.prefix { $0 != " " && $0 != "-" })))
    }
    let wordClass = found.count == 1 ? found.first ?? nil : nil
    classes[key] = .some(wordClass)
    return wordClass
  }

  /// Whether the French word `word` is a noun or a verb: by the lexicon, else by
  /// the tagger behind words that only the one or the other follows.
  private mutating func frenchClass(of word: String) -> PartOfSpeech? {
    let isInfinitive = ["er", "ir", "re"].contains { word.hasSuffix($0) }
    if let wordClass = linkFinder.frenchClass(of: word), wordClass == .noun || isInfinitive {
      return wordClass == .verb && Self.infinitivesThatAreNouns.contains(word) ? nil : wordClass
    }
    if isInfinitive, wordClasses.ofFrench(word, behind: "pour ") == .verb {
      return Self.infinitivesThatAreNouns.contains(word) ? nil : .verb
    }
    return wordClasses.ofFrench(word, behind: "un ") == .noun ? .noun : nil
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
