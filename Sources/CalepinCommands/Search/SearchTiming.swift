internal import CalepinCore
internal import CalepinMemory

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Measures how long the queries of the standard input take, each by itself
/// on one core, with the index in memory: processor time of the thread.
struct SearchTiming {
  private let finder: MatchFinder

  /// Prepares a finder.
  init(_ sources: [any MatchSource], _ options: MatchOptions) throws {
    finder = try MatchFinder(sources, options: options)
  }

  /// So many queries are enough for what takes long.
  private static let bruteForceQueries = 100

  /// Prints one line for the search itself, tokens of the query included, one
  /// with the units read and compared, and one for a search by brute force of
  /// every so many of the queries: how many, then the mean, the median, what 90
  /// and 99 of 100 take, and the most, in milliseconds.
  func run() throws {
    var queries: [String] = []
    var lines = try InputLines(of: "-")
    while let line = try lines.next() { queries.append(line) }
    // The first round brings the index into memory.
    for query in queries { _ = finder.hits(for: query) }
    var output = try StandardOutput()
    try output.printLine(try Self.line("search", queries) { _ = finder.hits(for: $0) })
    let matches = try Self.line("matches", queries) { _ = try finder.matches(for: .init($0)) }
    try output.printLine(matches)
    let step = max(1, queries.count / Self.bruteForceQueries)
    let few = stride(from: 0, to: queries.count, by: step).map { queries[$0] }
    try output.printLine(try Self.line("brute force", few) { _ = finder.hitsByBruteForce(for: $0) })
    try output.flush()
  }

  private static func line(
    _ name: String, _ queries: [String], _ body: (String) throws -> Void
  ) throws -> String {
    var times: [Double] = []
    for query in queries {
      let start = threadTime()
      try body(query)
      times.append(threadTime() - start)
    }
    guard !times.isEmpty else { return "\(name)\t0" }
    let mean = times.reduce(0, +) / Double(times.count)
    times.sort()
    let shares = [0.5, 0.9, 0.99].map { times[min(times.count - 1, Int(Double(times.count) * $0))] }
    let numbers = [mean] + shares + [times[times.count - 1]]
    return ([name, "\(times.count)"] + numbers.map { "\(($0 * 10_000).rounded() / 10_000)" })
      .joined(separator: "\t")
  }

  /// The processor time of this thread in milliseconds.
  private static func threadTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1_000_000
  }
}
