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

  /// The counts of all files of `reader`, whatever the number of jobs.
  ///
  /// - Throws: What ``TextReader/forEachPiece(_:)`` and the extractor throw.
  func counts(of reader: TextReader) async throws -> TermCounts {
    var total = TermCounts(language: analyzer.language, placeLimit: placeLimit)
    var waiting: [(document: Int, task: Task<TermCounts, any Error>)] = []
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
      waiting.append(
        (
          piece.document,
          Task {
            let text = analyzer.analyze(piece.bytes)
            return try await extractor.value.counts(
              of: text, named: name, at: piece.start, placeLimit: placeLimit)
          }
        ))
    }
    while !waiting.isEmpty { try await mergeFirst() }
    Progress.clear()
    return total
  }
}
