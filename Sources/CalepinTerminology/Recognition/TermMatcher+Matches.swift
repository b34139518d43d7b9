public import CalepinCore

extension TermMatcher {
  /// Whether the entry of the term numbered `number` has a term in `range`, or
  /// in any other language when that is `nil`.
  public func hasTargets(_ number: Int, in range: LanguageTag?) -> Bool {
    entry(of: number).sections.contains { section in
      !section.terms.isEmpty
        && (range.map { section.language.isIn($0) }
          ?? !section.language.isIn(language.withoutRegion))
    }
  }

  /// What a hit says of its term, as a look-up would.
  ///
  /// The score is 100 for the words of the term and 95 for other forms.
  public func match(of hit: TermHit) -> TermMatch { match(hit.term, isExact: hit.isExact) }

  /// The term numbered `number` as a look-up for it would find it.
  public func match(_ number: Int, isExact: Bool = true) -> TermMatch {
    TermMatch(
      kind: isExact ? .exact : .inflected, score: isExact ? 100 : 95,
      term: term(number), entry: entry(of: number), language: language,
      origin: bases[Int(address(of: number).base)].name)
  }
}

extension [TermHit] {
  /// The hits in groups that stand at the same place.
  public var byPlace: [ArraySlice<TermHit>] {
    var groups: [ArraySlice<TermHit>] = []
    var start = startIndex
    while start < endIndex {
      let end = self[start...].firstIndex { $0.start != self[start].start } ?? endIndex
      groups.append(self[start..<end])
      start = end
    }
    return groups
  }
}
