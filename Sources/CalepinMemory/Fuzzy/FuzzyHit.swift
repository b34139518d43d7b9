/// A segment that is like a query.
public struct FuzzyHit: Hashable, Sendable {
  /// The id under which the segment was added.
  public let id: Int64
  /// How many tokens have to be inserted, deleted or replaced.
  public let distance: Int
  /// How many tokens the longer of query and segment has; at least 1.
  public let length: Int

  /// Creates the hit on segment `id`.
  public init(id: Int64, distance: Int, length: Int) {
    self.id = id
    self.distance = distance
    self.length = length
  }

  /// Whether the hit is better than `other`: of a higher score, or of the same
  /// and added before.
  @inline(__always)
  func isBetter(than other: FuzzyHit) -> Bool {
    let (own, others) = (distance * other.length, other.distance * length)
    return own != others ? own < others : id < other.id
  }
}

/// The best hits so far, no more than asked for.
struct BestHits {
  /// The hits, the best first.
  private(set) var hits: [FuzzyHit] = []
  private let limit: Int

  /// Begins without hits.
  ///
  /// - Parameter limit: How many to keep, at least 1.
  init(limit: Int) { self.limit = limit }

  /// Whether there are as many as asked for.
  var isFull: Bool { hits.count == limit }

  /// Forgets all hits.
  mutating func removeAll() { hits.removeAll(keepingCapacity: true) }

  /// The greatest distance that a segment may have to be worth a look, out of
  /// `distance`, when the longer of query and segment has `length` tokens.
  @inline(__always)
  func greatestDistance(_ distance: Int, length: Int) -> Int {
    guard hits.count == limit, let worst = hits.last else { return distance }
    return min(distance, worst.distance * length / worst.length)
  }

  /// Takes `hit` if it is among the best.
  ///
  /// - Complexity: O(limit) for a hit that is taken.
  mutating func insert(_ hit: FuzzyHit) {
    if isFull {
      guard let worst = hits.last, hit.isBetter(than: worst) else { return }
      hits.removeLast()
    }
    var place = hits.count
    while place > 0, hit.isBetter(than: hits[place - 1]) { place -= 1 }
    hits.insert(hit, at: place)
  }
}
