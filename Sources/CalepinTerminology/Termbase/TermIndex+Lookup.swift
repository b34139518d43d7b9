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
    withSearch(for: query.utf8) { search in
      var hits = wholeHits(of: search, for: query)
      search.forEachHolder { hits.append(Hit(term: $0, kind: .part, score: $1)) }
      if hits.isEmpty, let score = options.minimumFuzzyScore {
        search.forEachMisspelt(minimumScore: score) {
          hits.append(Hit(term: $0, kind: .fuzzy, score: $1))
        }
      }
      return best(of: hits).prefix(options.limit).map(match)
    }
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
    withSearch(for: text.utf8, as: partOfSpeech) {
      best(of: wholeHits(of: $0, for: text)).map(match)
    }
  }

  /// Whether one of ``entries(matching:as:)`` has a usable term that matches.
  ///
  /// - Parameters:
  ///   - query: The words of the text, numbers in `words`.
  ///   - partOfSpeech: As there.
  ///   - words: What remembers words for this index.
  /// - Returns: `nil` where only the entries show it: where terms of both kinds
  ///   match, the better one of an entry decides, which depends on how the text
  ///   is written.
  /// - Complexity: As there, but nothing is made of the entries.
  func hasUsableEntry(
    matching query: [QueryWords.Number], as partOfSpeech: TermPartOfSpeech?,
    among words: QueryWords
  ) -> Bool? {
    var (isUsable, isOther) = (false, false)
    TermSearch(query, as: partOfSpeech, among: words, in: self).forEachWhole { term, _ in
      if traits[Int(term)].status.isUsable { isUsable = true } else { isOther = true }
    }
    return isUsable && isOther ? nil : isUsable
  }

  /// The domains of ``entries(matching:as:)``, `nil` for entries without one.
  ///
  /// - Parameters:
  ///   - text: As there, in UTF-8.
  ///   - partOfSpeech: As there.
  ///   - isUsable: Whether only entries count with a usable term that matches.
  /// - Returns: Each domain once; none where nothing matches.
  /// - Complexity: As there, but nothing is made of the entries.
  func domains(
    matching text: some Collection<UInt8>, as partOfSpeech: TermPartOfSpeech? = nil,
    usable isUsable: Bool
  ) -> [String?] {
    var domains: [String?] = []
    func add(_ place: TermAddress) {
      let domain = bases[Int(place.base)].domain(Int(place.entry))
      if !domains.contains(domain) { domains.append(domain) }
    }
    var isMixed = false
    withSearch(for: text, as: partOfSpeech) { search in
      search.forEachWhole { term, _ in
        if isUsable, !traits[Int(term)].status.isUsable { isMixed = true }
        add(places[Int(term)])
      }
    }
    if isMixed {
      domains = []
      forEachUsableEntry(matching: String(decoding: text, as: UTF8.self), as: partOfSpeech, add)
    }
    return domains
  }

  /// Whether one of ``entries(matching:as:)`` has a usable term that matches.
  func hasUsableEntry(matching text: String, as partOfSpeech: TermPartOfSpeech?) -> Bool {
    var isFound = false
    forEachUsableEntry(matching: text, as: partOfSpeech) { _ in isFound = true }
    return isFound
  }

  /// Calls `body` with the place of the best term of each of
  /// ``entries(matching:as:)`` where that is usable.
  private func forEachUsableEntry(
    matching text: String, as partOfSpeech: TermPartOfSpeech?, _ body: (TermAddress) -> Void
  ) {
    withSearch(for: text.utf8, as: partOfSpeech) { search in
      for hit in best(of: wholeHits(of: search, for: text))
      where traits[Int(hit.term)].status.isUsable {
        body(places[Int(hit.term)])
      }
    }
  }

  /// Hands over a search for the UTF-8 in `text`.
  private func withSearch<Answer>(
    for text: some Collection<UInt8>, as partOfSpeech: TermPartOfSpeech? = nil,
    _ body: (TermSearch) -> Answer
  ) -> Answer {
    let words = takeQueryWords()
    defer { queryWords.give(words) }
    var query: [QueryWords.Number] = []
    words.read(text, into: &query)
    return body(TermSearch(query, as: partOfSpeech, among: words, in: self))
  }

  /// A term that was found, how, and how alike.
  private struct Hit {
    var term: UInt32
    var kind: TermMatch.Kind
    var score: Int
  }

  private func wholeHits(of search: TermSearch, for text: String) -> [Hit] {
    var hits: [Hit] = []
    search.forEachWhole { term, kind in
      let score = kind != .exact ? 95 : self.term(of: Int(term)).text == text ? 100 : 99
      hits.append(Hit(term: term, kind: kind, score: score))
    }
    return hits
  }

  /// The best one of the hits of each entry, best first.
  private func best(of hits: [Hit]) -> [Hit] {
    guard hits.count > 1 else { return hits }
    // Not by their numbers alone, as terms are not numbered in the order of the termbases.
    let sorted = hits.sorted { a, b in
      let (first, second) = (Int(a.term), Int(b.term))
      return (a.kind, -a.score, words.places(of: first).count, places[first].base, first)
        < (b.kind, -b.score, words.places(of: second).count, places[second].base, second)
    }
    var seen: Set<UInt64> = []
    return sorted.filter { hit in
      let place = places[Int(hit.term)]
      return seen.insert(UInt64(place.base) << 32 | UInt64(place.entry)).inserted
    }
  }

  private func match(_ hit: Hit) -> TermMatch {
    let term = Int(hit.term)
    return TermMatch(
      kind: hit.kind, score: hit.score, term: self.term(of: term), entry: entry(of: term),
      language: language, origin: bases[Int(places[term].base)].name)
  }
}
