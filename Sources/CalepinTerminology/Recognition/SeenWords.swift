internal import CalepinText

/// The distinct words of the texts a recognizer has read, as they are written,
/// with what the matcher knows of each: worked out once.
///
/// A word of up to 16 bytes is its own key; a longer one is filed under a hash
/// and compared.
struct SeenWords: Sendable {
  typealias ID = UInt32

  /// What is known of a word.
  struct Word: Sendable {
    /// One bit for each class it may be of, see ``PhraseTrie/bit(of:)``.
    var mask: UInt64 = 0
    /// Its part of ``SeenWords/starts``.
    var firstStart: UInt32 = 0
    var endOfStarts: UInt32 = 0
    /// Its part of ``SeenWords/classes``.
    var firstClass: UInt32 = 0
    var endOfClasses: UInt32 = 0
    /// See ``TermVocabulary/Answer``.
    var form = UInt32.max
    var accentedForm = UInt32.max
    var traits: WordTraits = []
    var shape: WordShape = []
  }

  private struct Slot: Sendable {
    var low: UInt64 = 0
    var high: UInt64 = 0
    /// Id of the word; 0, which is no word of a text, in a free slot.
    var id: ID = 0
    /// Where the bytes of a long word end in the arena.
    var end: UInt32 = 0
  }

  /// The word that breaks every phrase.
  static let none: ID = 0
  /// Longer words are no words of terms.
  static let longest = 255
  /// So many words are kept at a time; then the table starts anew.
  private static let most = 1 << 20
  private static let mixer: UInt64 = 0x9E37_79B9_7F4A_7C15

  private(set) var words = [Word()]
  /// The nodes to which words lead as the first ones of phrases.
  private(set) var starts: [PhraseTrie.Node] = []
  private(set) var classes: [UInt32] = []
  /// A power of two long and at most half full.
  private var slots: [Slot] = Array(repeating: Slot(), count: 1 << 12)
  private var arena: [UInt8] = []
  /// Differs from table to table, so that no file can hold words made to share
  /// one hash.
  private let seed = UInt64.random(in: .min ... .max)

  init() {}

  /// Whether so many words are kept that it is time to start anew.
  var isFull: Bool { words.count > Self.most }

  /// The id of the word in `range` of `text`, or `nil` when it is new.
  @inline(__always) func id(
    of text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> ID? {
    let count = end - start
    guard count <= 16 else { return idOfLongWord(UnsafeBufferPointer(rebasing: text[start..<end])) }
    let (low, high) = Self.key(text, start, count)
    let mask = slots.count - 1
    var place = index(low, high) & mask
    while true {
      let slot = slots[place]
      if slot.low == low, slot.high == high, slot.id != Self.none { return slot.id }
      if slot.id == Self.none { return nil }
      place = (place + 1) & mask
    }
  }

  /// Adds `word`, which is new.
  mutating func add(
    _ word: UnsafeBufferPointer<UInt8>, _ known: Word, starts newStarts: [PhraseTrie.Node],
    classes newClasses: [UInt32]
  ) -> ID {
    let id = ID(words.count)
    var known = known
    known.firstStart = UInt32(starts.count)
    starts += newStarts
    known.endOfStarts = UInt32(starts.count)
    known.firstClass = UInt32(classes.count)
    classes += newClasses
    known.endOfClasses = UInt32(classes.count)
    words.append(known)
    var (low, high) = (UInt64(0), UInt64(0))
    if word.count <= 16 {
      (low, high) = Self.key(word, 0, word.count)
    } else {
      (low, high) = longKey(word)
      arena += word
    }
    insert(Slot(low: low, high: high, id: id, end: UInt32(arena.count)))
    if words.count * 2 > slots.count { grow() }
    return id
  }

  /// The bytes of a short word as two numbers; no word has a zero byte, so
  /// they tell its length as well.
  @inline(__always) private static func key(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int
  ) -> (UInt64, UInt64) {
    guard start + 16 <= text.count, let base = text.baseAddress else {
      var (low, high) = (UInt64(0), UInt64(0))
      for index in 0..<min(count, 8) { low |= UInt64(text[start + index]) << UInt64(8 * index) }
      for index in 8..<max(count, 8) {
        high |= UInt64(text[start + index]) << UInt64(8 * index - 64)
      }
      return (low, high)
    }
    let raw = UnsafeRawPointer(base + start)
    let low = UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self))
    if count <= 8 { return (low & (UInt64.max >> UInt64(64 - 8 * count)), 0) }
    let high = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    return (low, high & (UInt64.max >> UInt64(128 - 8 * count)))
  }

  /// The hash of a long word, and its length under a byte that is not UTF-8.
  private func longKey(_ word: UnsafeBufferPointer<UInt8>) -> (UInt64, UInt64) {
    var hash = seed
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return (hash, 0xFF << 56 | UInt64(word.count))
  }

  @inline(__always) private func index(_ low: UInt64, _ high: UInt64) -> Int {
    let mixed = (low ^ seed) &* Self.mixer ^ (high &+ seed) &* 0xC2B2_AE3D_27D4_EB4F
    return Int(truncatingIfNeeded: (mixed ^ mixed >> 29) &* Self.mixer >> 32)
  }

  private func idOfLongWord(_ word: UnsafeBufferPointer<UInt8>) -> ID? {
    let (low, high) = longKey(word)
    let mask = slots.count - 1
    var place = index(low, high) & mask
    while slots[place].id != Self.none {
      let slot = slots[place]
      if slot.low == low, slot.high == high {
        let end = Int(slot.end)
        if arena[(end - word.count)..<end].elementsEqual(word) { return slot.id }
      }
      place = (place + 1) & mask
    }
    return nil
  }

  private mutating func insert(_ slot: Slot) {
    let mask = slots.count - 1
    var place = index(slot.low, slot.high) & mask
    while slots[place].id != Self.none { place = (place + 1) & mask }
    slots[place] = slot
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 2)
    for slot in old where slot.id != Self.none { insert(slot) }
  }
}
