internal import CalepinText

/// The numbers from which a model judges groups of candidates.
///
/// To the measures of a group come the ranks of some of them among all groups
/// of the documents: ranks mean the same in every collection, measures do not.
struct TermFeatures {
  /// The measures that come as ranks, too.
  private static let ranked: [GroupMeasures.Number] = [
    .frequency, .cValue, .leastWeirdness, .meanWeirdness, .mostWeirdness, .headWeirdness,
    .mostZipf, .leastDistinctness, .meanDistinctness, .mostDistinctness, .headDistinctness,
    .mostBackground, .headBackground, .left, .right, .link, .heads, .modifiers,
  ]

  private let measures: GroupMeasures
  /// The scores without training, as logarithms.
  private let scores: [Float]
  /// The ranks from 0 (least) to 1, a list a measure; the last is of `scores`.
  private let ranks: [[Float]]

  /// Per group the sum of its measures, each times its weight; see
  /// ``TermModel/logit(_:_:)``.
  private let sums: [Double]
  private let weights: [Double]

  /// Ranks all groups that `measures` sees.
  ///
  /// - Parameters:
  ///   - measures: The measures of the groups.
  ///   - scores: Their scores without training.
  ///   - model: What they are weighed by.
  /// - Complexity: O(n log n) for n groups.
  init(_ measures: GroupMeasures, scores: [Double], model: TermModel) {
    let weights = model.weights(of: Self.names(for: measures.context.patterns))
    self.weights = weights
    self.measures = measures
    self.scores = scores.map { Float(naturalLog($0 + 0.01)) }
    let numbers = GroupMeasures.Number.allCases
    let places = Self.ranked.compactMap { numbers.firstIndex(of: $0) }
    let cores = measures.context.cores
    let count = measures.counts.groups.count
    // One column behind the other.
    var sums: [Double] = []
    let columns = [Float](unsafeUninitializedCapacity: places.count * count) { target, written in
      guard let start = target.baseAddress else { return }
      sums = cores.mapParts(of: count) { part, add in
        var row: [Float] = []
        for group in part {
          let ones = measures.fillNumbers(&row, with: group)
          for (column, place) in places.enumerated() {
            (start + column * count + group).initialize(to: row[place])
          }
          add(model.logit(row, weights) + weights[ones.length] + weights[ones.pattern])
        }
      }
      written = places.count * count
    }
    self.sums = sums
    let (own, least) = (self.scores, count < Cores.leastCount ? Int.max : 0)
    ranks = cores.map(places.count + 1, least: least) { column in
      let start = column * count
      return Self.ranks(of: column < places.count ? Array(columns[start..<(start + count)]) : own)
    }
  }

  /// The names of the features, in the order of their values.
  static func names(for patterns: [PatternGrammar.Pattern]) -> [String] {
    GroupMeasures.names(for: patterns) + ["score"] + ranked.map { "rank.\($0.rawValue)" }
      + ["rank.score"]
  }

  /// The weighted sum of the features of `group`, see ``TermModel/logit(_:_:)``.
  func logit(of group: Int) -> Double {
    var sum = sums[group]
    let first = weights.count - ranks.count
    sum += Double(scores[group]) * weights[first - 1]
    for (place, rank) in ranks.enumerated() {
      sum += Double(rank[group]) * weights[first + place]
    }
    return sum
  }

  /// Puts the features of `group` into `row`.
  func fill(_ row: inout [Float], with group: Int) {
    measures.fill(&row, with: group)
    row.append(scores[group])
    for rank in ranks { row.append(rank[group]) }
  }

  /// The rank of each value, from 0 to 1; equal ones share the middle of theirs.
  private static func ranks(of column: [Float]) -> [Float] {
    let order = RadixSort.order(of: column)
    var ranks = [Float](repeating: 0, count: column.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      let value = column[Int(order[start])]
      while end < order.count, column[Int(order[end])] == value { end += 1 }
      let rank = Float(start + end) / 2 / Float(order.count)
      for place in start..<end { ranks[Int(order[place])] = rank }
      start = end
    }
    return ranks
  }
}
