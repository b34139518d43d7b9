internal import CKernels
internal import CalepinCore

/// The weights of all features: for each feature a short row of class and
/// weight, read in place.
///
/// A feature is looked up by its hash: the high bits choose a bucket, the low
/// 16 tell the features of a bucket apart. With four features a bucket a
/// feature that was never trained is taken for another one once in 16,000
/// look-ups.
///
/// Layout: bits of the bucket number and count of features (4 bytes each), for
/// each bucket and one more the offset of its bytes (4 bytes each), then the
/// buckets: count of features (1 byte), length of each row (1 byte each),
/// low bits of each hash (2 bytes each), and the rows, each entry a class and a
/// signed weight (1 byte each).
// Sendable: the bytes are never written; who holds the rows holds their file.
struct SparseRows: @unchecked Sendable {  // immutable bytes, see above
  /// Lanes of a vector of scores, one a class, rounded up.
  static let lanes = 24
  static let featuresPerBucket = 4

  private let base: UnsafeRawPointer
  private let shift: UInt64
  private let body: Int

  /// Opens the rows in `section`; those of a trusted file are not checked.
  ///
  /// - Complexity: O(features), to check that every row lies inside.
  init(_ section: UnsafeRawBufferPointer, isTrusted: Bool = false) throws(ModelError) {
    guard section.count >= 12, let base = section.baseAddress else { throw .damaged }
    let bits = Int(section.number(at: 0) as UInt32)
    guard (1...24).contains(bits), 8 + ((1 << bits) + 1) * 4 <= section.count else {
      throw .damaged
    }
    self.base = base
    shift = UInt64(64 - bits)
    body = 8 + ((1 << bits) + 1) * 4
    for bucket in 0..<(isTrusted ? 0 : 1 << bits) {
      let start = Int(section.number(at: 8 + bucket * 4) as UInt32)
      let end = Int(section.number(at: 12 + bucket * 4) as UInt32)
      guard start < end, body + end <= section.count else { throw .damaged }
      let count = Int(section[body + start])
      guard start + 1 + count * 3 <= end else { throw .damaged }
      let pairs = (0..<count).reduce(0) { $0 + Int(section[body + start + 1 + $1]) }
      guard start + 1 + count * 3 + pairs * 2 == end else { throw .damaged }
    }
  }

  /// Adds the weights of `feature` to `scores`, which has ``lanes`` elements.
  @inline(__always) func add(_ feature: UInt64, to scores: UnsafeMutablePointer<Int16>) {
    let start = start(of: feature)
    add(feature, in: start, featureCount: Int(featureCount(at: start)), to: scores)
  }

  /// Where the bucket of `feature` begins.
  @inline(__always) func start(of feature: UInt64) -> Int {
    let bucket = Int(truncatingIfNeeded: feature >> shift)
    return body + Int(UInt32(littleEndian: number(at: 8 + bucket * 4)))
  }

  /// Asks for the memory that ``start(of:)`` reads.
  @inline(__always) func prefetchStart(of feature: UInt64) {
    calepin_prefetch(base + 8 + Int(truncatingIfNeeded: feature >> shift) * 4)
  }

  /// Asks for the memory of the bucket of `feature`.
  @inline(__always) func prefetchBucket(of feature: UInt64) {
    calepin_prefetch(base + start(of: feature))
  }

  /// How many features the bucket has that begins at `start`.
  @inline(__always) func featureCount(at start: Int) -> UInt8 { number(at: start) }

  /// The same as ``add(_:to:)`` for a feature whose bucket is known.
  @inline(__always) func add(
    _ feature: UInt64, in start: Int, featureCount count: Int,
    to scores: UnsafeMutablePointer<Int16>
  ) {
    let wanted = UInt16(truncatingIfNeeded: feature)
    var pair = start + 1 + count * 3
    for index in 0..<count {
      let length = Int(number(at: start + 1 + index) as UInt8)
      if UInt16(littleEndian: number(at: start + 1 + count + index * 2)) == wanted {
        for _ in 0..<length {
          let lane = Int(number(at: pair) as UInt8)
          if lane < Self.lanes { scores[lane] &+= Int16(number(at: pair + 1) as Int8) }
          pair += 2
        }
        return
      }
      pair += length * 2
    }
  }

  /// What stands at `offset`, which was checked to lie inside.
  @inline(__always) private func number<Number: BitwiseCopyable>(at offset: Int) -> Number {
    base.loadUnaligned(fromByteOffset: offset, as: Number.self)
  }

  /// The section for `rows`; of features that cannot be told apart the first
  /// one in the order of their hashes is kept.
  ///
  /// - Precondition: a row has at most 255 entries, and at most 255 features
  ///   meet in a bucket.
  static func section(for rows: [(feature: UInt64, weights: [(tag: UInt8, weight: Int8)])])
    -> [UInt8]
  {
    var bits = 1
    while bits < 24, rows.count >> bits > featuresPerBucket { bits += 1 }
    let shift = UInt64(64 - bits)
    let sorted = rows.sorted {
      ($0.feature >> shift, $0.feature & 0xFFFF, $0.feature)
        < ($1.feature >> shift, $1.feature & 0xFFFF, $1.feature)
    }
    var (body, starts): ([UInt8], [UInt32]) = ([], [])
    var (next, kept) = (0, 0)
    for bucket in 0..<(UInt64(1) << UInt64(bits)) {
      starts.append(UInt32(body.count))
      var here: [(feature: UInt64, weights: [(tag: UInt8, weight: Int8)])] = []
      while next < sorted.count, sorted[next].feature >> shift == bucket {
        if here.last.map({ $0.feature & 0xFFFF }) != sorted[next].feature & 0xFFFF {
          here.append(sorted[next])
        }
        next += 1
      }
      precondition(here.count < 256, "a bucket holds at most 255 features")
      kept += here.count
      body.append(UInt8(here.count))
      for row in here { body.append(UInt8(row.weights.count)) }
      for row in here { body.append(number: UInt16(truncatingIfNeeded: row.feature)) }
      for pair in here.flatMap(\.weights) { body += [pair.tag, UInt8(bitPattern: pair.weight)] }
    }
    starts.append(UInt32(body.count))
    var bytes: [UInt8] = []
    bytes.append(number: UInt32(bits))
    bytes.append(number: UInt32(kept))
    for start in starts { bytes.append(number: start) }
    return bytes + body
  }
}
