internal import CalepinCore

/// One query against one index: which terms match its words as a whole, and
/// which hold them.
struct TermSearch {
  typealias Word = QueryWords.Number

  private let index: TermIndex
  private let words: QueryWords
  /// The words of the query, and what it is where that is known.
  private let query: [Word]
  private let partOfSpeech: TermPartOfSpeech?
  private let hasArticle: Bool

  /// - Parameters:
  ///   - query: The words of the query, numbers in `words`.
  ///   - partOfSpeech: What the query is, where that is known.
  ///   - words: What remembers words of the index.
  ///   - index: The index.
  init(
    _ query: [Word], as partOfSpeech: TermPartOfSpeech? = nil, among words: QueryWords,
    in index: TermIndex
  ) {
    (self.index, self.words) = (index, words)
    (self.query, self.partOfSpeech) = (query, partOfSpeech)
    hasArticle = query.contains { words[$0].isArticle }
  }

  /// The words without the article in front; none when there is none, or
  /// nothing else.
  private var behindArticle: ArraySlice<Word> {
    hasArticle && query.count > 1 && words[query[0]].isArticle ? query.dropFirst() : []
  }

  /// The words without articles, unless there is one word only.
  private var sought: ArraySlice<Word> {
    hasArticle && query.count > 1 ? query.filter { !words[$0].isArticle }[...] : query[...]
  }

  /// Calls `body` with each term that matches the query as a whole; with some
  /// twice, the exact ones first.
  ///
  /// - Complexity: O(number of terms that share the rarest word of the query).
  func forEachWhole(_ body: (UInt32, TermMatch.Kind) -> Void) {
    forEachExact { body($0, .exact) }
    forEachForm { body($0, .inflected) }
  }

  // MARK: Exact

  private func forEachExact(_ body: (UInt32) -> Void) {
    if !forEachExact(query[...], body) { _ = forEachExact(behindArticle, body) }
  }

  /// The same for some of the words; says whether there is one.
  private func forEachExact(_ reading: ArraySlice<Word>, _ body: (UInt32) -> Void) -> Bool {
    guard !reading.isEmpty, words.mayBeExact(reading) else { return false }
    var isFound = false
    index.exact.forEachValue(under: exactKey(of: reading)) { term in
      // A name is not the word that is spelt like it.
      if isNoName(term) { return }
      isFound = true
      body(term)
    }
    return isFound
  }

  private func exactKey(of reading: ArraySlice<Word>) -> [UInt8] {
    var key: [UInt8] = []
    for (place, word) in reading.enumerated() {
      if place > 0 { key.append(UInt8(ascii: " ")) }
      key += words.plain(word)
    }
    return key
  }

  /// Whether a name is sought and the term numbered `term` begins with a small
  /// letter.
  private func isNoName(_ term: UInt32) -> Bool {
    partOfSpeech == .properNoun && index.term(of: Int(term)).text.first?.isLowercase == true
  }

  // MARK: Forms

  /// Calls `body` with the terms whose words are forms of those sought, one by
  /// one.
  private func forEachForm(_ body: (UInt32) -> Void) {
    let sought = sought
    if sought.count == 1, let word = sought.first {
      for relative in words.relatives(word) {
        for term in words.terms(ofWord: relative)
        where isAccepted(term, relative, as: word) && !isNoName(term) {
          body(term)
        }
      }
    } else if let rarest = rarest(of: sought) {
      for relative in words.relatives(rarest) {
        for place in index.termsOfWord.places(of: Int(relative)) {
          let term = index.termsOfWord.element(at: place)
          if isForm(term, of: sought), !isNoName(term) { body(term) }
        }
      }
    }
  }

  /// The word whose relatives are in the fewest terms, unless one is in none.
  private func rarest(of sought: ArraySlice<Word>) -> Word? {
    let rarest = sought.min { words[$0].termCount < words[$1].termCount }
    return rarest.flatMap { words[$0].termCount > 0 ? $0 : nil }
  }

  /// Whether each word of a term of several words is a relative of one sought, in
  /// their order; for a name it has to be its very form.
  private func isForm(_ term: UInt32, of sought: ArraySlice<Word>) -> Bool {
    let isName = index.traits[Int(term)].partOfSpeech == .properNoun
    var next = sought.startIndex
    for place in index.words.places(of: Int(term)) {
      let word = index.words.element(at: place)
      if index.lexicon.isArticle(word) { continue }
      guard next < sought.endIndex, words.isRelative(sought[next], word),
        !isName || isAccepted(term, word, as: sought[next])
      else { return false }
      next += 1
    }
    return next == sought.endIndex
  }

  /// Whether `word` of a term and the one sought share a lemma that both may
  /// have in their word classes.
  private func isAccepted(_ term: UInt32, _ word: UInt32, as sought: Word) -> Bool {
    let given = index.traits[Int(term)].partOfSpeech
    return index.lexicon.readings(of: word).contains { reading in
      reading.role.isAccepted(in: given)
        && words.readings(sought).contains {
          $0.lemma == reading.lemma && $0.role.isAccepted(in: partOfSpeech)
        }
    }
  }

  // MARK: Parts and misspelt terms

  /// Calls `body` with the longer terms in which forms of the words sought stand
  /// side by side, and how much of them these are in percent.
  func forEachHolder(_ body: (UInt32, Int) -> Void) {
    let sought = sought
    guard let rarest = rarest(of: sought) else { return }
    for relative in words.relatives(rarest) {
      for term in index.termsOfWord[Int(relative)] {
        let all = index.words[Int(term)]
        let holding = all.count > 1 ? all.filter { !index.lexicon.isArticle($0) } : Array(all)
        if holding.count > sought.count, holds(holding, sought) {
          body(term, 100 * sought.count / holding.count)
        }
      }
    }
  }

  private func holds(_ whole: [UInt32], _ sought: ArraySlice<Word>) -> Bool {
    (0...(whole.count - sought.count)).contains { start in
      zip(sought, whole[start...]).allSatisfy { words.isRelative($0, $1) }
    }
  }

  /// Calls `body` with the terms that are the query misspelt, and how alike they
  /// are in percent.
  func forEachMisspelt(minimumScore: Int, _ body: (UInt32, Int) -> Void) {
    let key = exactKey(of: behindArticle.isEmpty ? query[...] : behindArticle)
    guard !key.isEmpty else { return }
    index.misspelt.forEach(near: key, minimumScore: minimumScore) { body(UInt32($0), $1) }
  }
}
