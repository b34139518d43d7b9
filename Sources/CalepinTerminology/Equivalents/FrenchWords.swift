internal import CalepinText

/// What was found out of the French words that phrases are put together from.
struct FrenchWords {
  typealias TextID = DraftMemory.TextID

  /// A noun with its adjectives and complements.
  struct Noun {
    var isFeminine: Bool
    /// Its words with one space between.
    var text: TextID
    /// Where in ``text`` an adjective goes, in bytes: behind the noun and its own
    /// adjectives.
    var end: Int
  }

  private struct Adjective {
    var standsBefore: Bool
    var feminine: TextID?
  }

  private var nouns: [TextID: Noun] = [:]
  private var adjectives: [TextID: Adjective] = [:]
  private var elisions: [TextID: Bool] = [:]

  /// What is known of the noun phrase `id`.
  mutating func noun(_ id: TextID, _ texts: inout WordTable, _ phrases: FrenchPhrase) -> Noun {
    if let known = nouns[id] { return known }
    let text = texts.text(of: id)
    let words = text.split(separator: " ")
    let spaced = words.joined(separator: " ")
    let end = words[..<phrases.wordCountBeforeAdjective(in: words)].joined(separator: " ")
    let noun = Noun(
      isFeminine: phrases.isFeminine(phrase: words), text: texts.id(of: spaced.utf8),
      end: end.utf8.count)
    nouns[id] = noun
    return noun
  }

  /// The form of the adjective `id` in a gender, and whether it stands before its
  /// noun.
  mutating func adjective(
    _ id: TextID, isFeminine: Bool, _ texts: inout WordTable, _ phrases: FrenchPhrase
  ) -> (form: TextID, standsBefore: Bool) {
    var known =
      adjectives[id] ?? Adjective(standsBefore: phrases.standsBefore(texts.text(of: id)))
    if isFeminine, known.feminine == nil {
      known.feminine = texts.id(of: phrases.feminine(of: texts.text(of: id)).utf8)
    }
    adjectives[id] = known
    return (isFeminine ? known.feminine ?? id : id, known.standsBefore)
  }

  /// Whether *de* is *d'* before the complement `id`.
  mutating func isElided(
    before id: TextID, _ texts: WordTable, _ phrases: FrenchPhrase
  ) -> Bool {
    if let known = elisions[id] { return known }
    let isElided = phrases.isElided(before: texts.text(of: id))
    elisions[id] = isElided
    return isElided
  }
}
