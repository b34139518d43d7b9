/// Tokens as numbers: each distinct byte string has one id, counted from 0.
///
/// The arrays are those of ``TokenTableView``, so that they can be written to
/// a file and be looked up there.
struct TokenTable {
  private(set) var bytes: [UInt8] = []
  private(set) var ends: [UInt32] = []
  private(set) var hashes: [UInt32] = []
  /// Id + 1 of the token in each slot, 0 when the slot is free; a power of two
  /// long and at most half full.
  private(set) var slots: [UInt32] = Array(repeating: 0, count: 1 << 10)
  /// Differs from table to table, so that no file can hold tokens made to
  /// share one hash.
  let seed: UInt64

  /// Creates a table without tokens.
  init(seed: UInt64 = .random(in: .min ... .max)) { self.seed = seed }

  /// How many distinct tokens there are.
  var count: Int { ends.count }

  /// The id of `token`, added when it is new.
  ///
  /// - Complexity: O(length of the token), amortised.
  mutating func id(adding token: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let hash = TokenHash.hash(token, seed: seed)
    let place = withView { $0.slot(of: token, hash: hash) }
    if slots[place] != 0 { return slots[place] - 1 }
    bytes.append(contentsOf: token)
    ends.append(UInt32(bytes.count))
    hashes.append(hash)
    slots[place] = UInt32(ends.count)
    if ends.count * 2 > slots.count { grow() }
    return UInt32(ends.count - 1)
  }

  /// Runs `body` on the table as it is read.
  @inline(__always)
  func withView<Result>(_ body: (TokenTableView) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { bytes in
      ends.withUnsafeBufferPointer { ends in
        hashes.withUnsafeBufferPointer { hashes in
          slots.withUnsafeBufferPointer { slots in
            body(
              TokenTableView(bytes: bytes, ends: ends, hashes: hashes, slots: slots, seed: seed))
          }
        }
      }
    }
  }

  /// The bytes of the token `id`.
  func bytes(of id: Int) -> ArraySlice<UInt8> {
    bytes[(id == 0 ? 0 : Int(ends[id - 1]))..<Int(ends[id])]
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (index, hash) in hashes.enumerated() {
      var place = Int(hash) & mask
      while slots[place] != 0 { place = (place + 1) & mask }
      slots[place] = UInt32(index + 1)
    }
  }
}

/// A table of tokens that lies in memory that somebody else owns, perhaps in
/// a file that nobody vouches for: whatever it holds, no read leaves it.
struct TokenTableView {
  let bytes: UnsafeBufferPointer<UInt8>
  let ends: UnsafeBufferPointer<UInt32>
  let hashes: UnsafeBufferPointer<UInt32>
  let slots: UnsafeBufferPointer<UInt32>
  let seed: UInt64

  /// The id of `token`, or the token that is equal to none when the table does
  /// not hold it.
  ///
  /// - Complexity: O(length of the token).
  func id(of token: UnsafeBufferPointer<UInt8>) -> UInt32 {
    guard !slots.isEmpty else { return .noToken }
    let found = slots[slot(of: token, hash: TokenHash.hash(token, seed: seed))]
    return found == 0 || found > ends.count ? .noToken : found - 1
  }

  /// The slot that holds `token`, or the free one where it belongs.
  fileprivate func slot(of token: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int {
    let mask = slots.count - 1
    var place = Int(hash) & mask
    // A table without a free slot ends the walk where it began.
    for _ in 0..<slots.count {
      let id = Int(slots[place]) - 1
      if id < 0 { return place }
      if id < hashes.count, hashes[id] == hash, isToken(id, equalTo: token) { return place }
      place = (place + 1) & mask
    }
    return place
  }

  private func isToken(_ id: Int, equalTo token: UnsafeBufferPointer<UInt8>) -> Bool {
    guard id < ends.count else { return false }
    let start = id == 0 ? 0 : Int(ends[id - 1])
    let end = Int(ends[id])
    guard end - start == token.count, start >= 0, end <= bytes.count else { return false }
    for offset in 0..<token.count where bytes[start + offset] != token[offset] { return false }
    return true
  }
}

extension UInt32 {
  /// The token that is equal to no other one.
  static let noToken: UInt32 = .max
}

/// The hash of a token under a seed.
enum TokenHash {
  private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Eight bytes a step: a product, and its high half mixed into the low one.
  static func hash(_ token: UnsafeBufferPointer<UInt8>, seed: UInt64) -> UInt32 {
    let raw = UnsafeRawBufferPointer(token)
    var hash = seed ^ UInt64(truncatingIfNeeded: token.count)
    var offset = 0
    while offset + 8 <= raw.count {
      hash = mixed(hash ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < raw.count {
      rest = rest << 8 | UInt64(raw[offset])
      offset += 1
    }
    return UInt32(truncatingIfNeeded: mixed(mixed(hash ^ rest)) >> 16)
  }

  @inline(__always)
  private static func mixed(_ value: UInt64) -> UInt64 {
    let product = value &* factor
    return product ^ (product >> 32)
  }
}
