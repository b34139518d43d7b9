internal import CalepinAlignment
internal import CalepinCore
internal import CalepinText

/// A proposal for a part of a term, before it is brought into its number.
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

  var text: String
  var number: Number
  var confidence: Double
  var origin: Equivalent.Origin
  /// What it is, where that is known.
  var wordClass: BilingualLexicon.WordClass?
  /// How many words at its beginning are adjectives of the rest, so that a noun
  /// that is put before the rest comes behind them: *global chip leader*.
  var adjectiveCount = 0
  /// What it is put together from, where that is more than itself.
  var parts: [Equivalent.Part] = []

  /// What it is put together from, as a part of `source`.
  func parts(of source: String) -> [Equivalent.Part] {
    parts.isEmpty ? [Equivalent.Part(source, text, origin: origin)] : parts
  }

  /// The words with those of `modifier`, a noun, before the head.
  func text(withNoun modifier: String) -> String {
    var words = text.split(separator: " ")
    words.insert(Substring(modifier), at: min(adjectiveCount, words.count))
    return words.joined(separator: " ")
  }
}

/// Brings proposals into the singular or plural of the target language.
struct DraftInflection: Sendable {
  let target: LanguageTag
  /// What puts French phrases together, where French is the target.
  let french: FrenchPhrase?

  init(target: LanguageTag) {
    self.target = target
    french = target.language == "fr" ? FrenchPhrase() : nil
  }

  /// The words of `draft` in the number that is wanted.
  func text(of draft: Draft, isPlural: Bool) -> String {
    if target.language == "fr", let french {
      return draft.number == .base && isPlural ? french.plural(of: draft.text) : draft.text
    }
    guard target.language == "en" else { return draft.text }
    switch (draft.number, isPlural) {
    case (.base, true): return inflectHead(of: draft.text, Self.plural(of:))
    case (.plural, false): return inflectHead(of: draft.text, EnglishInflection.singular(of:))
    default: return draft.text
    }
  }

  /// The words of `draft` as they stand before a noun: *rare earth* in *rare
  /// earth exports*.
  func modifier(of draft: Draft) -> String {
    guard target.language == "en", draft.number == .plural else { return draft.text }
    return inflectHead(of: draft.text, EnglishInflection.singular(of:))
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
