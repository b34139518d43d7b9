/// What speaks for a bead beside its shape and its length.
protocol BeadEvidence {
  /// Makes ready for the beads that end with the source sentence `sentence` and
  /// with one of the target sentences in `window`; called for one source
  /// sentence after the other.
  mutating func prepare(sentence: Int, window: Range<Int>)

  /// How much speaks for a bead with both sides filled.
  ///
  /// - Parameters:
  ///   - source: Its source sentences; the last is the one made ready for.
  ///   - target: Its target sentences, in the window.
  /// - Returns: The logarithm of the odds.
  func score(source: Range<Int>, target: Range<Int>) -> Float
}

/// The best way through a band: dynamic programming over beads.
///
/// Memory is one byte for each position in the band and a few rows of scores.
struct BeadSearch<Evidence: BeadEvidence> {
  let source: SentenceWords
  let target: SentenceWords
  let lengths: LengthModel
  let shapes: [BeadShape]
  let band: AlignmentBand
  var evidence: Evidence

  /// The scores of the rows that beads can begin in.
  private var rows: [[Float]] = Array(repeating: [], count: BeadShape.most + 1)
  /// By which shape each position is reached best.
  private var steps: [UInt8] = []
  private var stepStarts: [Int] = []

  init(
    _ source: SentenceWords, _ target: SentenceWords, lengths: LengthModel, shapes: [BeadShape],
    band: AlignmentBand, evidence: Evidence
  ) {
    self.source = source
    self.target = target
    self.lengths = lengths
    self.shapes = shapes
    self.band = band
    self.evidence = evidence
  }

  /// The beads of the best way, with a score of 0.
  ///
  /// - Complexity: O(positions in the band × shapes).
  mutating func beads() -> [SentenceBead] {
    steps.reserveCapacity(band.count)
    for row in band.lows.indices {
      stepStarts.append(steps.count)
      fill(row)
    }
    return trace()
  }

  private mutating func fill(_ row: Int) {
    let (low, high) = (band.lows[row], band.highs[row])
    let slot = row % rows.count
    rows[slot].removeAll(keepingCapacity: true)
    if row > 0 {
      evidence.prepare(
        sentence: row - 1, window: max(0, low - BeadShape.most)..<max(high, low))
    }
    for column in low...high {
      var best = row == 0 && column == 0 ? 0 : -Float.infinity
      var step: UInt8 = 0
      for (number, shape) in shapes.enumerated() {
        let (fromRow, fromColumn) = (row - shape.source, column - shape.target)
        guard fromRow >= 0, fromColumn >= band.lows[fromRow], fromColumn <= band.highs[fromRow]
        else { continue }
        let before = rows[fromRow % rows.count][fromColumn - band.lows[fromRow]]
        guard before > -.infinity else { continue }
        let value = before + shape.logPrior + score(fromRow..<row, fromColumn..<column)
        if value > best {
          best = value
          step = UInt8(number)
        }
      }
      rows[slot].append(best)
      steps.append(step)
    }
  }

  private func score(_ from: Range<Int>, _ to: Range<Int>) -> Float {
    guard !from.isEmpty, !to.isEmpty else { return 0 }
    return lengths.score(source: source.length(of: from), target: target.length(of: to))
      + evidence.score(source: from, target: to)
      + LayoutEvidence.score(source.layout[from], target.layout[to])
  }

  private func trace() -> [SentenceBead] {
    var beads: [SentenceBead] = []
    var (row, column) = (source.sentenceCount, target.sentenceCount)
    while row > 0 || column > 0 {
      let shape = shapes[Int(steps[stepStarts[row] + column - band.lows[row]])]
      let (fromRow, fromColumn) = (row - shape.source, column - shape.target)
      beads.append(
        SentenceBead(source: fromRow..<row, target: fromColumn..<column, score: 0))
      (row, column) = (fromRow, fromColumn)
    }
    return beads.reversed()
  }
}

/// What the layout of two texts says for or against a bead.
enum LayoutEvidence {
  /// Both sides begin a block.
  private static let sameBegin: Float = 0.7
  /// One side begins a block and the other does not.
  private static let otherBegin: Float = -0.7
  /// A bead reaches from one block into the next.
  private static let crossing: Float = -6
  /// Both sides are headings of one level, or of two.
  private static let heading: Float = 2
  private static let otherLevel: Float = -1
  /// A heading beside running text.
  private static let noHeading: Float = -4

  static func score(
    _ source: ArraySlice<SegmentedText.Sentence>, _ target: ArraySlice<SegmentedText.Sentence>
  ) -> Float {
    guard let from = source.first, let to = target.first else { return 0 }
    var value: Float = 0
    if from.startsBlock != to.startsBlock {
      value += otherBegin
    } else if from.startsBlock {
      value += sameBegin
    }
    if source.dropFirst().contains(where: \.startsBlock) { value += crossing }
    if target.dropFirst().contains(where: \.startsBlock) { value += crossing }
    switch (from.headingLevel, to.headingLevel) {
    case (0, 0): break
    case (0, _), (_, 0): value += noHeading
    case (let a, let b): value += a == b ? heading : otherLevel
    }
    return value
  }
}
