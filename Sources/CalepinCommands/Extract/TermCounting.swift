internal import CalepinCore
internal import CalepinTerminology
internal import CalepinText

/// Counts the candidates of files on several cores.
struct TermCounting {
  let analyzer: Analyzer
  let extractor: TermExtractor
  /// How many places to keep of each term.
  let placeLimit: Int
  /// How many pieces are worked on at a time.
  let jobs: Int

  /// The counts of all files of `reader`, whatever the number of jobs.
  ///
  /// - Throws: What ``TextReader/forEachPiece(_:)`` throws.
  func counts(of reader: TextReader) async throws -> TermCounts {
    var total = TermCounts(language: analyzer.language, placeLimit: placeLimit)
    var waiting: [(document: Int, task: Task<TermCounts, Never>)] = []
    var last: Int?
    func mergeFirst() async {
      let first = waiting.removeFirst()
      total.merge(await first.task.value, isContinuation: first.document == last)
      last = first.document
      if reader.files.count > 1 {
        Progress.show("\(first.document + 1) of \(reader.files.count) texts counted")
      }
    }
    try await reader.forEachPiece { piece in
      if waiting.count >= jobs { await mergeFirst() }
      let name = reader.files[piece.document]
      waiting.append(
        (
          piece.document,
          Task {
            extractor.counts(
              of: analyzer.analyze(piece.bytes), named: name, at: piece.start,
              placeLimit: placeLimit)
          }
        ))
    }
    while !waiting.isEmpty { await mergeFirst() }
    Progress.clear()
    return total
  }
}
