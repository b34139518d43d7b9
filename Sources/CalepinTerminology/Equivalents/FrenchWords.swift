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

  /// A word of a phrase.
  private struct Word {
    /// Whether it is one of the few adjectives that stand before their noun.
    var standsBefore: Bool
    /// Whether it joins what follows to a noun: *de*, *à*.
    var isLinker: Bool
    /// Whether it is a feminine noun, once that was asked.
    var isFeminine: Bool?
    /// The feminine of the adjective, once that was asked.
    var feminine: TextID?
  }

  private var nouns: [TextID: Noun] = [:]
  private var words: [TextID: Word] = [:]
  private var elisions: [TextID: Bool] = [:]

  private func word(_ id: TextID, _ texts: WordTable, _ phrases: FrenchPhrase) -> Word {
    if let known = words[id] { return known }
    let text = texts.text(of: id)
    return Word(standsBefore: phrases.standsBefore(text), isLinker: phrases.isLinker(text))
  }

  /// What is known of the noun phrase `id`.
  mutating func noun(_ id: TextID, _ texts: inout WordTable, _ phrases: FrenchPhrase) -> Noun {
    if let known = nouns[id] { return known }
    let parts = Array(texts.bytes(of: id)).split(separator: UInt8(ascii: " "))
    var spaced: [UInt8] = []
    var head: TextID?
    var end: Int?
    for part in parts {
      let id = texts.id(of: part)
      let word = word(id, texts, phrases)
      words[id] = word
      if word.isLinker, end == nil { end = spaced.count }
      if !word.standsBefore, head == nil { head = id }
      if !spaced.isEmpty { spaced.append(UInt8(ascii: " ")) }
      spaced += part
    }
    let text = texts.id(of: spaced)
    let noun = Noun(
      isFeminine: isFeminine(head ?? text, texts, phrases), text: text, end: end ?? spaced.count)
    nouns[id] = noun
    return noun
  }

  private mutating func isFeminine(
    _ noun: TextID, _ texts: WordTable, _ phrases: FrenchPhrase
  ) -> Bool {
    var word = word(noun, texts, phrases)
    let isFeminine = word.isFeminine ?? phrases.isFeminine(texts.text(of: noun))
    word.isFeminine = isFeminine
    words[noun] = word
    return isFeminine
  }

  /// The form of the adjective `id` in a gender, and whether it stands before its
  /// noun.
  mutating func adjective(
    _ id: TextID, isFeminine: Bool, _ texts: inout WordTable, _ phrases: FrenchPhrase
  ) -> (form: TextID, standsBefore: Bool) {
    var word = word(id, texts, phrases)
    if isFeminine, word.feminine == nil {
      word.feminine = texts.id(of: phrases.feminine(of: texts.text(of: id)).utf8)
    }
    words[id] = word
    return (isFeminine ? word.feminine ?? id : id, word.standsBefore)
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
