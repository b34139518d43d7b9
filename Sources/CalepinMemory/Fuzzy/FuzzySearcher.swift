internal import CKernels

/// Finds the segments of an index that are most like a text: always all of
/// them, at any threshold.
///
/// The score of two texts is `100 (1 - d / n)` percent, where `d` is the
/// Levenshtein distance in tokens and `n` the number of tokens of the longer
/// one. A text without tokens is like nothing.
///
/// A searcher keeps room to work in, so there is one for each thread; the
/// index is shared.
public final class FuzzySearcher {
  let index: FuzzyIndex
  private var tail = FuzzyTail()
  private var excluded: Set<Int64> = []
  private var tokenizer = SegmentTokenizer()
  private var pattern = TokenPattern()
  private var query = FuzzyQuery()
  private var candidates = CandidateFinder()

  /// Creates a searcher of `index`.
  public init(_ index: FuzzyIndex) { self.index = index }

  /// How many segments were added behind the index.
  public var tailCount: Int { tail.count }

  /// Adds a segment that is not in the index; it is compared with every query.
  public func add(_ text: String, id: Int64) {
    var text = text
    text.withUTF8 { tail.add($0, id: id, known: index.words) }
  }

  /// Leaves the segments of the unit `id` out that are in the index, because
  /// they are gone or were changed since.
  public func exclude(_ id: Int64) { excluded.insert(id) }

  /// The segments that are most like `text`, the best first and equals in the
  /// order of their ids.
  ///
  /// - Parameters:
  ///   - text: The words without inline codes.
  ///   - percent: The least score, from 1 to 100, before rounding.
  ///   - limit: How many to find at the most, at least 1.
  /// - Returns: The hits; their scores are at least `percent`.
  /// - Complexity: O(number of segments of like length) at worst, with a small
  ///   factor; far less at thresholds of 70 and more.
  public func hits(for text: String, atLeast percent: Int, limit: Int) -> [FuzzyHit] {
    precondition((1...100).contains(percent), "a threshold is from 1 to 100 percent")
    precondition(limit > 0, "somebody wants a hit")
    take(text)
    guard query.count > 0 else { return [] }
    var best = BestHits(limit: limit)
    for level in Self.levels(downTo: percent) {
      best.removeAll()
      tail.search(pattern, length: query.count, percent: level, &best)
      search(atLeast: level, &best)
      // Whatever was not looked at is worse than all of these.
      if best.isFull { break }
    }
    return best.hits
  }

  /// The same by comparing the query with every segment of like length: what
  /// the search is measured by.
  ///
  /// - Complexity: O(tokens of the segments of like length).
  public func hitsByBruteForce(
    for text: String, atLeast percent: Int, limit: Int
  ) -> [FuzzyHit] {
    take(text)
    guard query.count > 0 else { return [] }
    var best = BestHits(limit: limit)
    tail.search(pattern, length: query.count, percent: percent, &best)
    let scope = SearchScope(index, query, percent: percent)
    for position in scope.positions { compare(position, scope, &best) }
    return best.hits
  }

  private func take(_ text: String) {
    tokenizer.tokenize(text)
    query.set(tokenizer, index.words, more: tail.words)
    pattern.set(query.tokens)
  }

  /// The thresholds to try one after the other: each costs about ten times
  /// what the one before did, until all is scanned anyway.
  private static func levels(downTo percent: Int) -> [Int] {
    [80, 60].filter { $0 > percent } + [percent]
  }

  /// For each token of `tokenizer` the longest run of tokens ending with it
  /// that stands in a segment.
  func longestRuns(of tokenizer: SegmentTokenizer) -> [TokenRun] {
    var query = FuzzyQuery()
    query.set(tokenizer, index.words, more: tail.words)
    pattern.set(query.tokens)
    var runs = pattern.longestRuns(in: index.tokens, index.tokenStarts, skipping: excludedPositions)
      .map { TokenRun(length: $0.length, id: index.id(at: $0.text) ?? 0) }
    tail.extend(&runs, with: pattern)
    return runs
  }

  /// The positions of the segments that are left out, ascending.
  private var excludedPositions: [Int] {
    guard !excluded.isEmpty else { return [] }
    return (0..<index.count).filter { index.id(at: $0).map(excluded.contains) ?? true }
  }

  private func search(atLeast percent: Int, _ best: inout BestHits) {
    let scope = SearchScope(index, query, percent: percent)
    guard !scope.classes.isEmpty else { return }
    if candidates.gather(index, query, scope) {
      for position in candidates.found { compare(Int(position), scope, &best) }
    } else {
      scan(scope, &best)
    }
  }

  /// Looks through all signatures, those of the nearest lengths first so that
  /// the threshold rises soon.
  private func scan(_ scope: SearchScope, _ best: inout BestHits) {
    for number in scope.nearestFirst {
      let length = scope.lengths[number]
      guard let limits = scope.limits(length: length, best) else { continue }
      candidates.scan(index, query, scope.positions(of: number), limits) { position in
        compare(position, scope, &best)
      }
    }
  }

  @inline(__always)
  private func compare(_ position: Int, _ scope: SearchScope, _ best: inout BestHits) {
    let text = index.tokens(at: position)
    let longer = max(query.count, text.count)
    let limit = best.greatestDistance(scope.distance(length: longer), length: longer)
    let distance = pattern.distance(to: text, limit: limit)
    guard distance <= limit, let id = index.id(at: position), !excluded.contains(id) else {
      return
    }
    best.insert(FuzzyHit(id: id, distance: distance, length: longer))
  }
}
