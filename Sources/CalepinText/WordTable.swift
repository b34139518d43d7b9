/// Words as numbers: each distinct byte string gets one id, counted from 0.
///
/// An open-addressing hash table over one arena of bytes; no `String` is made
/// to add or to find a word.
public struct WordTable: Sendable {
  /// The number of a word.
  public typealias ID = UInt32

  private var arena: [UInt8] = []
  private var ends: [UInt32] = []
  private var hashes: [UInt32] = []
  /// Id + 1 of the word in each slot, 0 when the slot is free; a power of two
  /// long and at most two thirds full.
  private var slots: [UInt32] = Array(repeating: 0, count: 64)

  /// Differs from table to table, so that no file can hold words made to share
  /// one hash; ids do not depend on it.
  private let seed = UInt32.random(in: .min ... .max)

  /// Creates a table without words.
  public init() {}

  /// Makes room for `count` words, so that the table need not grow step by step.
  public mutating func reserveCapacity(_ count: Int) {
    arena.reserveCapacity(count * 9)
    ends.reserveCapacity(count)
    hashes.reserveCapacity(count)
    while count * 3 > slots.count * 2 { grow() }
  }

  /// How many distinct words there are.
  public var count: Int { ends.count }

  /// The bytes of the word `id`.
  public func bytes(of id: ID) -> ArraySlice<UInt8> { arena[range(of: id)] }

  /// The word `id`.
  public func text(of id: ID) -> String { String(decoding: bytes(of: id), as: UTF8.self) }

  /// The id of `word`, added when it is new.
  ///
  /// - Complexity: O(length of the word), amortised.
  @inlinable public mutating func id(of word: some Collection<UInt8>) -> ID {
    withContiguousBytes(word) { id(adding: $0) }
  }

  /// The id of `word`, or `nil` when the table does not hold it.
  ///
  /// - Complexity: O(length of the word).
  @inlinable public func existingID(of word: some Collection<UInt8>) -> ID? {
    withContiguousBytes(word) { existingID(ofBytes: $0) }
  }

  /// Creates a table of `words`.
  init(_ words: some Sequence<String>) {
    for word in words { _ = id(of: Array(word.utf8)) }
  }

  @usableFromInline func existingID(ofBytes word: UnsafeBufferPointer<UInt8>) -> ID? {
    let found = slots[slot(of: word, hash: hash(word))]
    return found == 0 ? nil : found - 1
  }

  @usableFromInline mutating func id(adding word: UnsafeBufferPointer<UInt8>) -> ID {
    let hash = hash(word)
    var place = slot(of: word, hash: hash)
    if slots[place] != 0 { return slots[place] - 1 }
    if (ends.count + 1) * 3 > slots.count * 2 {
      grow()
      place = slot(of: word, hash: hash)
    }
    arena.append(contentsOf: word)
    ends.append(UInt32(arena.count))
    hashes.append(hash)
    slots[place] = UInt32(ends.count)
    return UInt32(ends.count - 1)
  }

  /// The slot that holds `word`, or the free one where it belongs.
  private func slot(of word: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int {
    let mask = slots.count - 1
    var place = Int(hash) & mask
    while slots[place] != 0 {
      let id = slots[place] - 1
      if hashes[Int(id)] == hash, isWord(id, equalTo: word) { return place }
      place = (place + 1) & mask
    }
    return place
  }

  private func isWord(_ id: ID, equalTo word: UnsafeBufferPointer<UInt8>) -> Bool {
    let range = range(of: id)
    guard range.count == word.count else { return false }
    for offset in 0..<word.count where arena[range.lowerBound + offset] != word[offset] {
      return false
    }
    return true
  }

  private func range(of id: ID) -> Range<Int> {
    let index = Int(id)
    return (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
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

  /// FNV-1a, mixed once more so that the low bits depend on all bytes.
  private func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hash: UInt32 = 2_166_136_261 ^ seed
    for byte in word { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return hash ^ (hash >> 15)
  }
}

/// Runs `body` on the bytes of `bytes`, copied only when they do not lie in
/// one piece.
@inlinable func withContiguousBytes<Result>(
  _ bytes: some Collection<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
) -> Result {
  bytes.withContiguousStorageIfAvailable(body)
    ?? Array(bytes).withUnsafeBufferPointer(body)
}
