internal import CalepinCore
internal import CalepinMemory
internal import FoundationEssentials

/// A segment that is searched for.
struct SearchQuery: Sendable {
  /// The segment.
  var segment: Segment
  /// What stands beside it.
  var context = SegmentContext()

  /// Queries for `segments`, each between its neighbours.
  static func queries(for segments: [Segment]) -> [SearchQuery] {
    segments.indices.map { place in
      let context = SegmentContext(
        before: place > 0 ? segments[place - 1].text : nil,
        after: place + 1 < segments.count ? segments[place + 1].text : nil)
      return SearchQuery(segment: segments[place], context: context)
    }
  }
}

/// Finds matches on one core.
private actor SearchWorker {
  private let finder: MatchFinder
  private let details: SearchDetails

  init(_ sources: [any MatchSource], _ options: MatchOptions, _ details: SearchDetails) throws {
    finder = try MatchFinder(sources, options: options)
    self.details = details
  }

  /// The answers to `queries`, in their order.
  func results(for queries: ArraySlice<SearchQuery>) throws -> [SearchResult] {
    try queries.map { query in
      SearchResult(
        query: query.segment.text,
        matches: try finder.matches(for: query.segment, context: query.context),
        pieces: details.contains(.pieces) ? try finder.pieces(of: query.segment.text) : [],
        details: details)
    }
  }
}

/// What is shown besides the matches.
struct SearchDetails: OptionSet, Sendable {
  let rawValue: Int

  /// Three scores for each match.
  static let scores = SearchDetails(rawValue: 1)
  /// The pieces of the query that stand in the memory.
  static let pieces = SearchDetails(rawValue: 2)
}

/// Finds matches on all cores.
struct SearchWorkers {
  private let workers: [SearchWorker]

  /// Makes the workers.
  ///
  /// - Parameters:
  ///   - sources: The memories.
  ///   - options: What is searched for.
  ///   - details: What is shown besides the matches.
  ///   - count: How many work at once.
  /// - Throws: What a memory throws that cannot be searched.
  init(
    _ sources: [any MatchSource], _ options: MatchOptions, _ details: SearchDetails, count: Int
  ) throws {
    workers = try (0..<max(1, count)).map { _ in
      try SearchWorker(sources, options, details)
    }
  }

  /// How many cores there are.
  static var coreCount: Int { ProcessInfo.processInfo.activeProcessorCount }

  /// The answers to `queries`, in their order.
  func results(for queries: [SearchQuery]) async throws -> [SearchResult] {
    let share = (queries.count + workers.count - 1) / workers.count
    guard share > 1 else {
      var results: [SearchResult] = []
      for index in queries.indices {
        results += try await workers[0].results(for: queries[index...index])
      }
      return results
    }
    return try await withThrowingTaskGroup(of: (Int, [SearchResult]).self) { group in
      for (number, worker) in workers.enumerated() {
        let part = queries[
          min(number * share, queries.count)..<min((number + 1) * share, queries.count)]
        group.addTask { (number, try await worker.results(for: part)) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
        .sorted { $0.0 < $1.0 }.flatMap(\.1)
    }
  }
}
