internal import CKernels

/// Words as numbers: each distinct byte string gets one id, counted from 0.
///
/// An open-addressing hash table over one arena of bytes; no `String` is made
/// to add or to find a word.
public struct WordTable: Sendable {
  /// The number of a word.
  public typealias ID = UInt32

  @usableFromInline private(set) var arena: [UInt8] = []
  @usableFromInline private(set) var ends: [UInt32] = []
  /// In each slot the hash of a word above its id + 1, or 0 when the slot is
  /// free; a power of two long and at most two thirds full.
  private var slots: [UInt64] = Array(repeating: 0, count: 64)

  /// Creates a table without words.
  public init() {}

  /// Creates a table of distinct words, which end at `ends` in `arena`.
  init(arena: [UInt8], ends: [UInt32]) {
    (self.arena, self.ends) = (arena, ends)
    var count = slots.count
    while ends.count * 3 > count * 2 { count *= 2 }
    slots = Array(repeating: 0, count: count)
    arena.withUnsafeBufferPointer { arena in
      var start = 0
      for (id, end) in ends.enumerated() where start <= end && end <= arena.count {
        let hash = WordHash.of(UnsafeBufferPointer(rebasing: arena[start..<Int(end)]))
        put(hash & Self.hashBits | UInt64(id + 1))
        start = Int(end)
      }
    }
  }

  /// Makes room for `count` words, so that the table need not grow step by step.
  public mutating func reserveCapacity(_ count: Int) {
    arena.reserveCapacity(count * 9)
    ends.reserveCapacity(count)
    while count * 3 > slots.count * 2 { grow() }
  }

  /// How many distinct words there are.
  @inlinable public var count: Int { ends.count }

  /// The bytes of the word `id`.
  @inlinable public func bytes(of id: ID) -> ArraySlice<UInt8> { arena[range(of: id)] }

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

  /// Adds the words of `other`; gives the id of each.
  package mutating func ids(adding other: WordTable) -> [ID] {
    var ids: [ID] = []
    ids.reserveCapacity(other.count)
    other.arena.withUnsafeBufferPointer { arena in
      func word(_ id: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: arena[other.range(of: ID(id))])
      }
      for id in 0..<other.count {
        // The tables are large: what is sought soon is asked for now.
        if id + Self.lookAhead < other.count { prefetch(word(id + Self.lookAhead)) }
        ids.append(self.id(adding: word(id)))
      }
    }
    return ids
  }

  private static let lookAhead = 8

  /// Asks for the memory of a `word` that will be looked up soon.
  package func prefetch(_ word: UnsafeBufferPointer<UInt8>) {
    let hash = WordHash.of(word)
    slots.withUnsafeBufferPointer { slots in
      guard let base = slots.baseAddress else { return }
      calepin_prefetch(base + Self.place(of: hash, among: slots.count))
    }
  }

  /// Asks for the memory of a `word` that will be looked up soon.
  package func prefetch(_ word: [UInt8]) {
    word.withUnsafeBufferPointer { prefetch($0) }
  }

  @usableFromInline func existingID(ofBytes word: UnsafeBufferPointer<UInt8>) -> ID? {
    let found = slots[slot(of: word, hash: WordHash.of(word))]
    return found == 0 ? nil : Self.id(in: found)
  }

  @usableFromInline mutating func id(adding word: UnsafeBufferPointer<UInt8>) -> ID {
    let hash = WordHash.of(word)
    var place = slot(of: word, hash: hash)
    if slots[place] != 0 { return Self.id(in: slots[place]) }
    if (ends.count + 1) * 3 > slots.count * 2 {
      grow()
      place = slot(of: word, hash: hash)
    }
    arena.append(contentsOf: word)
    ends.append(UInt32(arena.count))
    slots[place] = hash & Self.hashBits | UInt64(ends.count)
    return UInt32(ends.count - 1)
  }

  private static let hashBits: UInt64 = 0xFFFF_FFFF_0000_0000

  @inline(__always) private static func id(in slot: UInt64) -> ID {
    UInt32(truncatingIfNeeded: slot) - 1
  }

  /// The place in ``slots`` where a word with this hash is sought first.
  @inline(__always) private static func place(of hash: UInt64, among count: Int) -> Int {
    Int(truncatingIfNeeded: hash >> 32) & (count - 1)
  }

  /// The slot that holds `word`, or the free one where it belongs.
  private func slot(of word: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int {
    slots.withUnsafeBufferPointer { slots in
      var place = Self.place(of: hash, among: slots.count)
      while slots[place] != 0 {
        if (slots[place] ^ hash) & Self.hashBits == 0,
          isWord(Self.id(in: slots[place]), equalTo: word)
        {
          return place
        }
        place = (place + 1) & (slots.count - 1)
      }
      return place
    }
  }

  private func isWord(_ id: ID, equalTo word: UnsafeBufferPointer<UInt8>) -> Bool {
    let range = range(of: id)
    guard range.count == word.count else { return false }
    return arena.withUnsafeBytes { arena in
      guard let arena = arena.baseAddress, let word = word.baseAddress else { return true }
      return WordHash.areEqual(arena + range.lowerBound, UnsafeRawPointer(word), count: range.count)
    }
  }

  @inlinable func range(of id: ID) -> Range<Int> {
    let index = Int(id)
    return (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: 0, count: old.count * 2)
    for slot in old where slot != 0 { put(slot) }
  }

  /// Puts the slot of a word that the table does not have yet in its place.
  private mutating func put(_ slot: UInt64) {
    var place = Self.place(of: slot, among: slots.count)
    while slots[place] != 0 { place = (place + 1) & (slots.count - 1) }
    slots[place] = slot
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
