internal import CalepinCore
internal import CalepinText

/// Makes the keys by which terms of one language find each other.
///
/// - The *exact* key forgets case, accents, the kind of hyphen and apostrophe
///   and the space around them: `L'Etat‑nation` → `l etat nation`.
/// - *Lemma* keys forget inflection as well, and articles and contractions.
///   A word may have several lemmas (*avancées*: the noun *avancée*, the
///   adjective *avancé*, the verb *avancer*), so a term has several keys, and
///   two terms meet when they share one.
///
/// What a word contributes is worked out once, see ``TermWord``; a term is then
/// a list of word numbers.
struct TermKeyBuilder: Sendable {
  /// How many lemma keys a term may have; words past that keep their first
  /// lemma.
  static let maximumKeyCount = 16

  private let analyzer: TermWordAnalyzer
  private var table = WordTable()
  private var known: [TermWord] = []

  init(language: LanguageTag) {
    self.analyzer = TermWordAnalyzer(language: language)
  }

  /// The words of `text`, folded; each is remembered.
  mutating func rememberedWords(of text: some Collection<UInt8>) -> [Int] {
    var numbers: [Int] = []
    Self.forEachWord(of: text) { word in
      let number = Int(table.id(of: word))
      if number == known.count { known.append(analyzer.word(word)) }
      numbers.append(number)
    }
    return numbers
  }

  /// The word numbered `number`.
  func word(_ number: Int) -> TermWord { known[number] }

  /// The words of `text`, without remembering them.
  func words(of text: some Collection<UInt8>) -> [TermWord] {
    var words: [TermWord] = []
    Self.forEachWord(of: text) { word in
      words.append(table.existingID(of: word).map { known[Int($0)] } ?? analyzer.word(word))
    }
    return words
  }

  /// Appends the exact key of the words to `key`.
  static func appendExactKey(of words: some Collection<TermWord>, to key: inout [UInt8]) {
    for (place, word) in words.enumerated() {
      if place > 0 { key.append(space) }
      key.append(contentsOf: word.plain)
    }
  }

  /// Calls `body` with each lemma key of a term made of `words`.
  ///
  /// - Parameters:
  ///   - words: The words of the term.
  ///   - partOfSpeech: What the term is, where that is known: a noun alone is
  ///     not read as a verb, and a name has one form only.
  ///   - body: Is called once or more.
  static func forEachLemmaKey(
    of words: some Collection<TermWord>, as partOfSpeech: TermPartOfSpeech?,
    _ body: ([UInt8]) -> Void
  ) {
    let wanted = words.count == 1 || partOfSpeech == .properNoun ? partOfSpeech : nil
    var keys: [[UInt8]] = [[]]
    for word in words where words.count == 1 || !word.isArticle {
      var lemmas: [[UInt8]] = []
      for lemma in word.lemmas
      where accepts(lemma.role, in: wanted) && !lemmas.contains(lemma.bytes) {
        lemmas.append(lemma.bytes)
      }
      if keys.count * lemmas.count > maximumKeyCount { lemmas.removeSubrange(1...) }
      let count = keys.count
      for lemma in lemmas.dropFirst() {
        for number in 0..<count { keys.append(joined(keys[number], lemma)) }
      }
      for number in 0..<count { keys[number] = joined(keys[number], lemmas[0]) }
    }
    for key in keys where !key.isEmpty { body(key) }
  }

  private static func joined(_ key: [UInt8], _ lemma: [UInt8]) -> [UInt8] {
    key.isEmpty ? lemma : key + [space] + lemma
  }

  private static func accepts(_ role: TermWord.Role, in partOfSpeech: TermPartOfSpeech?) -> Bool {
    switch (role, partOfSpeech) {
    case (.form, _), (_, nil), (_, .other): true
    case (.noun, .noun), (.adjective, .adjective), (.verb, .verb): true
    default: false
    }
  }

  private static let space = UInt8(ascii: " ")

  /// Calls `body` with each word of `text`, folded to lower case, accents kept.
  private static func forEachWord(
    of text: some Collection<UInt8>, _ body: (ArraySlice<UInt8>) -> Void
  ) {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.count)
    Folding.fold(text, into: &folded)
    var start = 0
    for place in 0...folded.count where place == folded.count || isSeparator(folded[place]) {
      if place > start { body(folded[start..<place]) }
      start = place + 1
    }
  }

  /// White space, apostrophes and the punctuation that no word holds.
  private static func isSeparator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"),
      UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ";"),
      UInt8(ascii: ":"), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "("),
      UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"):
      true
    default: false
    }
  }
}
