import TestSupport
import Testing

@testable import CalepinAlignment

@Suite("The anchor points")
struct AnchorPointsTests {
  @Test(
    "give the heaviest chain that ascends on both sides", arguments: 1...100 as ClosedRange<UInt64>)
  func agreesWithReference(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...7, using: &random)
    let order = Array(0..<count).shuffled(using: &random)
    // Word n stands in sentence n of the source and in sentence `order[n]` of the target.
    let source = side((0..<count).map { "w\($0)" })
    let target = side((0..<count).map { place in "w\(order.firstIndex(of: place) ?? 0)" })
    let weights = (0..<count).map { _ in Float.random(in: 0.3...1, using: &random) }
    let pairs = (0..<count).map { word in
      WordPair(
        Int32(word), Int32(order[word]), forward: weights[word], backward: weights[word])
    }
    let points = AnchorPoints(
      source, target, pairs: PairTable(pairs, sourceWordCount: source.wordCount))
    let chain = points.chain(targetCount: count)
    for (first, second) in zip(chain, chain.dropFirst()) {
      #expect(first.source < second.source && first.target < second.target)
    }
    let weight = chain.reduce(Float(0)) { $0 + weights[$1.source] }
    #expect(abs(weight - heaviest(order, weights)) < 0.001)
  }

  private func side(_ lines: [String]) -> SentenceWords {
    var bytes: [UInt8] = []
    let sentences = lines.map { line in
      // Letters only: a digit would be a word of its own.
      let letters = line.utf8.map { (0x30...0x39).contains($0) ? $0 + 0x31 : $0 }
      bytes += letters
      return SegmentedText.Sentence(bytes.count - letters.count..<bytes.count)
    }
    return SentenceWords(SegmentedText(bytes: bytes, sentences: sentences))
  }

  /// The weight of the heaviest ascending choice, by trying all of them.
  private func heaviest(_ order: [Int], _ weights: [Float]) -> Float {
    (0..<1 << order.count).map { choice in
      let chosen = order.indices.filter { choice & 1 << $0 != 0 }
      let ascends = zip(chosen, chosen.dropFirst()).allSatisfy { order[$0] < order[$1] }
      return ascends ? chosen.reduce(Float(0)) { $0 + weights[$1] } : 0
    }.max() ?? 0
  }
}
