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
  /// How many workers there are.
  let jobs: Int
  /// Where the analyses go that are wanted again.
  var kept: KeptAnalyses?

  /// The counts of all files of `reader`, whatever the number of jobs.
  ///
  /// - Throws: What ``TextReader/forEachPiece(_:)`` and the extractor throw.
  func counts(of reader: TextReader) async throws -> TermCounts {
    let nothing = TermCounts(language: analyzer.language, placeLimit: placeLimit)
    let plan = CountingPlan(jobs: jobs, files: reader.files, nothing: nothing)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<jobs { group.addTask { try await work(by: plan) } }
      do {
        try await reader.forEachPiece { try await plan.add($0) }
        await plan.close()
      } catch {
        await plan.stop()
        // A worker tells itself why it failed.
        if !(error is CancellationError) { throw error }
      }
      try await group.waitForAll()
    }
    Progress.clear()
    return await plan.counts ?? nothing
  }

  /// Does what is next until nothing is left.
  private func work(by plan: CountingPlan) async throws {
    do {
      while let job = await plan.nextJob() {
        switch job {
        case .analysis(let piece):
          let (text, place) = (analyzer.analyze(piece.bytes), piece.place)
          kept?.keep(text, of: place.document, at: place.start.byte)
          await plan.take(CountingPlan.Text(place: place, analysis: text))
        case .counting(let texts, let tally):
          let extractor = try await extractor.value
          for text in texts { tally.count(text, by: extractor) }
          await plan.take(tally)
        case .merging(let tally, let other):
          tally.merge(other)
          await plan.take(tally)
        }
      }
    } catch {
      await plan.stop()
      throw error
    }
  }
}
