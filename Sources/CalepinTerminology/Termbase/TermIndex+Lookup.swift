public import CalepinCore
internal import CalepinText

/// How a look-up is done.
public struct LookupOptions: Sendable {
  /// How many matches are wanted at the most.
  public var limit: Int
  /// The least score of a misspelt match, in whole percent; `nil` asks for none.
  public var minimumFuzzyScore: Int?

  /// Creates options; the defaults are those of the command line.
  public init(limit: Int = 20, minimumFuzzyScore: Int? = 70) {
    self.limit = limit
    self.minimumFuzzyScore = minimumFuzzyScore
  }
}

extension TermIndex {
  /// The entries that answer `query`, each once with its best term, best first:
  /// exact, then inflected, then those that hold it; misspelt ones only when
  /// nothing else is there.
  ///
  /// A leading article is left aside when nothing is found with it.
  ///
  /// - Complexity: O(number of terms that share a word with the query); when only
  ///   misspelt ones are left O(number of terms of about the same length), the
  ///   first time O(total length of the terms).
  public func matches(for query: String, options: LookupOptions = LookupOptions()) -> [TermMatch] {
    var search = TermSearch(
      index: self, query: query, words: lexicon.query(query.utf8))
    search.findExact()
    search.findForms(includesParts: true)
    if search.hits.isEmpty, let score = options.minimumFuzzyScore {
      search.findMisspelt(minimumScore: score)
    }
    return Array(search.ranked.prefix(options.limit))
  }

  /// The entries with a term that `text` is a form of, the exact ones first;
  /// within a kind in the order of the termbases.
  ///
  /// - Parameters:
  ///   - text: A word or phrase, inflected or not.
  ///   - partOfSpeech: What the text is, where that is known. A name matches
  ///     only terms with a capital.
  /// - Returns: One match an entry.
  /// - Complexity: O(number of terms that share the rarest word of the text).
  public func entries(
    matching text: String, as partOfSpeech: TermPartOfSpeech? = nil
  ) -> [TermMatch] {
    search(for: text, as: partOfSpeech)?.ranked ?? []
  }

  /// What matches `text` as a whole; `nil` where nothing does.
  private func search(
    for text: String, as partOfSpeech: TermPartOfSpeech?
  ) -> TermSearch? {
    let words = withPresence { $0.queryWords(of: Array(text.utf8)[...]) }
    guard let words else { return nil }
    var search = TermSearch(index: self, query: text, words: words)
    search.partOfSpeech = partOfSpeech
    search.findExact()
    search.findForms(includesParts: false)
    return search
  }

  private func withPresence<Answer>(_ body: (TermPresence) -> Answer) -> Answer {
    let presence = presences.take() ?? TermPresence(self)
    defer { presences.give(presence) }
    return body(presence)
  }
}

/// One query against one index.
private struct TermSearch {
  /// What the query is, where that is known.
  var partOfSpeech: TermPartOfSpeech?
  /// What was found so far: the number of a term, how, and how alike.
  private(set) var hits: [Int: (kind: TermMatch.Kind, score: Int)] = [:]

  private let index: TermIndex
  private let query: String
  private let words: [TermLexicon.QueryWord]
  /// The words without the article in front; empty when there is none.
  private let wordsBehindArticle: ArraySlice<TermLexicon.QueryWord>

  init(index: TermIndex, query: String, words: [TermLexicon.QueryWord]) {
    self.index = index
    self.query = query
    self.words = words
    self.wordsBehindArticle =
      words.count > 1 && words[0].isArticle ? words.dropFirst() : []
  }

  private mutating func add(_ id: Int, _ kind: TermMatch.Kind, score: Int) {
    if hits[id] == nil { hits[id] = (kind, score) }
  }

  private func exactKey(of words: ArraySlice<TermLexicon.QueryWord>) -> [UInt8] {
    Array(words.map(\.plain).joined(separator: [UInt8(ascii: " ")]))
  }

  mutating func findExact() {
    for reading in [words[...], wordsBehindArticle] where !reading.isEmpty && hits.isEmpty {
      for id in index.exact.values(under: exactKey(of: reading)) {
        let term = index.term(of: Int(id))
        // A name is not the word that is spelt like it.
        if partOfSpeech == .properNoun, term.text.first?.isLowercase == true { continue }
        add(Int(id), .exact, score: term.text == query ? 100 : 99)
      }
    }
  }

  /// Finds the terms whose words are forms of those of the query, one by one,
  /// and with `includesParts` those that hold such words side by side.
  mutating func findForms(includesParts: Bool) {
    let sought = words.count > 1 ? words.filter { !$0.isArticle } : words
    let relatives = sought.map { index.lexicon.relatives(of: $0) }
    let rarest = relatives.min { postingCount(of: $0) < postingCount(of: $1) }
    var terms: [UInt32] = []
    for word in rarest ?? [] { terms += index.termsOfWord[Int(word)] }
    for id in (rarest?.count ?? 0) > 1 ? terms.sortedOnce() : terms {
      let all = index.words[Int(id)]
      let hasArticle = all.count > 1 && all.contains { index.lexicon.isArticle($0) }
      let holding = hasArticle ? all.filter { !index.lexicon.isArticle($0) }[...] : all
      if holding.count == sought.count {
        if isForm(sought, of: holding, relatives, term: Int(id)) {
          add(Int(id), .inflected, score: 95)
        }
      } else if includesParts, Self.contains(holding, relatives) {
        add(Int(id), .part, score: 100 * sought.count / holding.count)
      }
    }
  }

  private func postingCount(of relatives: [UInt32]) -> Int {
    relatives.reduce(0) { $0 + index.termsOfWord[Int($1)].count }
  }

  private func isForm(
    _ sought: [TermLexicon.QueryWord], of holding: ArraySlice<UInt32>, _ relatives: [[UInt32]],
    term id: Int
  ) -> Bool {
    guard zip(relatives, holding).allSatisfy({ $0.containsInOrder($1) }) else { return false }
    let term = index.term(of: id)
    if partOfSpeech == .properNoun, term.text.first?.isLowercase == true { return false }
    let isName = term.partOfSpeech == .properNoun
    guard sought.count == 1 || isName else { return true }
    return zip(sought, holding).allSatisfy {
      index.lexicon.isMatch($0, as: partOfSpeech, $1, as: term.partOfSpeech)
    }
  }

  /// Whether words of `whole` stand side by side of which each is in its set.
  private static func contains(_ whole: ArraySlice<UInt32>, _ sets: [[UInt32]]) -> Bool {
    guard sets.count <= whole.count else { return false }
    return (whole.startIndex...(whole.endIndex - sets.count)).contains { start in
      sets.indices.allSatisfy { sets[$0].containsInOrder(whole[start + $0]) }
    }
  }

  mutating func findMisspelt(minimumScore: Int) {
    let key = exactKey(of: wordsBehindArticle.isEmpty ? words[...] : wordsBehindArticle)
    guard !key.isEmpty else { return }
    var found: [(Int, Int)] = []
    index.misspelt.forEach(near: key, minimumScore: minimumScore) { found.append(($0, $1)) }
    for (id, score) in found { add(id, .fuzzy, score: score) }
  }

  /// The termbase of a term, as terms are not numbered in the order of these.
  private func base(of id: Int) -> UInt16 { index.places[id].base }

  /// The hits, best first, the best one of each entry.
  var ranked: [TermMatch] {
    var seen: Set<[Int]> = []
    return
      hits
      .map { (id: $0.key, kind: $0.value.kind, score: $0.value.score) }
      .sorted { a, b in
        (a.kind, -a.score, index.words[a.id].count, base(of: a.id), a.id)
          < (b.kind, -b.score, index.words[b.id].count, base(of: b.id), b.id)
      }
      .filter { hit in
        let place = index.places[hit.id]
        return seen.insert([Int(place.base), Int(place.entry)]).inserted
      }
      .map { hit in
        TermMatch(
          kind: hit.kind, score: hit.score, term: index.term(of: hit.id),
          entry: index.entry(of: hit.id), language: index.language,
          origin: index.bases[Int(index.places[hit.id].base)].name)
      }
  }
}
