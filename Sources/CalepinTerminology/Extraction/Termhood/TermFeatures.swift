internal import CalepinCore
internal import CalepinText

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The numbers from which a model judges groups of candidates, a row a group.
struct TermFeatures {
  /// The names of the columns.
  let names: [String]
  /// How many rows there are, one for each group.
  let count: Int
  /// All rows, one behind the other.
  private(set) var values: [Float]

  /// The columns that also come as ranks among all groups of the documents:
  /// ranks mean the same in every collection, measures do not.
  private static let ranked = [
    "frequency", "cvalue", "weirdness.least", "weirdness.mean", "weirdness.most",
    "weirdness.head", "zipf.most", "left", "right", "link", "heads", "modifiers",
  ]

  /// Measures all groups of `counts`.
  ///
  /// - Complexity: O(n log n) for n groups.
  init(_ counts: TermCounts, graph: KeyGraph, words: WordMeasures, rules: ExtractionRules) {
    let measures = GroupMeasures(counts: counts, graph: graph, words: words, rules: rules)
    let plain = measures.names
    let ranks = Self.ranked.flatMap { ["rank.\($0)", "peers.\($0)"] }
    names = plain + ranks
    count = counts.groups.count
    values = []
    values.reserveCapacity(names.count * count)
    var row: [Float] = []
    for group in 0..<count {
      row.removeAll(keepingCapacity: true)
      measures.append(group, to: &row)
      precondition(row.count == plain.count, "a value for each name")
      values += row
      values += repeatElement(0, count: ranks.count)
    }
    let classes = counts.groups.map { rules.grammar.patterns[Int($0.pattern)].peers }
    for (place, name) in Self.ranked.enumerated() {
      guard let column = plain.firstIndex(of: name) else { continue }
      fillRanks(of: column, into: plain.count + 2 * place, classes: classes)
    }
  }

  /// The row of `group`.
  func row(_ group: Int) -> ArraySlice<Float> {
    values[(group * names.count)..<((group + 1) * names.count)]
  }

  /// Fills two columns with the ranks of another, from 0 (least) to 1: among
  /// all rows, and among those of the same class.
  private mutating func fillRanks(of column: Int, into target: Int, classes: [UInt8]) {
    let width = names.count
    let column = (0..<count).map { values[$0 * width + column] }
    let order = (0..<count).sorted { (column[$0], $0) < (column[$1], $1) }
    assignRanks(order, column, to: target)
    for kind in Set(classes) {
      assignRanks(order.filter { classes[$0] == kind }, column, to: target + 1)
    }
  }

  /// Equal values share the middle of their ranks.
  private mutating func assignRanks(_ order: [Int], _ column: [Float], to target: Int) {
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, column[order[end]] == column[order[start]] { end += 1 }
      let rank = Float(start + end) / 2 / Float(order.count)
      for place in start..<end { values[order[place] * names.count + target] = rank }
      start = end
    }
  }
}

extension PatternGrammar.Pattern {
  /// A number that terms of like length share: names, one word, two, more.
  fileprivate var peers: UInt8 {
    isName ? 0 : UInt8(min(3, keySymbols.filter { !$0.isDisjoint(with: .content) }.count))
  }
}
