/// How the links of both directions become one set.
public enum LinkSymmetrization: String, CaseIterable, Hashable, Sendable {
  /// Links that both directions have: the most precise.
  case intersect
  /// The common links, and from there neighbours that one direction has for
  /// words without a link: the best for phrases.
  case growDiagonal = "grow-diag"
  /// Links that one direction has.
  case union

  /// One set of links of a sentence pair from those of both directions.
  ///
  /// - Parameters:
  ///   - forward: For each target word the place of its source word.
  ///   - backward: For each source word the place of its target word.
  /// - Returns: Pairs of places, source first, in ascending order.
  /// - Complexity: O(links × words) at the worst.
  ///
  /// Source: Koehn, Och and Marcu, "Statistical phrase-based translation"
  /// (2003).
  func links(forward: [Int?], backward: [Int?]) -> [WordLink] {
    var grid = LinkGrid(sources: backward.count, targets: forward.count)
    var either: [WordLink] = []
    for (target, source) in forward.enumerated() {
      guard let source else { continue }
      if backward[source] == target {
        grid.insert(source, target)
      }
      either.append(WordLink(source: source, target: target))
    }
    for (source, target) in backward.enumerated() {
      guard let target, forward[target] != source else { continue }
      either.append(WordLink(source: source, target: target))
    }
    switch self {
    case .intersect: break
    case .union: for link in either { grid.insert(link.source, link.target) }
    case .growDiagonal: grid.grow(into: either.sorted())
    }
    return grid.links
  }
}

/// A link between two words of a sentence pair, by their places from 0.
public struct WordLink: Hashable, Comparable, Sendable {
  /// The place of the source word.
  public var source: Int
  /// The place of the target word.
  public var target: Int

  /// Creates a link of two places.
  public init(source: Int, target: Int) {
    self.source = source
    self.target = target
  }

  /// By source, then by target.
  public static func < (a: WordLink, b: WordLink) -> Bool {
    (a.source, a.target) < (b.source, b.target)
  }
}

/// The links of one sentence pair while they grow.
private struct LinkGrid {
  private(set) var chosen: Set<WordLink> = []
  private var sourceLinked: [Bool]
  private var targetLinked: [Bool]

  init(sources: Int, targets: Int) {
    sourceLinked = Array(repeating: false, count: sources)
    targetLinked = Array(repeating: false, count: targets)
  }

  var links: [WordLink] { chosen.sorted() }

  mutating func insert(_ source: Int, _ target: Int) {
    chosen.insert(WordLink(source: source, target: target))
    sourceLinked[source] = true
    targetLinked[target] = true
  }

  /// Adds links of `pool` beside chosen ones, as long as one of their words
  /// has no link yet.
  mutating func grow(into pool: [WordLink]) {
    var hasGrown = true
    while hasGrown {
      hasGrown = false
      for link in pool where !chosen.contains(link) {
        guard !sourceLinked[link.source] || !targetLinked[link.target], touches(link) else {
          continue
        }
        insert(link.source, link.target)
        hasGrown = true
      }
    }
  }

  private func touches(_ link: WordLink) -> Bool {
    for source in link.source - 1...link.source + 1 {
      for target in link.target - 1...link.target + 1
      where chosen.contains(WordLink(source: source, target: target)) {
        return true
      }
    }
    return false
  }
}
