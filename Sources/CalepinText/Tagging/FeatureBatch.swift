/// Features whose rows are sought together, so that no look-up has to wait for
/// the memory that another one asked for.
final class FeatureBatch {
  /// More features than a word has at all places together, and than are worth
  /// looking ahead to.
  private static let room = 256

  private let rows: SparseRows
  private let features: UnsafeMutablePointer<UInt64>
  private let starts: UnsafeMutablePointer<Int>
  private let counts: UnsafeMutablePointer<UInt8>
  /// How many features it has.
  private(set) var count = 0

  init(_ rows: SparseRows) {
    self.rows = rows
    features = .allocate(capacity: Self.room)
    starts = .allocate(capacity: Self.room)
    counts = .allocate(capacity: Self.room)
  }

  deinit {
    features.deallocate()
    starts.deallocate()
    counts.deallocate()
  }

  /// Takes out all features.
  @inline(__always) func removeAll() { count = 0 }

  /// Adds a feature behind the others.
  @inline(__always) func append(_ feature: UInt64) {
    precondition(count < Self.room, "a word has fewer features")
    features[count] = feature
    count += 1
  }

  /// Adds a feature behind the others, unless there is no room, and asks for a
  /// part of the memory that its row needs.
  @inline(__always) func lookAhead(_ feature: UInt64) {
    guard count < Self.room else { return }
    features[count] = feature
    count += 1
    rows.prefetchStart(of: feature)
  }

  /// Asks for the rest.
  @inline(__always) func prefetchBuckets() {
    for index in 0..<count { rows.prefetchBucket(of: features[index]) }
  }

  /// Finds the buckets of all features.
  @inline(__always) func locate() {
    for index in 0..<count {
      starts[index] = rows.start(of: features[index])
      rows.prefetchBucket(at: starts[index])
    }
    for index in 0..<count { counts[index] = rows.featureCount(at: starts[index]) }
  }

  /// Adds the weights of the features in `range`, which were located, to `scores`.
  @inline(__always) func add(_ range: Range<Int>, to scores: UnsafeMutablePointer<Int16>) {
    for index in range {
      rows.add(
        features[index], in: starts[index], featureCount: Int(counts[index]), to: scores)
    }
  }

  /// Adds the weights of all features to `scores`.
  @inline(__always) func addAll(to scores: UnsafeMutablePointer<Int16>) {
    locate()
    add(0..<count, to: scores)
  }
}
