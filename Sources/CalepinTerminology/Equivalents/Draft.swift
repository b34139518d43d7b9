internal import CalepinAlignment
internal import CalepinCore
internal import CalepinText

/// A proposal for a part of a term, before it is brought into its number.
///
/// It is small and holds nothing: its texts and what it was put together from are
/// numbers of a ``DraftMemory``.
struct Draft {
  /// Which number the text is in.
  enum Number {
    /// The base form, which a plural can be made of.
    case base
    /// Already a plural.
    case plural
    /// A name, which stays as it is.
    case fixed
  }

  /// Where it comes from, as ``Equivalent/Origin`` has it.
  enum Origin {
    /// The text is the name of the termbase.
    case termbase(DraftMemory.TextID)
    case lexicon, composition, sameForm, cognate
  }

  var text: DraftMemory.TextID
  var number: Number
  var confidence: Double
  var origin: Origin
  /// What it is, where that is known.
  var wordClass: BilingualLexicon.WordClass?
  /// How many words at its beginning are adjectives of the rest, so that a noun
  /// that is put before the rest comes behind them: *global chip leader*.
  var adjectiveCount: Int32 = 0
  /// What it is put together from, where that is more than itself.
  var parts = PartTree.none
}

/// Brings proposals into the singular or plural of the target language.
struct DraftInflection: Sendable {
  let target: LanguageTag
  private let isEnglish: Bool
  /// What puts French phrases together, where French is the target.
  let french: FrenchPhrase?

  init(target: LanguageTag) {
    self.target = target
    isEnglish = target.language == "en"
    french = target.language == "fr" ? FrenchPhrase() : nil
  }

  /// The words of `text`, which stand in `number`, in the number that is wanted.
  func text(_ text: String, _ number: Draft.Number, isPlural: Bool) -> String {
    guard changes(number, isPlural: isPlural) else { return text }
    if let french { return french.plural(of: text) }
    return inflectHead(of: text, isPlural ? Self.plural(of:) : EnglishInflection.singular(of:))
  }

  /// Whether ``text(_:_:isPlural:)`` is another than what is given, or may be.
  func changes(_ number: Draft.Number, isPlural: Bool) -> Bool {
    switch (number, isPlural) {
    case (.base, true): isEnglish || french != nil
    case (.plural, false): isEnglish
    default: false
    }
  }

  /// The plural of a noun that may be one already: *funds*.
  private static func plural(of noun: String) -> String {
    EnglishInflection.isPlural(noun) ? noun : EnglishInflection.plural(of: noun)
  }

  private static let prepositions: Set<Substring> = ["of", "for", "in", "to", "on", "with", "by"]

  /// Inflects the last word before the first preposition.
  private func inflectHead(of text: String, _ inflect: (String) -> String) -> String {
    var words = text.split(separator: " ")
    let end = words.dropFirst().firstIndex { Self.prepositions.contains($0) } ?? words.endIndex
    guard end > words.startIndex else { return text }
    words[end - 1] = Substring(inflect(String(words[end - 1])))
    return words.joined(separator: " ")
  }
}
