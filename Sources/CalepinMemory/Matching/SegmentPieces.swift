internal import CKernels

/// A piece of a query that stands in a segment of a memory.
public struct PieceHit: Hashable, Sendable {
  /// Where the piece stands in the query, in UTF-8 bytes.
  public let utf8Range: Range<Int>
  /// How many tokens it has.
  public let tokenCount: Int
  /// The id of a segment that has it: the shortest, the first of those.
  public let id: Int64

  /// Creates the hit on segment `id`.
  public init(utf8Range: Range<Int>, tokenCount: Int, id: Int64) {
    self.utf8Range = utf8Range
    self.tokenCount = tokenCount
    self.id = id
  }
}

/// The longest run of tokens that ends at one place of a query.
struct TokenRun {
  /// How many tokens it has; 0 when no segment has the token.
  var length = 0
  /// The segment.
  var id: Int64 = 0
}

extension FuzzySearcher {
  /// The longest pieces of `text` that stand in a segment as they are, the
  /// longest first: none inside another one, each of two words at least.
  ///
  /// - Complexity: O(tokens of all segments).
  public func pieces(of text: String) -> [PieceHit] {
    var tokenizer = SegmentTokenizer(keepingPlaces: true)
    let compared = ComparedText(text, &tokenizer)
    let runs = longestRuns(of: tokenizer)
    var hits: [PieceHit] = []
    for (place, run) in runs.enumerated() where run.length > 1 {
      // The run that ends one token later takes this one in.
      if place + 1 < runs.count, runs[place + 1].length > run.length { continue }
      let tokens = compared.withoutOuterMarks(place + 1 - run.length..<place + 1)
      guard tokens.count(where: { !compared.isMark($0) }) > 1 else { continue }
      let start = compared.places[tokens.lowerBound].lowerBound
      let end = compared.places[tokens.upperBound - 1].upperBound
      hits.append(PieceHit(utf8Range: start..<end, tokenCount: tokens.count, id: run.id))
    }
    return hits.sorted { a, b in
      a.tokenCount != b.tokenCount
        ? a.tokenCount > b.tokenCount : a.utf8Range.lowerBound < b.utf8Range.lowerBound
    }
  }
}

extension ComparedText {
  /// `range` without the marks at its ends.
  fileprivate func withoutOuterMarks(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = range.first, isMark(first) { range = first + 1..<range.upperBound }
    while let last = range.last, isMark(last) { range = range.lowerBound..<last }
    return range
  }
}
