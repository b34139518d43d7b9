public import CalepinCore

/// Makes the forms of words: by a lexicon where it has the word, else by rule.
///
/// ```swift
/// let forms = FormGenerator(language: .french)
/// forms.plural(of: "signal")            // "signaux"
/// forms.feminine(of: "conducteur")      // "conductrice"
/// forms.singular(of: "semi-conducteurs")  // "semi-conducteur"
/// ```
public struct FormGenerator: Sendable {
  /// The language of the words.
  public let language: LanguageTag
  private let lexicon: Lexicon?

  /// Creates a generator that knows the words of `lexicon`.
  public init(language: LanguageTag, lexicon: Lexicon?) {
    self.language = language
    self.lexicon = lexicon
  }

  /// Creates a generator with the lexicon that is installed, if there is one.
  public init(language: LanguageTag) {
    self.init(language: language, lexicon: .installed(for: language))
  }

  /// The plural of a noun or adjective.
  public func plural(of word: String, _ tag: PartOfSpeech = .noun) -> String {
    if let form = form(of: word, tag, .plural, without: .feminine) { return form }
    return switch language.language {
    case "fr": FrenchInflection.plural(of: word)
    case "en" where tag == .noun: EnglishInflection.plural(of: word)
    default: word
    }
  }

  /// The singular of a noun or adjective.
  public func singular(of word: String, _ tag: PartOfSpeech = .noun) -> String {
    let readings = (lexicon?.readings(of: word) ?? []).filter {
      $0.wordClass.partOfSpeech == tag && !$0.morphology.contains(.singular)
    }
    // Where the form is singular as well, it stays.
    if let reading = readings.first, isAlways(.plural, word, tag),
      let form = form(
        of: reading.lemma, tag, .singular,
        without: reading.morphology.contains(.masculine) ? [] : .masculine)
    {
      return form
    }
    return switch language.language {
    case "fr": FrenchInflection.singular(of: word)
    case "en" where tag == .noun: EnglishInflection.singular(of: word)
    default: word
    }
  }

  /// The feminine singular of a masculine adjective or noun; the word itself
  /// where none is known.
  ///
  /// English words have no gender and stay as they are.
  public func feminine(of word: String, _ tag: PartOfSpeech = .adjective) -> String {
    guard language.language == "fr" else { return word }
    return form(of: word, tag, [.feminine, .singular], without: [])
      ?? FrenchInflection.feminine(of: word)
  }

  /// All forms of `lemma` that the lexicon knows, with their features.
  public func forms(
    of lemma: String, _ tag: PartOfSpeech
  ) -> [(form: String, morphology: Morphology)] {
    lexicon?.inflections(of: lemma, tag) ?? []
  }

  private func isAlways(_ number: Morphology, _ word: String, _ tag: PartOfSpeech) -> Bool {
    (lexicon?.readings(of: word) ?? []).allSatisfy {
      $0.wordClass.partOfSpeech != tag || $0.morphology.intersection(.numbers) == number
    }
  }

  private func form(
    of lemma: String, _ tag: PartOfSpeech, _ wanted: Morphology, without unwanted: Morphology
  ) -> String? {
    let forms = forms(of: lemma, tag).filter { $0.morphology.isSuperset(of: wanted) }
    let found =
      forms.first { $0.morphology.isDisjoint(with: unwanted) }
      ?? forms.first { !$0.morphology.isSubset(of: unwanted.union(wanted)) } ?? forms.first
    // A lexicon knows its words in lower case only.
    guard let found, LowerCase.normalized(Array(lemma.utf8)) == Array(lemma.utf8) else {
      return nil
    }
    return found.form
  }
}

extension FrenchInflection {
  /// The feminine of a masculine adjective, by its ending.
  public static func feminine(of adjective: String) -> String {
    for (ending, feminine) in feminineEndings where adjective.hasSuffix(ending) {
      return adjective.dropLast(ending.count) + feminine
    }
    return adjective + "e"
  }

  /// Endings with their feminine, the longer ones first.
  private static let feminineEndings: [(String, String)] = [
    ("teur", "trice"), ("eux", "euse"), ("eau", "elle"), ("eur", "euse"), ("ien", "ienne"),
    ("éen", "éenne"), ("on", "onne"), ("el", "elle"), ("eil", "eille"), ("er", "ère"),
    ("et", "ette"), ("if", "ive"), ("ic", "ique"), ("gu", "guë"), ("e", "e"),
  ]
}
