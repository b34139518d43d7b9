internal import CKernels
internal import CalepinCore
internal import CalepinText

/// The tokens of a text by what candidates are made from: tokens of one kind
/// have the same spelling, class, lemma and symbols.
struct TokenKinds {
  /// The kind of each token, counted from 0.
  private(set) var kinds: [UInt32] = []
  /// How many kinds there are.
  private(set) var count = 0
  private let isSpaced: [Bool]

  /// - Complexity: O(number of tokens).
  init(_ text: AnalyzedText, symbols: [TermSymbols]) {
    let (spellings, lemmas, tags) = (text.spelled(), text.lemmas, text.tags)
    kinds.reserveCapacity(spellings.count)
    isSpaced = spellings.indices.map { $0 > 0 && text.isFollowedBySpace($0 - 1) }
    var table = TokenTypeTable()
    for index in spellings.indices {
      let (spelling, lemma, tag, symbol) = (
        spellings[index], lemmas[index], tags[index], symbols[index]
      )
      let hash =
        UInt64(spelling) << 32 ^ UInt64(lemma) << 16 ^ UInt64(tag.rawValue) << 11
        ^ UInt64(symbol.rawValue)
      let (first, place) = table.find(hash) { other in
        spellings[other] == spelling && lemmas[other] == lemma && tags[other] == tag
          && symbols[other] == symbol
      }
      if let first {
        kinds.append(kinds[first])
      } else {
        table.add(index, hash, at: place)
        kinds.append(UInt32(count))
        count += 1
      }
    }
  }

  /// Whether white space stands before the token numbered `index`.
  func isSpaced(before index: Int) -> Bool { isSpaced[index] }

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
  /// Hash and, below it, entry + 1 of each slot, 0 when it is free; at most half
  /// full.
  private var slots: [UInt64] = Array(repeating: 0, count: 256)
  private var count = 0

  /// The entry with this `hash` that is the wanted one, or `nil`; and where one
  /// with this hash belongs that is not there yet.
  @inline(__always) func find(
    _ hash: UInt64, where isWanted: (Int) -> Bool
  ) -> (entry: Int?, place: Int) {
    slots.withUnsafeBufferPointer { slots in
      let high = Self.high(hash)
      var place = Int(truncatingIfNeeded: high >> 32) & (slots.count - 1)
      while slots[place] != 0 {
        if (slots[place] ^ high) >> 32 == 0 {
          let entry = Int(truncatingIfNeeded: slots[place] & 0xFFFF_FFFF) - 1
          if isWanted(entry) { return (entry, place) }
        }
        place = (place + 1) & (slots.count - 1)
      }
      return (nil, place)
    }
  }

  /// Adds an `entry` with this `hash`, which is not there yet, at the `place`
  /// where it belongs.
  mutating func add(_ entry: Int, _ hash: UInt64, at place: Int) {
    slots[place] = Self.high(hash) | UInt64(entry + 1)
    count += 1
    if count * 2 > slots.count { grow() }
  }

  /// Asks for the memory of an entry with this `hash`.
  @inline(__always) func prefetch(_ hash: UInt64) {
    slots.withUnsafeBufferPointer { slots in
      guard let base = slots.baseAddress else { return }
      calepin_prefetch(base + Int(truncatingIfNeeded: Self.high(hash) >> 32) & (slots.count - 1))
    }
  }

  /// The upper half of a slot.
  @inline(__always) private static func high(_ hash: UInt64) -> UInt64 {
    let mixed = hash &* 0xD6E8_FEB8_6659_FD93
    return (mixed ^ mixed << 32) & 0xFFFF_FFFF_0000_0000
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: 0, count: old.count * 2)
    for slot in old where slot != 0 {
      var place = Int(truncatingIfNeeded: slot >> 32) & (slots.count - 1)
      while slots[place] != 0 { place = (place + 1) & (slots.count - 1) }
      slots[place] = slot
    }
  }
}
