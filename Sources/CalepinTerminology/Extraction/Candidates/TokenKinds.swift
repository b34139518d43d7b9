internal import CalepinCore
internal import CalepinText

/// The tokens of a text by what candidates are made from: tokens of one kind
/// have the same spelling, class, lemma and symbols.
struct TokenKinds {
  /// The kind of each token, counted from 0.
  private(set) var kinds: [UInt32] = []
  /// How many kinds there are.
  private(set) var count = 0
  /// Whether white space stands before each token.
  private let isSpaced: [Bool]

  /// - Complexity: O(number of tokens).
  init(_ text: AnalyzedText, symbols: [TermSymbols]) {
    let spellings = text.spelled()
    kinds.reserveCapacity(spellings.count)
    isSpaced = spellings.indices.map { $0 > 0 && text.isFollowedBySpace($0 - 1) }
    var table = TokenTypeTable()
    for index in spellings.indices {
      let isSame = { (other: Int) in
        spellings[other] == spellings[index] && text.lemmas[other] == text.lemmas[index]
          && text.tags[other] == text.tags[index] && symbols[other] == symbols[index]
      }
      let hash =
        UInt64(spellings[index]) << 32 ^ UInt64(text.lemmas[index]) << 16
        ^ UInt64(text.tags[index].rawValue) << 11 ^ UInt64(symbols[index].rawValue)
      let (first, isNew) = table.entry(hash: hash, or: index, where: isSame)
      kinds.append(isNew ? UInt32(count) : kinds[first])
      if isNew { count += 1 }
    }
  }

  /// Whether two runs of `length` tokens are of the same kinds with the same
  /// spaces between.
  @inline(__always) func areEqual(_ a: Int, _ b: Int, length: Int) -> Bool {
    guard kinds[a] == kinds[b] else { return false }
    for offset in 1..<max(1, length)
    where kinds[a + offset] != kinds[b + offset] || isSpaced[a + offset] != isSpaced[b + offset] {
      return false
    }
    return true
  }

  /// A hash of what ``areEqual(_:_:length:)`` compares.
  @inline(__always) func hash(_ start: Int, length: Int) -> UInt64 {
    var hash: UInt64 = 0
    for index in start..<start + length {
      hash = (hash ^ UInt64(kinds[index])) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    return hash
  }
}

/// Finds an entry again among those with the same hash; entries are numbers
/// that the caller can compare.
struct TokenTypeTable {
  /// Entry + 1 of each slot, 0 when it is free; at most half full.
  private var slots: [UInt32] = Array(repeating: 0, count: 256)
  private var hashes: [UInt32] = Array(repeating: 0, count: 256)
  private var count = 0

  /// The entry with this `hash` that is the wanted one; `new` when there is none,
  /// which is then in the table.
  mutating func entry(
    hash: UInt64, or new: Int, where isWanted: (Int) -> Bool
  ) -> (entry: Int, isNew: Bool) {
    let mixed = hash &* 0xD6E8_FEB8_6659_FD93
    let short = UInt32(truncatingIfNeeded: (mixed ^ mixed >> 32) >> 8)
    var place = Int(short) & (slots.count - 1)
    while slots[place] != 0 {
      let entry = Int(slots[place]) - 1
      if hashes[place] == short, isWanted(entry) { return (entry, false) }
      place = (place + 1) & (slots.count - 1)
    }
    slots[place] = UInt32(new + 1)
    hashes[place] = short
    count += 1
    if count * 2 > slots.count { grow() }
    return (new, true)
  }

  private mutating func grow() {
    let old = (slots, hashes)
    slots = Array(repeating: 0, count: old.0.count * 2)
    hashes = slots
    for (entry, hash) in zip(old.0, old.1) where entry != 0 {
      var place = Int(hash) & (slots.count - 1)
      while slots[place] != 0 { place = (place + 1) & (slots.count - 1) }
      slots[place] = entry
      hashes[place] = hash
    }
  }
}
