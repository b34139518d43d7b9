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

  private let lexicon: Lexicon
  private let frequencies: ReferenceFrequencies?
  private let functionWords: Set<String>
  private let letters: [Character]

  private init?(_ language: LanguageTag) {
    guard let lexicon = Lexicon.installed(for: language) else { return nil }
    self.lexicon = lexicon
    frequencies = ReferenceFrequencies.builtIn(for: language)
    let rules = LanguageRules.rules(for: language)
    functionWords = Set(rules.closedClasses.keys).union(rules.contractions.keys)
    letters = Array(
      "abcdefghijklmnopqrstuvwxyz" + (language.language == "fr" ? "àâçéèêëîïôùûœ" : ""))
  }

  /// Whether `word`, in small letters, is one.
  func knows(_ word: String) -> Bool {
    isListed(word) || (frequencies?.zipf(of: word.utf8) ?? 0) >= Self.leastZipf
  }

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
      let zipf = frequencies?.zipf(of: text.utf8) ?? 0
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
