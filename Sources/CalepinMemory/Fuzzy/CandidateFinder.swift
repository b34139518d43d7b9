internal import CKernels

/// Finds the positions that are worth a comparison: through postings where
/// they are few, through signatures otherwise.
struct CandidateFinder {
  /// Postings are looked up one here, one there, signatures in a row: reading
  /// all signatures is as fast as this part of them by postings.
  private static let scanFactor = 8
  private static let chunk = 4096

  /// The positions found last, ascending.
  private(set) var found: [UInt32] = []
  private var hits: [UInt32] = Array(repeating: 0, count: chunk)
  private var lists: [UnsafeBufferPointer<UInt32>] = []
  private let level = calepin_best_level()

  /// Creates a finder.
  init() {}

  /// Looks the prefix of the query up and keeps what its signature allows in
  /// ``found``; `false` when it is better to scan.
  mutating func gather(_ index: FuzzyIndex, _ query: FuzzyQuery, _ scope: SearchScope) -> Bool {
    guard let tier = FuzzyIndexLayout.tiers.firstIndex(where: { $0 <= scope.percent }),
      collectLists(index, query, scope, lastTier: tier)
    else { return false }
    found.removeAll(keepingCapacity: true)
    for list in lists { filter(list, index, query, scope) }
    found.sort()
    removeDuplicates()
    return true
  }

  private mutating func collectLists(
    _ index: FuzzyIndex, _ query: FuzzyQuery, _ scope: SearchScope, lastTier: Int
  ) -> Bool {
    lists.removeAll(keepingCapacity: true)
    var room = scope.positions.count / Self.scanFactor
    var previous = UInt32.noToken
    let prefix = FuzzyIndexLayout.prefixLength(of: query.count, percent: scope.percent)
    for (rank, token) in query.byRarity.prefix(prefix).enumerated() where token != previous {
      previous = token
      // A segment of more tokens has to share one of the rarer ones as well.
      let end = scope.end(ofLength: 100 * (query.count - rank) / scope.percent)
      for tier in 0...lastTier {
        let list = index.postings(of: token, tier: tier)
        let first = list.firstIndex(atLeast: UInt32(scope.positions.lowerBound))
        let last = list.firstIndex(atLeast: UInt32(end))
        guard first < last else { continue }
        room -= last - first
        if room < 0 { return false }
        lists.append(UnsafeBufferPointer(rebasing: list[first..<last]))
      }
    }
    return true
  }

  private mutating func filter(
    _ list: UnsafeBufferPointer<UInt32>, _ index: FuzzyIndex, _ query: FuzzyQuery,
    _ scope: SearchScope
  ) {
    if hits.count < list.count { hits = Array(repeating: 0, count: list.count) }
    var signature = query.signature
    let count = calepin_signature_filter(
      level, index.signatures.baseAddress, index.count, list.baseAddress, list.count, &signature,
      scope.classes, scope.classes.count, &hits)
    found.append(contentsOf: hits[..<count])
  }

  private mutating func removeDuplicates() {
    var kept = 0
    for place in found.indices where place == 0 || found[place] != found[place - 1] {
      found[kept] = found[place]
      kept += 1
    }
    found.removeSubrange(kept...)
  }

  /// Calls `body` with the positions out of `positions` whose signature is
  /// within `limits`.
  mutating func scan(
    _ index: FuzzyIndex, _ query: FuzzyQuery, _ positions: Range<Int>,
    _ limits: SearchScope.Limits, _ body: (Int) -> Void
  ) {
    var signature = query.signature
    var start = positions.lowerBound
    while start < positions.upperBound {
      let count = min(Self.chunk, positions.upperBound - start)
      let found = calepin_signature_scan(
        level, index.signatures.baseAddress.map { $0 + start * signatureWords }, count, &signature,
        UInt32(limits.extra), UInt32(limits.missing), &hits)
      for place in 0..<found { body(start + Int(hits[place])) }
      start += count
    }
  }
}
