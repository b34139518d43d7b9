internal import CalepinCore
internal import CalepinText

/// A word as the keys of terms see it.
struct TermWord: Sendable {
  /// As what a word is read.
  enum Role: Sendable {
    case noun, adjective, verb
    /// Its own form, whatever it is.
    case form
  }

  /// A base form without accents, and the word class in which it is one.
  struct Lemma: Sendable {
    var bytes: [UInt8]
    var role: Role
  }

  /// The word without accents, its hyphens made spaces.
  var plain: [UInt8]
  /// Its distinct lemmas and, last unless it is one of them, its form.
  var lemmas: [Lemma]
  /// Whether it is an article, which counts for nothing inside a term.
  var isArticle: Bool

  /// Whether the two may be forms of one word.
  func sharesLemma(with other: TermWord) -> Bool {
    lemmas.contains { lemma in other.lemmas.contains { $0.bytes == lemma.bytes } }
  }
}

/// Works out what a word contributes to the keys of terms.
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
  func word(_ folded: ArraySlice<UInt8>) -> TermWord {
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

  private func lemmas(of word: ArraySlice<UInt8>, plain: [UInt8]) -> [TermWord.Lemma] {
    var found: [TermWord.Lemma] = []
    let candidates = lemmatizer.map { lemmatizer in
      word.withUnsafeBufferPointer { lemmatizer.candidateLemmas(of: $0) }
    }
    for candidate in candidates ?? [] {
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
