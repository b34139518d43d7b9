internal import CalepinCore
internal import CalepinText

/// A word as the comparison of terms sees it.
struct TermWord: Sendable {
  /// As what a word is read.
  enum Role: UInt8, Sendable {
    case noun, adjective, verb
    /// Its own form, whatever it is.
    case form

    /// Whether a term that is a `partOfSpeech` may be read so: a noun is no
    /// verb, and a name has one form only.
    func isAccepted(in partOfSpeech: TermPartOfSpeech?) -> Bool {
      switch (self, partOfSpeech) {
      case (.form, _), (_, nil), (_, .other): true
      case (.noun, .noun), (.adjective, .adjective), (.verb, .verb): true
      default: false
      }
    }
  }

  /// A base form without accents, and the word class in which it is one.
  struct Lemma: Sendable {
    var bytes: [UInt8]
    var role: Role
  }

  /// The word without accents, its hyphens made spaces.
  var plain: [UInt8]
  /// Its lemmas and, last, its form.
  var lemmas: [Lemma]
  /// Whether it is an article, which counts for nothing inside a term.
  var isArticle: Bool

  /// Calls `body` with each word of `text`, folded to lower case, accents kept.
  static func forEachWord(
    of text: some Collection<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.count)
    Folding.fold(text, into: &folded)
    folded.withUnsafeBufferPointer { bytes in
      var start = 0
      for place in 0...bytes.count where place == bytes.count || isSeparator(bytes[place]) {
        if place > start { body(UnsafeBufferPointer(rebasing: bytes[start..<place])) }
        start = place + 1
      }
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

/// Works out what a word contributes to the comparison of terms.
struct TermWordAnalyzer: Sendable {
  private let lemmatizer: Lemmatizer?
  private let functionWords: FunctionWordFolding
  /// No article or contraction is longer, in bytes.
  private let longestFunctionWord: Int

  init(language: LanguageTag) {
    self.lemmatizer = .builtIn(for: language)
    let functionWords = FunctionWordFolding.rules(for: language)
    self.functionWords = functionWords
    self.longestFunctionWord =
      functionWords.articles.union(functionWords.replacements.keys).map(\.utf8.count).max() ?? 0
  }

  /// The word `folded`, in lower case with its accents.
  func word(_ folded: UnsafeBufferPointer<UInt8>) -> TermWord {
    let plain = unaccented(folded)
    if folded.count <= longestFunctionWord {
      let text = String(decoding: folded, as: UTF8.self)
      let replacement = functionWords.replacements[text].map { Array($0.utf8) }
      if functionWords.articles.contains(text) || replacement != nil {
        return TermWord(
          plain: plain,
          lemmas: [TermWord.Lemma(bytes: unaccented(replacement ?? Array(folded)), role: .form)],
          isArticle: replacement == nil)
      }
    }
    return TermWord(plain: plain, lemmas: lemmas(of: folded, plain: plain), isArticle: false)
  }

  private func lemmas(of word: UnsafeBufferPointer<UInt8>, plain: [UInt8]) -> [TermWord.Lemma] {
    var found: [TermWord.Lemma] = []
    for candidate in lemmatizer?.candidateLemmas(of: word) ?? [] {
      let role: TermWord.Role? =
        switch candidate.tag {
        case .noun: .noun
        case .adjective: .adjective
        case .verb: .verb
        default: nil
        }
      guard let role else { continue }
      found.append(TermWord.Lemma(bytes: unaccented(candidate.text.utf8), role: role))
    }
    found.append(TermWord.Lemma(bytes: plain, role: .form))
    return found
  }

  private func unaccented(_ word: some Collection<UInt8>) -> [UInt8] {
    var folded: [UInt8] = []
    Folding.fold(word, into: &folded, options: [.withoutAccents, .hyphensAsSpaces])
    return folded
  }
}
