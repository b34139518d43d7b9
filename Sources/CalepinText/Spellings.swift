/// The distinct spellings of the tokens of a text, as numbers from 0 in the
/// order in which they come.
///
/// What depends on the bytes of a word alone is worked out once a spelling.
struct Spellings {
  /// The spelling of each token.
  private(set) var ids: [UInt32] = []
  /// The first token of each spelling.
  private(set) var firstTokens: [UInt32] = []
  /// Hash and spelling + 1 of each slot, as in ``WordTable``.
  private var slots: [UInt64] = Array(repeating: 0, count: 64)

  /// Numbers the spellings of `tokens`, which lie inside `bytes`.
  ///
  /// - Complexity: O(bytes).
  init(_ tokens: TokenTable, in bytes: UnsafeBufferPointer<UInt8>) {
    ids.reserveCapacity(tokens.count)
    guard let base = UnsafeRawPointer(bytes.baseAddress) else { return }
    for token in 0..<tokens.count {
      let range = tokens.range(of: token)
      let hash = WordHash.of(UnsafeBufferPointer(rebasing: bytes[range]))
      var place = Int(truncatingIfNeeded: hash >> 32) & (slots.count - 1)
      while slots[place] != 0 {
        let known = Int(truncatingIfNeeded: slots[place] & 0xFFFF_FFFF) - 1
        let other = tokens.range(of: Int(firstTokens[known]))
        if (slots[place] ^ hash) >> 32 == 0, other.count == range.count,
          WordHash.areEqual(base + other.lowerBound, base + range.lowerBound, count: range.count)
        {
          break
        }
        place = (place + 1) & (slots.count - 1)
      }
      if slots[place] == 0 {
        add(token, hash, at: place)
      } else {
        ids.append(UInt32(truncatingIfNeeded: slots[place]) - 1)
      }
    }
  }

  /// How many distinct spellings there are.
  var count: Int { firstTokens.count }

  private mutating func add(_ token: Int, _ hash: UInt64, at place: Int) {
    ids.append(UInt32(firstTokens.count))
    firstTokens.append(UInt32(token))
    slots[place] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(firstTokens.count)
    guard firstTokens.count * 2 > slots.count else { return }
    let old = slots
    slots = Array(repeating: 0, count: old.count * 2)
    for slot in old where slot != 0 {
      var place = Int(truncatingIfNeeded: slot >> 32) & (slots.count - 1)
      while slots[place] != 0 { place = (place + 1) & (slots.count - 1) }
      slots[place] = slot
    }
  }
}
