internal import Algorithms
internal import CKernels

/// The segments whose length alone lets them reach a threshold, by length.
struct SearchScope {
  /// What a segment may lack to be worth a look.
  struct Limits {
    /// The most tokens that the segment has and the query not.
    var extra: Int
    /// The most tokens that the query has and the segment not, those that the
    /// index lacks left out.
    var missing: Int
  }

  /// The threshold in percent.
  let percent: Int
  /// The lengths, ascending.
  let lengths: [Int]
  /// The same for the kernels; a class that nothing can reach has limits that
  /// nothing meets.
  let classes: [calepin_length_class]
  /// The positions of all of them.
  let positions: Range<Int>

  private let queryCount: Int
  private let strangerCount: Int
  private let starts: [Int]

  /// Looks up the lengths of `index` that can reach `percent` with `query`.
  init(_ index: FuzzyIndex, _ query: FuzzyQuery, percent: Int) {
    self.percent = percent
    queryCount = query.count
    strangerCount = query.strangerCount
    let shortest = max(1, (percent * query.count + 99) / 100)
    let longest = 100 * query.count / percent
    let first = index.lengths.firstIndex(atLeast: UInt32(clamping: shortest))
    let end = index.lengths.firstIndex(atLeast: UInt32(clamping: longest + 1))
    lengths = index.lengths[first..<max(first, end)].map(Int.init)
    starts = index.lengthStarts[first...max(first, end)].map(Int.init)
    positions = (starts.first ?? 0)..<(starts.last ?? 0)
    var classes: [calepin_length_class] = []
    for (number, length) in lengths.enumerated() {
      let limits = Self.limits(
        length: length, distance: Self.distance(max(length, query.count), percent),
        queryCount, strangerCount)
      classes.append(
        calepin_length_class(
          end: UInt32(starts[number + 1]), extra: UInt16(clamping: limits?.extra ?? 0),
          missing: UInt16(clamping: limits?.missing ?? 0)))
    }
    self.classes = classes
  }

  /// The positions of the segments of the length numbered `number`.
  func positions(of number: Int) -> Range<Int> { starts[number]..<starts[number + 1] }

  /// The first position of segments with more than `length` tokens.
  func end(ofLength length: Int) -> Int {
    let number = lengths.partitioningIndex { $0 > length }
    return starts[number]
  }

  /// The most edits that still reach the threshold when the longer text has
  /// `length` tokens.
  @inline(__always)
  func distance(length: Int) -> Int { Self.distance(length, percent) }

  @inline(__always)
  private static func distance(_ length: Int, _ percent: Int) -> Int {
    (100 - percent) * length / 100
  }

  /// What segments of `length` tokens may lack, `nil` when none can be among
  /// the best.
  func limits(length: Int, _ best: BestHits) -> Limits? {
    let longer = max(length, queryCount)
    return Self.limits(
      length: length, distance: best.greatestDistance(distance(length: longer), length: longer),
      queryCount, strangerCount)
  }

  /// Of `a` tokens that only the segment has and `b` that only the query has,
  /// `a - b` is the difference of their lengths, and neither is more than the
  /// distance.
  private static func limits(
    length: Int, distance: Int, _ queryCount: Int, _ strangerCount: Int
  ) -> Limits? {
    let limits = Limits(
      extra: distance - max(0, queryCount - length),
      missing: distance - max(0, length - queryCount) - strangerCount)
    return limits.extra >= 0 && limits.missing >= 0 ? limits : nil
  }

  /// The numbers of the lengths, those nearest to that of the query first.
  var nearestFirst: [Int] {
    lengths.indices.sorted { ratio(lengths[$0]) > ratio(lengths[$1]) }
  }

  private func ratio(_ length: Int) -> Double {
    Double(min(length, queryCount)) / Double(max(length, queryCount))
  }
}

extension UnsafeBufferPointer<UInt32> {
  /// The first index whose element is at least `value`, of elements that
  /// ascend; where they do not, some index up to the count.
  func firstIndex(atLeast value: UInt32) -> Int {
    partitioningIndex { $0 >= value }
  }
}
