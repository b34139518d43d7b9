internal import CalepinCore
internal import CalepinText

/// The words of a language, by the dictionary that is installed.
struct Speller: Sendable {
  private static let french = Speller(.french)
  private static let english = Speller(.english)

  /// The speller for `language`; `nil` where no dictionary is installed.
  static func installed(for language: SideLanguage) -> Speller? {
    switch language {
    case .french: french
    case .english: english
    case .other: nil
    }
  }

  /// Words that are so frequent are words, if no dictionary has them.
  private static let leastZipf = 2.5
  /// How frequent a word has to be to be taken for the one that was meant, where
  /// the dictionary lacks many words.
  private static let leastZipfOfMeant = 3.5
  private static let leastLengthOfMistyped = 6

  private let lexicon: Lexicon
  private let frequencies: ReferenceFrequencies?
  private let functionWords: Set<String>
  private let letters: [Character]
  private let prefixes: [String]
  /// Whether the dictionary is a spelling dictionary; WordNet is none.
  private let isComplete: Bool

  private init?(_ language: LanguageTag) {
    guard let lexicon = Lexicon.installed(for: language) else { return nil }
    self.lexicon = lexicon
    frequencies = ReferenceFrequencies.builtIn(for: language)
    let rules = LanguageRules.rules(for: language)
    functionWords = Set(rules.closedClasses.keys).union(rules.contractions.keys)
    isComplete = language.language == "fr"
    prefixes = isComplete ? Self.frenchPrefixes : Self.englishPrefixes
    letters = Array(
      "abcdefghijklmnopqrstuvwxyz" + (language.language == "fr" ? "àâçéèêëîïôùûœ" : ""))
  }

  private static let frenchPrefixes = [
    "multi", "micro", "nano", "milli", "kilo", "méga", "giga", "pseudo", "super", "pré", "ré",
    "re", "dé", "dés", "inter", "intra", "trans", "auto", "anti", "euro", "hyper", "mono", "télé",
  ]
  private static let englishPrefixes = [
    "multi", "micro", "nano", "milli", "kilo", "mega", "giga", "pseudo", "super", "pre", "re",
    "de", "un", "non", "sub", "inter", "intra", "trans", "auto", "anti", "over", "under", "co",
    "mis", "meta", "hyper", "mono",
  ]

  /// Whether `word`, in small letters, is one, or may well be.
  func knows(_ word: String) -> Bool {
    if isListed(word) || zipf(of: word) >= Self.leastZipf { return true }
    if prefixes.contains(where: { isDerived(word, with: $0) }) { return true }
    return !isComplete && !isMistyped(word)
  }

  private func isDerived(_ word: String, with prefix: String) -> Bool {
    let rest = word.dropFirst(prefix.count)
    return word.hasPrefix(prefix) && rest.count > 3 && isListed(String(rest))
  }

  /// Whether `word` is one slip away from a frequent one, and no two words
  /// written as one.
  private func isMistyped(_ word: String) -> Bool {
    guard word.count >= Self.leastLengthOfMistyped, frequencies?.zipf(of: word.utf8) == nil,
      let other = suggestion(for: word), zipf(of: other) >= Self.leastZipfOfMeant
    else { return false }
    return !(3...word.count - 3).contains { cut in
      isListed(String(word.prefix(cut))) && isListed(String(word.dropFirst(cut)))
    }
  }

  private func zipf(of word: String) -> Double { frequencies?.zipf(of: word.utf8) ?? 0 }

  private func isListed(_ word: String) -> Bool {
    functionWords.contains(word) || !lexicon.readings(of: word).isEmpty
  }

  /// The most frequent word that one slip of the keyboard makes `word`: a letter
  /// too many, missing or wrong, or two exchanged.
  ///
  /// - Complexity: O(letters of the alphabet × length of the word²).
  func suggestion(for word: String) -> String? {
    let own = Array(word)
    guard own.count <= 30 else { return nil }
    var best: (word: String, zipf: Double)?
    func take(_ other: [Character]) {
      let text = String(other)
      guard isListed(text) else { return }
      let zipf = zipf(of: text)
      if best.map({ $0.zipf < zipf }) ?? true { best = (text, zipf) }
    }
    for place in own.indices {
      take(Array(own[..<place] + own[(place + 1)...]))
      if place + 1 < own.count {
        var other = own
        other.swapAt(place, place + 1)
        take(other)
      }
      for letter in letters {
        var other = own
        other[place] = letter
        take(other)
      }
    }
    for place in 0...own.count {
      for letter in letters { take(own[..<place] + [letter] + own[place...]) }
    }
    return best?.word
  }
}
