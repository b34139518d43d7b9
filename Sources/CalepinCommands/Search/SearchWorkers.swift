internal import CalepinCore
internal import CalepinMemory
internal import FoundationEssentials

/// A segment that is searched for.
struct SearchQuery: Sendable {
  /// The segment.
  var segment: Segment
  /// What stands beside it.
  var context = SegmentContext()
}

/// Finds matches on one core.
private actor SearchWorker {
  private let finder: MatchFinder
  private let showsScores: Bool

  init(_ sources: [any MatchSource], _ options: MatchOptions, showsScores: Bool) throws {
    finder = try MatchFinder(sources, options: options)
    self.showsScores = showsScores
  }

  /// The answers to `queries`, in their order.
  func results(for queries: ArraySlice<SearchQuery>) throws -> [SearchResult] {
    try queries.map { query in
      SearchResult(
        query: query.segment.text,
        matches: try finder.matches(for: query.segment, context: query.context),
        showsScores: showsScores)
    }
  }
}

/// Finds matches on all cores.
struct SearchWorkers {
  private let workers: [SearchWorker]

  /// Makes the workers.
  ///
  /// - Parameters:
  ///   - sources: The memories.
  ///   - options: What is searched for.
  ///   - showsScores: Whether the three scores are shown.
  ///   - count: How many work at once.
  /// - Throws: What a memory throws that cannot be searched.
  init(
    _ sources: [any MatchSource], _ options: MatchOptions, showsScores: Bool, count: Int
  ) throws {
    workers = try (0..<max(1, count)).map { _ in
      try SearchWorker(sources, options, showsScores: showsScores)
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
