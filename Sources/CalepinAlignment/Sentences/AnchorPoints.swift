/// Pairs of sentences that share rare words, for the pass that does not yet know
/// where it is.
struct AnchorPoints: BeadEvidence {
  /// A pair of sentences, and how much speaks for it.
  struct Point {
    var source: Int
    var target: Int
    var weight: Float
  }

  /// Words that occur more often on a side say too little.
  private static let mostOccurrences: Int32 = 4
  /// A pair of words must be so likely.
  private static let leastProbability: Float = 0.3

  /// The points by the source sentence.
  private var points: [Point] = []
  private var starts: [Int]

  init(_ source: SentenceWords, _ target: SentenceWords, pairs: PairTable) {
    var found: [Point] = []
    for word in source.counts.indices where source.counts[word] <= Self.mostOccurrences {
      for index in pairs.range(of: Int32(word)) {
        let entry = pairs.entries[index]
        let probability = max(entry.forward, entry.backward)
        guard probability >= Self.leastProbability,
          target.counts[Int(entry.target)] == source.counts[word]
        else { continue }
        let first = source.occurrenceStarts[word]
        let other = target.occurrenceStarts[Int(entry.target)]
        let count = Int(source.counts[word])
        for place in 0..<count {
          found.append(
            Point(
              source: Int(source.sentenceOfToken[Int(source.occurrences[first + place])]),
              target: Int(target.sentenceOfToken[Int(target.occurrences[other + place])]),
              weight: 3 * probability / Float(count)))
        }
      }
    }
    points = found.sorted { ($0.source, $0.target) < ($1.source, $1.target) }
    starts = [0]
    var place = 0
    for sentence in 0..<source.sentenceCount {
      while place < points.count, points[place].source == sentence { place += 1 }
      starts.append(place)
    }
  }

  mutating func prepare(sentence: Int, window: Range<Int>) {}

  func score(source: Range<Int>, target: Range<Int>) -> Float {
    var sum: Float = 0
    for point in points[starts[source.lowerBound]..<starts[source.upperBound]]
    where target.contains(point.target) {
      sum += point.weight
    }
    return sum
  }

  /// The heaviest chain of points that ascends on both sides.
  ///
  /// - Complexity: O(n log n) for n points.
  func chain(targetCount: Int) -> [(source: Int, target: Int)] {
    var best = MaximumTree(count: targetCount)
    var before = Array(repeating: -1, count: points.count)
    var weights = Array(repeating: Float(0), count: points.count)
    var group = 0
    while group < points.count {
      // Points of one sentence do not follow each other.
      var end = group
      while end < points.count, points[end].source == points[group].source {
        let (weight, index) = best.maximum(below: points[end].target)
        before[end] = index
        weights[end] = weight + points[end].weight
        end += 1
      }
      for index in group..<end { best.insert(weights[index], index, at: points[index].target) }
      group = end
    }
    var chain: [(source: Int, target: Int)] = []
    var index = weights.indices.max { weights[$0] < weights[$1] } ?? -1
    while index >= 0 {
      chain.append((points[index].source, points[index].target))
      index = before[index]
    }
    return chain.reversed()
  }
}

/// The greatest value below a position: a Fenwick tree of maxima.
private struct MaximumTree {
  private var values: [(value: Float, index: Int)]

  init(count: Int) { values = Array(repeating: (0, -1), count: count + 1) }

  func maximum(below end: Int) -> (value: Float, index: Int) {
    var best: (value: Float, index: Int) = (0, -1)
    var place = end
    while place > 0 {
      if values[place].value > best.value { best = values[place] }
      place &= place - 1
    }
    return best
  }

  mutating func insert(_ value: Float, _ index: Int, at position: Int) {
    var place = position + 1
    while place < values.count {
      if value > values[place].value { values[place] = (value, index) }
      place += place & -place
    }
  }
}
