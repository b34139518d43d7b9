/// Which pairs of positions a search may pass through: for each number of
/// source sentences done, from 0 to all, a run of numbers of target sentences.
///
/// Both ends only grow from row to row, neighbouring rows overlap, and the
/// corners belong to it, so that there is always a way.
struct AlignmentBand {
  /// The first position of each row.
  private(set) var lows: [Int]
  /// The last position of each row.
  private(set) var highs: [Int]

  /// All positions.
  init(sourceCount: Int, targetCount: Int) {
    lows = Array(repeating: 0, count: sourceCount + 1)
    highs = Array(repeating: targetCount, count: sourceCount + 1)
  }

  /// The positions no more than `width` from the way through `points`.
  ///
  /// - Parameters:
  ///   - points: Positions on the way, ascending on both sides.
  ///   - sourceCount: How many source sentences there are.
  ///   - targetCount: How many target sentences there are.
  ///   - width: How far the band goes to both sides, by the row.
  init(
    around points: [(source: Int, target: Int)], sourceCount: Int, targetCount: Int,
    width: (Int) -> Int
  ) {
    self.init(sourceCount: sourceCount, targetCount: targetCount)
    var last = (source: 0, target: 0)
    var (row, column) = (0, 0)
    for point in points + [(sourceCount, targetCount)] {
      while row <= point.source {
        let rows = point.source - last.source
        column =
          rows == 0
          ? point.target
          : last.target + (row - last.source) * (point.target - last.target) / rows
        lows[row] = max(0, column - width(row))
        highs[row] = min(targetCount, column + width(row))
        row += 1
      }
      highs[point.source] = min(
        targetCount, max(highs[point.source], point.target + width(point.source)))
      last = point
    }
    connect(targetCount)
  }

  private mutating func connect(_ targetCount: Int) {
    lows[0] = 0
    highs[highs.count - 1] = targetCount
    for row in lows.indices.dropLast().reversed() { lows[row] = min(lows[row], lows[row + 1]) }
    for row in highs.indices.dropFirst() {
      highs[row] = max(highs[row], highs[row - 1])
      // A gap would cut the way off.
      lows[row] = min(lows[row], highs[row - 1])
    }
  }

  /// How many positions the band has.
  var count: Int { zip(lows, highs).reduce(0) { $0 + $1.1 - $1.0 + 1 } }
}
