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
  /// How many bytes there are.
  private let end: Int

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
    end = section.count
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
    prefetchBucket(at: start(of: feature))
  }

  /// Asks for the memory of the bucket that begins at `start`.
  @inline(__always) func prefetchBucket(at start: Int) {
    calepin_prefetch(base + start)
    // Most have 40 bytes, so that they often end in the next line of a cache.
    calepin_prefetch(base + start + 40)
  }

  /// How many features the bucket has that begins at `start`.
  @inline(__always) func featureCount(at start: Int) -> UInt8 { number(at: start) }

  /// The same as ``add(_:to:)`` for a feature whose bucket is known.
  @inline(__always) func add(
    _ feature: UInt64, in start: Int, featureCount count: Int,
    to scores: UnsafeMutablePointer<Int16>
  ) {
    // All hashes of a bucket are compared at once, and pairs are added four at a time: how many there
    // are of them cannot be foreseen, and each loop that ends unforeseen costs as much as its work.
    guard count <= 8, start + Self.reach <= end else {
      return addStepwise(feature, in: start, featureCount: count, to: scores)
    }
    let hashes: SIMD8<UInt16> = number(at: start + 1 + count)
    let wanted = SIMD8(repeating: UInt16(truncatingIfNeeded: feature).littleEndian)
    let equal = SIMD8<UInt16>.zero.replacing(with: .max, where: hashes .== wanted)
    let found =
      UInt64(littleEndian: unsafeBitCast(SIMD8<UInt8>(truncatingIfNeeded: equal), to: UInt64.self))
      & ~(UInt64.max << UInt64(8 * count))
    guard found != 0 else { return }
    let bits = UInt64(found.trailingZeroBitCount & ~7)
    let lengths = UInt64(littleEndian: number(at: start + 1))
    let pair = start + 1 + count * 3 + 2 * Self.sum(ofBytes: lengths & ~(UInt64.max << bits))
    add(Int(lengths >> bits & 0xFF), pairsAt: pair, to: scores)
  }

  /// How many bytes are read from the beginning of a bucket at once: its count and
  /// what stands of eight features in front of the rows.
  private static let reach = 1 + 8 * 3

  @inline(__always) private static func sum(ofBytes bytes: UInt64) -> Int {
    let pairs = (bytes & 0x00FF_00FF_00FF_00FF) &+ (bytes >> 8 & 0x00FF_00FF_00FF_00FF)
    return Int(truncatingIfNeeded: (pairs &* 0x0001_0001_0001_0001) >> 48)
  }

  /// Adds the weights of `count` pairs of a class and a weight.
  @inline(__always) private func add(
    _ count: Int, pairsAt start: Int, to scores: UnsafeMutablePointer<Int16>
  ) {
    var (left, pair) = (count, start)
    while left > 0, pair + 8 <= end {
      // Behind the last pair stand weights of zero, for classes that are none.
      let isPair = left >= 4 ? UInt64.max : ~(UInt64.max << UInt64(16 * left))
      let pairs = UInt64(littleEndian: number(at: pair)) & isPair | 0x0017_0016_0015_0014 & ~isPair
      addOne(pairs, to: scores)
      addOne(pairs >> 16, to: scores)
      addOne(pairs >> 32, to: scores)
      addOne(pairs >> 48, to: scores)
      left -= 4
      pair += 8
    }
    while left > 0 {
      addOne(UInt64(UInt16(littleEndian: number(at: pair))), to: scores)
      left -= 1
      pair += 2
    }
  }

  @inline(__always) private func addOne(
    _ pair: UInt64, to scores: UnsafeMutablePointer<Int16>
  ) {
    let lane = Int(truncatingIfNeeded: pair & 0xFF)
    if lane < Self.lanes { scores[lane] &+= Int16(Int8(truncatingIfNeeded: pair >> 8)) }
  }

  @inline(never) private func addStepwise(
    _ feature: UInt64, in start: Int, featureCount count: Int,
    to scores: UnsafeMutablePointer<Int16>
  ) {
    let wanted = UInt16(truncatingIfNeeded: feature)
    var pair = start + 1 + count * 3
    for index in 0..<count {
      let length = Int(number(at: start + 1 + index) as UInt8)
      if UInt16(littleEndian: number(at: start + 1 + count + index * 2)) == wanted {
        return add(length, pairsAt: pair, to: scores)
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
