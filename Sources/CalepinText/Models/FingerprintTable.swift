/// A set of hashed keys, numbered from 0, read in place.
///
/// Only a part of each key's hash is kept: the high bits choose a bucket, the
/// low bits are the fingerprint. A key that was never put in is found all the
/// same with a probability of *keys per bucket* / 2^(bits of a fingerprint).
///
/// Layout: bits of the bucket number (4 bytes), count of keys (4 bytes), for
/// each bucket and one more the number of its first key (4 bytes each), then
/// the fingerprints in the order of the buckets.
// Sendable: the bytes are never written; who holds a table holds its file.
package struct FingerprintTable<Fingerprint: FixedWidthInteger & UnsignedInteger & Sendable>:
  @unchecked Sendable  // immutable bytes, see above
{
  /// How many keys there are.
  package let count: Int
  private let bytes: UnsafeRawBufferPointer
  private let shift: UInt64
  private let fingerprints: Int

  /// Opens the table in a section of `file`.
  ///
  /// - Complexity: O(buckets), to check that every bucket lies inside; O(1) where
  ///   the file is trusted.
  package init(_ file: ModelFile, section: Int) throws(ModelError) {
    try self.init(file.section(section), isTrusted: file.isTrusted)
  }

  /// Opens the table in `section`; that of a trusted file is not checked.
  ///
  /// - Complexity: O(buckets), to check that every bucket lies inside.
  package init(
    _ section: UnsafeRawBufferPointer, isTrusted: Bool = false
  ) throws(ModelError) {
    guard section.count >= 12 else { throw .damaged }
    let bits = Int(section.number(at: 0) as UInt32)
    count = Int(section.number(at: 4) as UInt32)
    guard (1...24).contains(bits) else { throw .damaged }
    fingerprints = 8 + ((1 << bits) + 1) * 4
    guard fingerprints + count * MemoryLayout<Fingerprint>.size == section.count else {
      throw .damaged
    }
    bytes = section
    shift = UInt64(64 - bits)
    if isTrusted { return }
    var last: UInt32 = 0
    for bucket in 0...(1 << bits) {
      let start: UInt32 = section.number(at: 8 + bucket * 4)
      guard start >= last, start <= count else { throw .damaged }
      last = start
    }
  }

  /// The number of the key with this hash, or `nil` when there is none.
  @inline(__always) package func index(of hash: UInt64) -> Int? {
    let bucket = Int(truncatingIfNeeded: hash >> shift)
    let first = Int(bytes.number(at: 8 + bucket * 4) as UInt32)
    let end = Int(bytes.number(at: 12 + bucket * 4) as UInt32)
    let wanted = Fingerprint(truncatingIfNeeded: hash)
    var index = first
    while index < end {
      let found: Fingerprint = bytes.number(
        at: fingerprints + index * MemoryLayout<Fingerprint>.size)
      if found == wanted { return index }
      index += 1
    }
    return nil
  }

  /// The section for `hashes`, and the order in which its keys are numbered:
  /// key `n` of the table is `hashes[order[n]]`.
  ///
  /// Of keys that the table could not tell apart the first one is kept.
  package static func section(
    for hashes: [UInt64], keysPerBucket: Int
  ) -> (bytes: [UInt8], order: [Int]) {
    var bits = 1
    while bits < 24, hashes.count >> bits > keysPerBucket { bits += 1 }
    let shift = UInt64(64 - bits)
    let order = distinct(hashes, shift: shift)
    var starts = [UInt32](repeating: 0, count: (1 << bits) + 1)
    for index in order { starts[Int(hashes[index] >> shift) + 1] += 1 }
    for bucket in 1..<starts.count { starts[bucket] += starts[bucket - 1] }
    var bytes: [UInt8] = []
    bytes.append(number: UInt32(bits))
    bytes.append(number: UInt32(order.count))
    for start in starts { bytes.append(number: start) }
    for index in order { bytes.append(number: Fingerprint(truncatingIfNeeded: hashes[index])) }
    return (bytes, order)
  }

  /// The indices of `hashes` by bucket and fingerprint, without repetitions.
  private static func distinct(_ hashes: [UInt64], shift: UInt64) -> [Int] {
    let keys = hashes.map { ($0 >> shift, Fingerprint(truncatingIfNeeded: $0)) }
    let sorted = hashes.indices.sorted {
      (keys[$0].0, keys[$0].1, $0) < (keys[$1].0, keys[$1].1, $1)
    }
    var order: [Int] = []
    for index in sorted {
      if let last = order.last, keys[last] == keys[index] { continue }
      order.append(index)
    }
    return order
  }
}

extension FingerprintTable<UInt32> {
  /// The same as ``index(of:)``, for other modules: nothing is generic here.
  package func number(of hash: UInt64) -> Int? { index(of: hash) }
}
