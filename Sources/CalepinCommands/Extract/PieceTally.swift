internal import CalepinTerminology

/// The counts of some pieces of texts that follow one another.
// Sendable: a ``CountingPlan`` hands it to one worker at a time.
final class PieceTally: @unchecked Sendable {  // one worker at a time, see above
  /// The number of its first piece, and that of the one behind its last.
  let start: Int
  private(set) var end: Int
  /// The documents of its first and its last piece.
  private var firstDocument: Int?
  private(set) var lastDocument: Int?
  private(set) var counts: TermCounts

  /// Begins with the piece numbered `start`, behind what `counts` has.
  init(onto counts: TermCounts, from start: Int = 0) {
    self.counts = counts
    (self.start, end) = (start, start)
  }

  /// Counts the next piece.
  func count(_ text: CountingPlan.Text, by extractor: TermExtractor) {
    let place = text.place
    extractor.count(
      text.analysis, named: place.name, at: place.start,
      isContinuation: place.document == lastDocument, into: &counts)
    if firstDocument == nil { firstDocument = place.document }
    lastDocument = place.document
    end += 1
  }

  /// Adds the counts of the pieces that come next.
  func merge(_ other: PieceTally) {
    counts.merge(
      other.counts, isContinuation: lastDocument != nil && other.firstDocument == lastDocument)
    if firstDocument == nil { firstDocument = other.firstDocument }
    lastDocument = other.lastDocument ?? lastDocument
    end = other.end
  }
}
