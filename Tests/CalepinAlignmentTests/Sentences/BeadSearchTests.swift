import TestSupport
import Testing

@testable import CalepinAlignment

@Suite("The search for beads")
struct BeadSearchTests {
  /// Evidence that depends on nothing but the positions.
  private struct RandomEvidence: BeadEvidence {
    var values: [[Float]]

    mutating func prepare(sentence: Int, window: Range<Int>) {}

    func score(source: Range<Int>, target: Range<Int>) -> Float {
      source.reduce(0) { sum, from in target.reduce(sum) { $0 + values[from][$1] } }
    }
  }

  @Test("finds a way as good as the best of all ways", arguments: 1...60 as ClosedRange<UInt64>)
  func agreesWithReference(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let (source, target) = (randomSide(using: &random), randomSide(using: &random))
    let evidence = RandomEvidence(
      values: (0..<source.sentenceCount).map { _ in
        (0..<target.sentenceCount).map { _ in Float.random(in: -4...4, using: &random) }
      })
    let lengths = LengthModel(sourceLength: 10, targetLength: 11)
    var search = BeadSearch(
      source, target, lengths: lengths, shapes: BeadShape.all,
      band: AlignmentBand(
        sourceCount: source.sentenceCount, targetCount: target.sentenceCount), evidence: evidence)
    let found = search.beads().reduce(Float(0)) { sum, bead in
      sum + value(of: bead.source, bead.target, source, target, lengths, evidence)
    }
    let best = reference(source, target, lengths, evidence)
    #expect(abs(found - best) < 0.01)
  }

  private func randomSide(using random: inout SeededGenerator) -> SentenceWords {
    var bytes: [UInt8] = []
    let sentences = (0..<Int.random(in: 1...9, using: &random)).map { _ in
      let start = bytes.count
      bytes += Array(repeating: UInt8(ascii: "x"), count: Int.random(in: 1...40, using: &random))
      return SegmentedText.Sentence(start..<bytes.count)
    }
    return SentenceWords(SegmentedText(bytes: bytes, sentences: sentences))
  }

  private func value(
    of from: Range<Int>, _ to: Range<Int>, _ source: SentenceWords, _ target: SentenceWords,
    _ lengths: LengthModel, _ evidence: RandomEvidence
  ) -> Float {
    let shape = BeadShape.all.first { $0.source == from.count && $0.target == to.count }
    guard let shape else { return -.infinity }
    guard !from.isEmpty, !to.isEmpty else { return shape.logPrior }
    return shape.logPrior
      + lengths.score(source: source.length(of: from), target: target.length(of: to))
      + evidence.score(source: from, target: to)
  }

  /// The best value of all ways, the definition without a band or a row.
  private func reference(
    _ source: SentenceWords, _ target: SentenceWords, _ lengths: LengthModel,
    _ evidence: RandomEvidence
  ) -> Float {
    var best: [[Float]] = []
    for row in 0...source.sentenceCount {
      best.append(Array(repeating: -.infinity, count: target.sentenceCount + 1))
      for column in 0...target.sentenceCount {
        if row + column == 0 { best[0][0] = 0 }
        for from in max(0, row - 4)...row {
          for to in max(0, column - 4)...column where (from, to) != (row, column) {
            let step = value(of: from..<row, to..<column, source, target, lengths, evidence)
            best[row][column] = max(best[row][column], best[from][to] + step)
          }
        }
      }
    }
    return best[source.sentenceCount][target.sentenceCount]
  }

  @Test("has a way through every band", arguments: 1...100 as ClosedRange<UInt64>)
  func band(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let (rows, columns) = (
      Int.random(in: 1...60, using: &random), Int.random(in: 1...60, using: &random)
    )
    let pointCount = Int.random(in: 0...8, using: &random)
    let sources = (0..<pointCount).map { _ in Int.random(in: 0...rows, using: &random) }.sorted()
    let targets = (0..<pointCount).map { _ in Int.random(in: 0...columns, using: &random) }.sorted()
    let band = AlignmentBand(
      around: zip(sources, targets).map { ($0, $1) }, sourceCount: rows, targetCount: columns,
      width: { _ in 5 })
    #expect(band.lows[0] == 0 && band.highs[rows] == columns)
    for row in 1...rows {
      #expect(band.lows[row - 1] <= band.lows[row] && band.highs[row - 1] <= band.highs[row])
      #expect(band.lows[row] <= band.highs[row - 1] && band.lows[row] <= band.highs[row])
    }
    for (source, target) in zip(sources, targets) {
      #expect((band.lows[source]...band.highs[source]).contains(target))
    }
  }
}
