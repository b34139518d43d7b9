internal import CalepinCore
internal import CalepinText

/// Takes the terms of a matcher apart.
struct MatcherBuilder {
  private(set) var vocabulary: TermVocabulary
  private var records = TermRecords.Builder()
  private(set) var addresses: [TermAddress] = []
  private var trie = PhraseTrie.Builder()
  private let options: MatcherOptions

  init(language: LanguageTag, options: MatcherOptions) {
    vocabulary = TermVocabulary(language: language, options: options)
    self.options = options
  }

  /// A word of a term.
  private struct Word {
    var folded: [UInt8]
    var shape: WordShape
    var isArticle: Bool
  }

  /// Adds `term`, which stands at `address`.
  mutating func add(_ term: TermSection, at address: TermAddress) {
    let words = words(of: Array(term.text.utf8))
    guard (1...TermMatcher.longestPhrase).contains(words.count) else { return }
    let sought = soughtWords(among: words, of: term)
    let isName = term.partOfSpeech == .properNoun
    let phrase = sought.map { word in
      let use: TermVocabulary.Use =
        isName ? .form : sought.count == 1 ? .alone(term.partOfSpeech) : .inside
      return vocabulary.wordClass(of: word.folded, as: use)
    }
    trie.add(phrase, term: UInt32(addresses.count))
    records.add(
      forms: words.map { vocabulary.form(adding: $0.folded) },
      capitals: requiredCapitals(of: sought, isName: isName))
    addresses.append(address)
  }

  /// Makes ready for texts; nothing is added afterwards.
  ///
  /// - Returns: The phrases and the terms at their ends.
  mutating func finish() -> (trie: PhraseTrie, records: TermRecords) {
    vocabulary.finish()
    let (trie, terms) = trie.finished(records.needsCapitals)
    return (trie, records.finished(terms))
  }

  private func words(of text: [UInt8]) -> [Word] {
    text.withUnsafeBufferPointer { bytes in
      var words: [Word] = []
      var raw = RawWords(bytes)
      while let next = raw.next() {
        let word = UnsafeBufferPointer(rebasing: bytes[next.start..<next.end])
        var folded: [UInt8] = []
        Folding.fold(word, into: &folded)
        let isArticle = folded.withUnsafeBufferPointer { vocabulary.analyzer.isArticle($0) }
        words.append(Word(folded: folded, shape: WordShape(of: word), isArticle: isArticle))
      }
      return words
    }
  }

  /// The words without the articles that count for nothing: inside of the term
  /// in small letters, and in front of it unless it is a name: *le Monde*.
  private func soughtWords(among words: [Word], of term: TermSection) -> [Word] {
    guard options.forms == .inflected, words.count > 1 else { return words }
    return words.enumerated().filter { place, word in
      guard word.isArticle, word.shape.isDisjoint(with: .capitals) else { return true }
      guard place == 0 else { return place == words.count - 1 }
      return term.partOfSpeech == .properNoun || words[1].shape.contains(.firstCapital)
    }.map(\.element)
  }

  private func requiredCapitals(of words: [Word], isName: Bool) -> [WordShape] {
    let required = words.map { word -> WordShape in
      let capitals = word.shape.intersection(.capitals)
      return switch options.capitals {
      case .ignored: []
      case .everywhere: capitals
      case .inNames:
        isName || word.shape.isShortForm(count: word.folded.count) ? capitals : []
      }
    }
    return required.allSatisfy(\.isEmpty) ? [] : required
  }
}
