internal import CalepinCore
internal import CalepinFormats
internal import CalepinMemory

/// Puts the best matches into the empty segments of a document.
struct Pretranslation {
  /// How it went.
  struct Summary {
    /// The segments of the document.
    var segments = 0
    /// Those that had no translation and could be given one.
    var empty = 0
    /// Those that got one that is the same text, and one that is only like it.
    var exact = 0
    var fuzzy = 0

    /// One sentence for the person who called it.
    var sentence: String {
      "\(segments) segments, \(empty) without translation: \(exact) filled exactly, "
        + "\(fuzzy) with fuzzy matches, \(empty - exact - fuzzy) left"
    }

    /// How well the document was answered.
    var status: Status? { exact > 0 ? nil : fuzzy > 0 ? .onlyApproximate : .nothingFound }
  }

  private let document: FillableDocument
  private let texts: [Segment]

  /// Reads the document at `path`.
  ///
  /// - Throws: `InputError` or ``CommandFailure`` when it cannot be filled.
  init(of path: String) throws {
    do {
      document = try FillableDocument(try InputFile(path).readAll(), name: path)
    } catch let error as FormatError {
      throw CommandFailure(error, in: path)
    }
    texts = document.entries.map { Segment($0.source) }
  }

  /// Writes the document with the best matches in it to `output`.
  ///
  /// - Returns: How it went.
  func run(_ workers: SearchWorkers, to output: AtomicFile) async throws -> Summary {
    let queries = SearchQuery.queries(for: texts)
    let gaps = document.entries.indices.filter { document.entries[$0].isEmpty }
    var summary = Summary(segments: texts.count, empty: gaps.count)
    var fillings: [Int: FillableDocument.Filling] = [:]
    for start in stride(from: 0, to: gaps.count, by: SearchOutput.batch) {
      let part = gaps[start..<min(start + SearchOutput.batch, gaps.count)]
      let results = try await workers.results(for: part.map { queries[$0] })
      for (number, result) in zip(part, results) {
        guard let best = result.matches.first else { continue }
        let isExact = best.score.percent >= 100
        if isExact { summary.exact += 1 } else { summary.fuzzy += 1 }
        fillings[number] = FillableDocument.Filling(
          best.proposal ?? best.unit.target.text, needsReview: !isExact)
      }
    }
    try output.write(document.filled(fillings))
    try output.commit()
    return summary
  }
}
