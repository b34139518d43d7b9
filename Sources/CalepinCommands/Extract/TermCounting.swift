internal import CalepinCore
internal import CalepinTerminology
internal import CalepinText

/// Counts the candidates of files on several cores.
struct TermCounting {
  let analyzer: Analyzer
  /// Ready when the first text is analysed, or not much later.
  let extractor: Task<TermExtractor, any Error>
  /// How many places to keep of each term.
  let placeLimit: Int
  /// How many pieces are worked on at a time.
  let jobs: Int
  /// Where the analyses go that are wanted again.
  var kept: KeptAnalyses?

  /// The counts of all files of `reader`, whatever the number of jobs.
  ///
  /// - Throws: What ``TextReader/forEachPiece(_:)`` and the extractor throw.
  func counts(of reader: TextReader) async throws -> TermCounts {
    var total = TermCounts(language: analyzer.language, placeLimit: placeLimit)
    var waiting: [(document: Int, task: Task<TermCounts, any Error>)] = []
    // Pieces are analysed one behind the other, and counted one behind the other, on
    // two cores each: what is remembered of words serves all of them.
    let lanes = (jobs + 1) / 2
    var analyses = Lanes<AnalyzedText>(count: lanes)
    var countings = Lanes<TermCounts>(count: lanes)
    var last: Int?
    func mergeFirst() async throws {
      let first = waiting.removeFirst()
      total.merge(try await first.task.value, isContinuation: first.document == last)
      last = first.document
      if reader.files.count > 1 {
        Progress.show("\(first.document + 1) of \(reader.files.count) texts counted")
      }
    }
    try await reader.forEachPiece { piece in
      // One more than is worked on, so that there is work while counts are merged.
      if waiting.count > (jobs > 1 ? jobs : 0) { try await mergeFirst() }
      let name = reader.files[piece.document]
      let analysis = analyses.add {
        let text = analyzer.analyze(piece.bytes)
        kept?.keep(text, of: piece.document, at: piece.start.byte)
        return text
      }
      let counting = countings.add {
        try await extractor.value.counts(
          of: try await analysis.value, named: name, at: piece.start, placeLimit: placeLimit)
      }
      waiting.append((piece.document, counting))
    }
    while !waiting.isEmpty { try await mergeFirst() }
    Progress.clear()
    return total
  }
}

/// Works of one kind, a few at a time.
private struct Lanes<Result: Sendable> {
  private let count: Int
  /// The last works, as many as are done at a time.
  private var last: [Task<Result, any Error>] = []

  init(count: Int) { self.count = count }

  /// Adds a work, which begins when the one `count` places before it is done.
  mutating func add(_ body: @escaping @Sendable () async throws -> Result) -> Task<
    Result, any Error
  > {
    let before = last.count < count ? nil : last.removeFirst()
    let task = Task {
      _ = await before?.result
      return try await body()
    }
    last.append(task)
    return task
  }
}
