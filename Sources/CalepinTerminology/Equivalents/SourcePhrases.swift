internal import CalepinAlignment
internal import CalepinCore
internal import CalepinText

/// Words and phrases of texts as numbers: what has the same number is translated in
/// the same way.
struct SourcePhrases {
  /// All that the translation of a word depends on.
  struct Word {
    var tag: PartOfSpeech
    /// By what the lexicon has it, see `BilingualLexicon/lemma(of:in:)`.
    var lexiconKey: DraftMemory.TextID
    /// Whether it is a name, or a number in one; a foreign word with a capital is.
    var isName: Bool
    /// Whether it is written like an acronym.
    var isAcronym: Bool
  }

  /// The number of the phrase without words.
  static let empty = UInt64(UInt32.max)

  private var wordKeys = NumberedKeys()
  private var phraseKeys = NumberedKeys()
  /// The words by their numbers.
  private(set) var words: [Word] = []

  /// The number of the word at `token` of `text`, by its spelling, lemma and class.
  mutating func number(of token: Int, in text: AnalyzedText, _ texts: inout WordTable) -> Int {
    let spelling = UInt64(texts.id(of: text.surface(of: token)))
    let lemma = UInt64(texts.id(of: text.words.bytes(of: text.lemmas[token])))
    let key = spelling << 36 ^ lemma << 8 ^ UInt64(text.tags[token].rawValue)
    let (number, isNew) = wordKeys.number(of: key)
    if isNew { words.append(Word(token, in: text, &texts)) }
    return number
  }

  /// The number of the phrase that has the one numbered `phrase`, then `gap`, then the
  /// word numbered `word`.
  mutating func number(
    adding word: Int, to phrase: UInt64, behind gap: ArraySlice<UInt8>, _ texts: inout WordTable
  ) -> UInt64 {
    if gap.isEmpty { return number(phrase, UInt64(word), 0) }
    if gap.count == 1, gap.first == UInt8(ascii: " ") { return number(phrase, UInt64(word), 1) }
    return number(number(phrase, UInt64(texts.id(of: gap)), 2), UInt64(word), 0)
  }

  private mutating func number(_ phrase: UInt64, _ next: UInt64, _ kind: UInt64) -> UInt64 {
    UInt64(phraseKeys.number(of: phrase << 32 | next << 2 | kind).number)
  }
}

extension SourcePhrases.Word {
  fileprivate init(_ token: Int, in text: AnalyzedText, _ texts: inout WordTable) {
    tag = text.tags[token]
    lexiconKey = texts.id(of: BilingualLexicon.lemma(of: token, in: text).utf8)
    isName =
      switch tag {
      case .properNoun, .numeral: true
      case .other: text.surfaceText(of: token).first?.isUppercase == true
      default: false
      }
    let surface = text.surface(of: token)
    isAcronym =
      (2...8).contains(surface.count)
      && surface.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) }
      && surface.contains { (0x41...0x5A).contains($0) }
  }
}
