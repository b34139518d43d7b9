public import CalepinCore

/// How a look-up is done.
public struct LookupOptions: Sendable {
  /// How many matches are wanted at the most.
  public var limit: Int
  /// The least score of a misspelt match, in whole percent.
  public var minimumFuzzyScore: Int

  /// Creates options; the defaults are those of the command line.
  public init(limit: Int = 20, minimumFuzzyScore: Int = 70) {
    self.limit = limit
    self.minimumFuzzyScore = minimumFuzzyScore
  }
}

extension TermIndex {
  /// The terms that answer `query`, best first: exact, then inflected, then
  /// those that hold it; misspelt ones only when nothing else is there.
  ///
  /// A leading article is left aside when nothing is found with it.
  ///
  /// - Complexity: O(number of terms that share a word with the query);
  ///   O(total length of the terms) when only misspelt ones are left.
  public func matches(for query: String, options: LookupOptions = LookupOptions()) -> [TermMatch] {
    var search = TermSearch(index: self, query: query)
    search.findExact()
    search.findInflected()
    search.findContaining()
    if search.hits.isEmpty { search.findMisspelt(minimumScore: options.minimumFuzzyScore) }
    return Array(search.ranked.prefix(options.limit))
  }

  /// The terms that `text` is a form of, the exact ones first; within a kind in
  /// the order of the termbases.
  ///
  /// - Parameters:
  ///   - text: A word or phrase, inflected or not.
  ///   - partOfSpeech: What the text is, where that is known. A name matches
  ///     only terms with a capital.
  public func entries(
    matching text: String, as partOfSpeech: TermPartOfSpeech? = nil
  ) -> [TermMatch] {
    var search = TermSearch(index: self, query: text)
    search.findExact()
    search.findInflected(as: partOfSpeech)
    let found = search.ranked
    guard partOfSpeech == .properNoun else { return found }
    return found.filter { $0.term.text.first?.isLowercase == false }
  }
}

/// One query against one index.
private struct TermSearch {
  private let index: TermIndex
  private let query: String
  /// The words of the query, and the same without the article in front.
  private let readings: [[TermWord]]
  /// What was found so far: the number of a term, how, and how alike.
  private(set) var hits: [UInt32: (kind: TermMatch.Kind, score: Int)] = [:]

  init(index: TermIndex, query: String) {
    self.index = index
    self.query = query
    let words = index.keyBuilder.words(of: query.utf8)
    let hasArticle = words.count > 1 && words[0].isArticle
    self.readings = hasArticle ? [words, Array(words.dropFirst())] : [words]
  }

  private mutating func add(_ id: UInt32, _ kind: TermMatch.Kind, score: Int) {
    if hits[id] == nil { hits[id] = (kind, score) }
  }

  mutating func findExact() {
    for words in readings {
      var key: [UInt8] = []
      TermKeyBuilder.appendExactKey(of: words, to: &key)
      for id in index.exact.values(under: key) {
        add(id, .exact, score: index.term(of: Int(id)).text == query ? 100 : 99)
      }
      if !hits.isEmpty { return }
    }
  }

  mutating func findInflected(as partOfSpeech: TermPartOfSpeech? = nil) {
    var found: [UInt32] = []
    for words in readings {
      TermKeyBuilder.forEachLemmaKey(of: words, as: partOfSpeech) {
        found += index.inflected.values(under: $0)
      }
    }
    for id in found { add(id, .inflected, score: 95) }
  }

  /// Finds the terms that hold the words of the query side by side, in any
  /// form.
  mutating func findContaining() {
    let sought = (readings.last ?? []).filter { !$0.isArticle }
    let lists = sought.map { word in
      Set(word.lemmas.flatMap { index.byWord.values(under: $0.bytes) })
    }
    guard var common = lists.min(by: { $0.count < $1.count }) else { return }
    for list in lists { common.formIntersection(list) }
    for id in common where hits[id] == nil {
      let holding = index.keyBuilder.words(of: index.term(of: Int(id)).text.utf8)
        .filter { !$0.isArticle }
      if Self.contains(holding, sought) {
        add(id, .part, score: 100 * sought.count / holding.count)
      }
    }
  }

  mutating func findMisspelt(minimumScore: Int) {
    var key: [UInt8] = []
    TermKeyBuilder.appendExactKey(of: readings.last ?? [], to: &key)
    guard !key.isEmpty else { return }
    let pattern = EditDistancePattern(key)
    for id in index.terms.indices {
      let candidate = index.exactKey(of: id)
      let longer = max(key.count, candidate.count)
      let allowed = longer * (100 - minimumScore) / 100
      guard abs(key.count - candidate.count) <= allowed else { continue }
      let distance = pattern.distance(to: candidate)
      if distance <= allowed {
        add(UInt32(id), .fuzzy, score: 100 * (longer - distance) / longer)
      }
    }
  }

  /// The hits, best first.
  var ranked: [TermMatch] {
    hits
      .map { (id: Int($0.key), kind: $0.value.kind, score: $0.value.score) }
      .sorted { a, b in
        (a.kind, -a.score, index.terms[a.id].wordCount, a.id)
          < (b.kind, -b.score, index.terms[b.id].wordCount, b.id)
      }
      .map { hit in
        TermMatch(
          kind: hit.kind, score: hit.score, term: index.term(of: hit.id),
          entry: index.entry(of: hit.id), language: index.language,
          origin: index.bases[Int(index.terms[hit.id].base)].name)
      }
  }

  /// Whether the words of `part` stand side by side in `whole`.
  private static func contains(_ whole: [TermWord], _ part: [TermWord]) -> Bool {
    guard part.count <= whole.count else { return false }
    return (0...(whole.count - part.count)).contains { start in
      part.indices.allSatisfy { part[$0].sharesLemma(with: whole[start + $0]) }
    }
  }
}
