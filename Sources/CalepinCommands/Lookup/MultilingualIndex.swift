internal import CalepinCore
internal import CalepinTerminology

/// Termbases that can be asked in every language they have.
struct MultilingualIndex {
  private let indexes: [(index: TermIndex, target: LanguageTag?)]
  /// Whether some termbases hold only the entries that may answer one query.
  let isPart: Bool
  /// By primary language the best score of the entries that were left out.
  private let unseenScores: [String: Int]

  /// Indexes `bases`, the languages side by side.
  ///
  /// - Parameters:
  ///   - bases: The termbases, the most trusted one first.
  ///   - source: The language of the queries; `nil` for every language.
  ///   - target: The language that is wanted; `nil` for all others.
  init(_ bases: [Termbase], from source: LanguageTag?, to target: LanguageTag?) async {
    let asked = source.map { [$0] } ?? bases.spokenLanguages(without: target)
    let built = await withTaskGroup(of: (Int, TermIndex).self) { group in
      for (number, language) in asked.enumerated() {
        group.addTask { (number, TermIndex(bases, language: language)) }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    isPart = bases.contains { $0.rest != nil }
    unseenScores = bases.compactMap(\.rest?.scores)
      .reduce(into: [:]) { $0.merge($1, uniquingKeysWith: max) }
    self.indexes = built.sorted { $0.0 < $1.0 }.map { ($0.1, target) }
  }

  /// The answers to `query` from all languages, best first.
  ///
  /// Misspelt matches count only when no language has a better one.
  func lookUp(_ query: String, options: LookupOptions) -> LookupResult {
    var found = matches(for: query, LookupOptions(limit: options.limit, minimumFuzzyScore: nil))
    if found.isEmpty { found = matches(for: query, options) }
    let ranked = found.enumerated().sorted { a, b in
      (a.element.kind, -a.element.score, a.offset) < (b.element.kind, -b.element.score, b.offset)
    }
    return LookupResult(
      query: query, matches: ranked.prefix(options.limit).map(\.element),
      target: indexes.first?.target)
  }

  /// Whether the entries that were left out change nothing in the answer
  /// `result`, which was given with `options`; those that a misspelt query may be
  /// like are there if `knowsMisspelt`.
  func isFinal(
    _ result: LookupResult, options: LookupOptions, knowsMisspelt: Bool
  ) -> Bool {
    guard isPart else { return true }
    guard let best = result.matches.first, best.kind != .fuzzy else {
      return knowsMisspelt && unseenScores.isEmpty
    }
    let options = LookupOptions(limit: options.limit, minimumFuzzyScore: nil)
    return indexes.allSatisfy { part in
      guard let unseen = unseenScores[part.index.language.language] else { return true }
      let found = part.index.matches(for: result.query, options: options)
      guard found.count == options.limit, let last = found.last else { return false }
      return last.kind < .part || last.score > unseen
    }
  }

  private func matches(for query: String, _ options: LookupOptions) -> [TermMatch] {
    indexes.flatMap { part in
      part.index.matches(for: query, options: options)
        .filter { !$0.targets(in: part.target).isEmpty }
    }
  }
}
