public import CalepinCore

/// A unit of a memory that is like a query.
public struct TranslationMatch: Sendable {
  /// The unit.
  public let unit: MatchUnit
  /// The name of its memory.
  public let origin: String
  /// How it compares with the query.
  public let comparison: SegmentComparison
  /// What it is worth.
  public let score: MatchScore
  /// The translation with the numbers of the query in place of the source's,
  /// `nil` where none could be put there safely.
  public let proposal: String?

  fileprivate init(
    _ unit: MatchUnit, origin: String, query: Segment, comparison: SegmentComparison,
    score: MatchScore
  ) {
    self.unit = unit
    self.origin = origin
    self.comparison = comparison
    self.score = score
    proposal =
      score.isExact
      ? nil
      : PlaceableSubstitution.proposal(
        query: query.text, source: unit.source.text, target: unit.target.text)
  }
}

/// A piece of a query that stands in a unit of a memory.
public struct TranslationPiece: Sendable {
  /// Where it stands in the query, in UTF-8 bytes.
  public let utf8Range: Range<Int>
  /// How many tokens it has.
  public let tokenCount: Int
  /// The unit: the shortest that has the piece.
  public let unit: MatchUnit
  /// The name of its memory.
  public let origin: String
}

/// What is searched for.
public struct MatchOptions: Hashable, Sendable {
  /// The least score in percent, from 1 to 100, before rounding.
  public var percent = 70
  /// How many matches are wanted at the most, at least 1.
  public var limit = 5
  /// What matches lose.
  public var penalties = MatchPenalties()
  /// What every match of a memory loses besides, in percent from 0 to 100, in
  /// the order of the memories; nothing for those behind the last one.
  public var memoryPenalties: [Int] = []

  /// Creates the options by default.
  public init() {}
}

/// Finds the units of several memories that are most like a segment.
///
/// There is one for each thread; the memories are shared.
public final class MatchFinder {
  private let sources: [(source: any MatchSource, searcher: FuzzySearcher)]
  private let options: MatchOptions

  /// Creates a finder.
  ///
  /// - Parameters:
  ///   - sources: The memories; of equal matches those of an earlier one come
  ///     first.
  ///   - options: What is searched for.
  /// - Throws: What a memory throws that cannot be searched.
  public init(_ sources: [any MatchSource], options: MatchOptions) throws {
    self.sources = try sources.map { ($0, try $0.makeSearcher()) }
    self.options = options
  }

  /// The best matches of `query`, the best first, equals in the order of the
  /// memories and of their units.
  ///
  /// - Parameters:
  ///   - query: The segment to translate.
  ///   - context: What stands beside it.
  /// - Returns: The matches whose score is at least that of the options.
  /// - Throws: What a memory throws when a unit cannot be read.
  public func matches(
    for query: Segment, context: SegmentContext = SegmentContext()
  ) throws -> [TranslationMatch] {
    var comparer = SegmentComparer(query, context: context, penalties: options.penalties)
    var best: [TranslationMatch] = []
    for (number, (source, searcher)) in sources.enumerated() {
      let found = try matches(
        for: query, in: Place(source: source, searcher: searcher, penalty: penalty(of: number)),
        &comparer, knowsContext: !context.isUnknown)
      best = Self.merged(best, found)
    }
    return Array(best.prefix(options.limit))
  }

  /// The longest pieces of `text` that stand in a unit, the longest first; of a
  /// piece that is in several memories the first counts.
  ///
  /// - Returns: As many pieces as the options allow.
  /// - Throws: What a memory throws when a unit cannot be read.
  public func pieces(of text: String) throws -> [TranslationPiece] {
    var pieces: [TranslationPiece] = []
    for (source, searcher) in sources {
      let hits = searcher.pieces(of: text)
      let units = try source.units(hits.map(\.id), withNeighbours: false)
      for (hit, unit) in zip(hits, units) {
        let isKnown = pieces.contains { $0.utf8Range.contains(hit.utf8Range) }
        guard let unit, !isKnown else { continue }
        pieces.removeAll { hit.utf8Range.contains($0.utf8Range) }
        pieces.append(
          TranslationPiece(
            utf8Range: hit.utf8Range, tokenCount: hit.tokenCount, unit: unit, origin: source.name))
      }
    }
    pieces.sort { a, b in
      a.tokenCount != b.tokenCount
        ? a.tokenCount > b.tokenCount : a.utf8Range.lowerBound < b.utf8Range.lowerBound
    }
    return Array(pieces.prefix(options.limit))
  }

  /// The hits alone, as the indexes know them: what the search itself costs.
  public func hits(for text: String) -> [FuzzyHit] {
    sources.flatMap { $1.hits(for: text, atLeast: options.percent, limit: options.limit) }
  }

  /// The same by brute force: what the search is measured by.
  public func hitsByBruteForce(for text: String) -> [FuzzyHit] {
    sources.flatMap {
      $1.hitsByBruteForce(for: text, atLeast: options.percent, limit: options.limit)
    }
  }

  /// A memory that is searched.
  private struct Place {
    var source: any MatchSource
    var searcher: FuzzySearcher
    /// What its matches lose.
    var penalty: Int
  }

  private func penalty(of number: Int) -> Int {
    number < options.memoryPenalties.count ? options.memoryPenalties[number] : 0
  }

  /// The best matches in one memory.
  ///
  /// Penalties and contexts change the order of what the index finds, so it is
  /// asked for more until nothing that it did not name can be among the best.
  private func matches(
    for query: Segment, in place: Place, _ comparer: inout SegmentComparer, knowsContext: Bool
  ) throws -> [TranslationMatch] {
    let least = options.percent + place.penalty
    // Not even the same text is worth so much.
    guard least <= 100 else { return [] }
    var limit = options.limit
    while true {
      let hits = place.searcher.hits(for: query.text, atLeast: least, limit: limit)
      let units = try place.source.units(hits.map(\.id), withNeighbours: knowsContext)
      var ranked: [(id: Int64, match: TranslationMatch)] = []
      for (hit, unit) in zip(hits, units) {
        guard let unit else { continue }
        let comparison = comparer.compare(
          unit.source, context: unit.context, neighbours: unit.neighbours,
          knownDistance: hit.distance)
        let score = comparison.score.lessened(by: place.penalty)
        guard score.isAtLeast(options.percent) else { continue }
        let match = TranslationMatch(
          unit, origin: place.source.name, query: query, comparison: comparison, score: score)
        ranked.append((hit.id, match))
      }
      ranked.sort { a, b in
        if b.match.score.isBelow(a.match.score) { return true }
        return !a.match.score.isBelow(b.match.score) && a.id < b.id
      }
      let isDone =
        hits.count < limit
        || isSettled(ranked, hits, penalty: place.penalty, knowsContext: knowsContext)
      if isDone { return ranked.prefix(options.limit).map(\.match) }
      limit *= 4
    }
  }

  /// Whether no segment behind the last of `hits` can be among the best.
  private func isSettled(
    _ ranked: [(id: Int64, match: TranslationMatch)], _ hits: [FuzzyHit], penalty: Int,
    knowsContext: Bool
  ) -> Bool {
    guard ranked.count >= options.limit, let last = hits.last else { return false }
    if knowsContext, last.distance == 0 { return false }
    let worst = ranked[options.limit - 1]
    let bound = MatchScore(
      distance: last.distance, length: last.length, penalty: penalty)
    if bound.isBelow(worst.match.score) { return true }
    return !worst.match.score.isBelow(bound) && worst.id <= last.id
  }

  /// Both in one order; of equals, the first come first.
  private static func merged(
    _ first: [TranslationMatch], _ second: [TranslationMatch]
  ) -> [TranslationMatch] {
    var merged: [TranslationMatch] = []
    var (i, j) = (0, 0)
    while i < first.count || j < second.count {
      let takesSecond =
        i == first.count || (j < second.count && first[i].score.isBelow(second[j].score))
      merged.append(takesSecond ? second[j] : first[i])
      if takesSecond { j += 1 } else { i += 1 }
    }
    return merged
  }
}
