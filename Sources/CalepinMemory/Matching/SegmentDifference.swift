/// How a query differs from the source of a match, piece by piece.
public struct SegmentDifference: Hashable, Sendable {
  /// What becomes of a piece on the way from the source to the query.
  public enum Operation: String, Hashable, Sendable {
    /// The same tokens stand in both, perhaps in another case.
    case equal
    /// Only the query has the piece.
    case insert
    /// Only the source has the piece.
    case delete
    /// The query has other tokens.
    case replace
  }

  /// A run of tokens to which one operation applies.
  public struct Piece: Hashable, Sendable {
    /// The operation.
    public let operation: Operation
    /// The text in the query with the space behind it; empty for a deletion.
    public let query: String
    /// The text in the source, likewise; empty for an insertion.
    public let source: String

    /// Creates a piece.
    public init(_ operation: Operation, query: String, source: String) {
      self.operation = operation
      self.query = query
      self.source = source
    }
  }

  /// The pieces in the order of the texts, of which they leave nothing out.
  public let pieces: [Piece]
}

/// The least edits between two sequences of tokens, as runs.
///
/// Source: Wagner and Fischer, The string-to-string correction problem (1974).
struct TokenAlignment: Sendable {
  /// A run of tokens of both texts.
  struct Run: Hashable, Sendable {
    var operation: SegmentDifference.Operation
    var query: Range<Int>
    var source: Range<Int>
  }

  /// More cells than this are not filled; the differing middle of the texts
  /// then is one replacement.
  private static let mostCells = 4 << 20

  /// The runs in order.
  private(set) var runs: [Run] = []
  /// Whether there are no fewer edits.
  private(set) var isLeast = true

  /// Aligns two sequences.
  ///
  /// - Complexity: O(m n), with what both begin and end with left out.
  init(query: [[UInt8]], source: [[UInt8]]) {
    let most = min(query.count, source.count)
    var head = 0
    while head < most, query[head] == source[head] { head += 1 }
    var foot = 0
    while foot < most - head, query[query.count - 1 - foot] == source[source.count - 1 - foot] {
      foot += 1
    }
    let (queryEnd, sourceEnd) = (query.count - foot, source.count - foot)
    append(.equal, 0..<head, 0..<head)
    if (queryEnd - head + 1) * (sourceEnd - head + 1) <= Self.mostCells {
      alignMiddle(query[head..<queryEnd], source[head..<sourceEnd])
    } else {
      append(.replace, head..<queryEnd, head..<sourceEnd)
      isLeast = false
    }
    append(.equal, queryEnd..<query.count, sourceEnd..<source.count)
  }

  private mutating func append(
    _ operation: SegmentDifference.Operation, _ query: Range<Int>, _ source: Range<Int>
  ) {
    guard !query.isEmpty || !source.isEmpty else { return }
    if let last = runs.last, last.operation == operation {
      runs[runs.count - 1].query = last.query.lowerBound..<query.upperBound
      runs[runs.count - 1].source = last.source.lowerBound..<source.upperBound
    } else {
      runs.append(Run(operation: operation, query: query, source: source))
    }
  }

  private mutating func alignMiddle(_ query: ArraySlice<[UInt8]>, _ source: ArraySlice<[UInt8]>) {
    let width = source.count + 1
    // The cost from each cell to the end, so that the walk goes forwards.
    var costs: [UInt32] = Array(repeating: 0, count: (query.count + 1) * width)
    for i in stride(from: query.count, through: 0, by: -1) {
      for j in stride(from: source.count, through: 0, by: -1) {
        let cell = i * width + j
        if i == query.count || j == source.count {
          costs[cell] = UInt32(query.count - i + source.count - j)
        } else if query[query.startIndex + i] == source[source.startIndex + j] {
          costs[cell] = costs[cell + width + 1]
        } else {
          costs[cell] = 1 + min(costs[cell + width + 1], costs[cell + width], costs[cell + 1])
        }
      }
    }
    walk(costs, width, query, source)
  }

  private mutating func walk(
    _ costs: [UInt32], _ width: Int, _ query: ArraySlice<[UInt8]>, _ source: ArraySlice<[UInt8]>
  ) {
    var (i, j) = (0, 0)
    while i < query.count || j < source.count {
      let cell = i * width + j
      let (q, s) = (query.startIndex + i, source.startIndex + j)
      if i < query.count, j < source.count, query[q] == source[s] {
        append(.equal, q..<q + 1, s..<s + 1)
        (i, j) = (i + 1, j + 1)
      } else if i < query.count, j < source.count, costs[cell] == 1 + costs[cell + width + 1] {
        append(.replace, q..<q + 1, s..<s + 1)
        (i, j) = (i + 1, j + 1)
      } else if i < query.count, costs[cell] == 1 + costs[cell + width] {
        append(.insert, q..<q + 1, s..<s)
        i += 1
      } else {
        append(.delete, q..<q, s..<s + 1)
        j += 1
      }
    }
  }
}
