internal import CKernels

/// The distinct words of the texts a recognizer has read, as they are written,
/// with what the matcher knows of each: worked out once.
///
/// A word of up to 16 bytes is its own key; a longer one is filed under a hash
/// and compared.
struct SeenWords: Sendable {
  typealias ID = UInt32

  /// What is known of a word.
  ///
  /// The words that a text has often come early in it, so they lie together.
  struct Word: Sendable {
    fileprivate var key = Key()
    /// One bit for each class it may be of, see ``PhraseTrie/bit(of:)``.
    var mask: UInt64 = 0
    /// One bit for each class that may follow it in a phrase.
    var followers: UInt64 = 0
    /// Where its nodes begin in ``SeenWords/starts``, where the root ends them.
    var firstStart: UInt32 = 0
    /// Where its classes begin in ``SeenWords/classes``, where 0 ends them.
    var firstClass: UInt32 = 0
    /// Its node when it has one, else the root; its class when it has one, else
    /// 0.
    var node = PhraseTrie.root
    var wordClass: UInt32 = 0
    /// Where its term is among all terms, when it is one term by itself that
    /// asks for no capitals.
    var loneTerm = UInt32.max
    /// See ``TermVocabulary/Answer``.
    var form = UInt32.max
    var accentedForm = UInt32.max
    var traits: WordTraits = []
    var shape: WordShape = []
    /// Whether it is a term by itself.
    var isTerm = false

    fileprivate mutating func setOnly(_ starts: [PhraseTrie.Node], _ classes: [UInt32]) {
      if classes.count == 1 { wordClass = classes[0] }
      guard starts.count == 1 else { return }
      let start = starts[0]
      node = start.number
      if start.firstTerm + 1 == start.endOfTerms, !start.needsCapitals {
        loneTerm = start.firstTerm
      }
    }
  }

  /// The bytes of a word, or of a long one a hash.
  fileprivate struct Key: Equatable {
    var low: UInt64 = 0
    var high: UInt64 = 0
  }

  /// The word that breaks every phrase.
  static let none: ID = 0
  /// Longer words are no words of terms.
  static let longest = 255
  /// The longest word that is its own key.
  private static let longestKey = 16
  /// So many words are kept at a time; then the table starts anew.
  private static let most = 1 << 20

  private(set) var words = [Word()]
  /// The nodes to which words lead as the first ones of phrases.
  private(set) var starts = [PhraseTrie.Node()]
  private(set) var classes: [UInt32] = [0]
  /// Ids of words, 0 in free slots; a power of two long and at most half full.
  private var slots: [ID] = Array(repeating: SeenWords.none, count: 1 << 12)
  private var shift: UInt64 = 64 - 12
  private var arena: [UInt8] = []
  /// Where the bytes of long words end in the arena.
  private var endsOfLongWords: [ID: Int] = [:]
  /// Differ from table to table, so that no file can hold words made to share
  /// one hash.
  private let multipliers = (
    UInt64.random(in: .min ... .max) | 1, UInt64.random(in: .min ... .max) | 1
  )

  init() {}

  /// What is known of the words, for loops that count.
  struct Pointers {
    let words: UnsafePointer<Word>
    let starts: UnsafePointer<PhraseTrie.Node>
    let classes: UnsafePointer<UInt32>
  }

  /// Calls `body` with what is known of the words; it is good during the call.
  func withPointers<Result>(_ body: (Pointers) -> Result) -> Result? {
    words.withUnsafeBufferPointer { words in
      starts.withUnsafeBufferPointer { starts in
        classes.withUnsafeBufferPointer { classes in
          guard let words = words.baseAddress, let starts = starts.baseAddress,
            let classes = classes.baseAddress
          else { return nil }
          return body(Pointers(words: words, starts: starts, classes: classes))
        }
      }
    }
  }

  /// Whether so many words are kept that it is time to start anew.
  var isFull: Bool { words.count > Self.most }

  /// A word that is looked for.
  ///
  /// Where it is in the memory is asked for some words ahead; see
  /// ``prefetchSlot(of:)`` and ``prefetchWord(of:)``.
  struct Question: BitwiseCopyable {
    fileprivate var key: Key
    fileprivate var hash: UInt64
  }

  /// The question for the word from `start` to `end` of `text`.
  @inline(__always) func question(
    for text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Question {
    let key =
      end - start <= Self.longestKey
      ? Self.key(text, start, end - start)
      : longKey(UnsafeBufferPointer(rebasing: text[start..<end]))
    return Question(key: key, hash: hash(of: key))
  }

  /// Asks for the memory with the number of the word.
  @inline(__always) func prefetchSlot(of question: Question) {
    slots.withUnsafeBufferPointer { slots in
      if let base = slots.baseAddress { calepin_prefetch(base + slot(for: question.hash)) }
    }
  }

  /// Asks for the memory with what is known of the word.
  @inline(__always) func prefetchWord(of question: Question) {
    let id = slots.withUnsafeBufferPointer { $0[slot(for: question.hash)] }
    words.withUnsafeBufferPointer { words in
      if let base = words.baseAddress { calepin_prefetch(base + Int(id)) }
    }
  }

  /// The id of the word of `question`, which goes from `start` to `end` of
  /// `text`, or `nil` when it is new.
  @inline(__always) func id(
    of question: Question, _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> ID? {
    let mask = slots.count - 1
    var place = slot(for: question.hash)
    return slots.withUnsafeBufferPointer { slots in
      words.withUnsafeBufferPointer { words in
        while slots[place] != Self.none {
          let id = slots[place]
          if words[Int(id)].key == question.key,
            end - start <= Self.longestKey || isLongWord(id, text[start..<end])
          {
            return id
          }
          place = (place + 1) & mask
        }
        return nil
      }
    }
  }

  private func isLongWord(_ id: ID, _ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let end = endsOfLongWords[id], end >= word.count else { return false }
    return arena[(end - word.count)..<end].elementsEqual(word)
  }

  /// Adds `word`, which is new, with the nodes and classes it leads to.
  mutating func add(
    _ word: UnsafeBufferPointer<UInt8>, _ known: Word, starts newStarts: [PhraseTrie.Node],
    classes newClasses: [UInt32]
  ) -> ID {
    let id = ID(words.count)
    var known = known
    if word.count <= Self.longestKey {
      known.key = Self.key(word, 0, word.count)
    } else {
      known.key = longKey(word)
      arena += word
      endsOfLongWords[id] = arena.count
    }
    for start in newStarts {
      known.followers |= start.followers
      if start.hasTerms { known.isTerm = true }
    }
    for wordClass in newClasses { known.mask |= PhraseTrie.bit(of: wordClass) }
    known.setOnly(newStarts, newClasses)
    known.firstStart = UInt32(starts.count)
    starts += newStarts
    starts.append(PhraseTrie.Node())
    known.firstClass = UInt32(classes.count)
    classes += newClasses
    classes.append(0)
    words.append(known)
    insert(id)
    if words.count * 2 > slots.count { grow() }
    return id
  }

  /// The bytes of a short word as two numbers; no word has a zero byte, so
  /// they tell its length as well.
  @inline(__always) private static func key(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int
  ) -> Key {
    var key = Key()
    guard start + 16 <= text.count, let base = text.baseAddress else {
      for index in 0..<min(count, 8) { key.low |= UInt64(text[start + index]) << UInt64(8 * index) }
      for index in 8..<max(count, 8) {
        key.high |= UInt64(text[start + index]) << UInt64(8 * index - 64)
      }
      return key
    }
    let raw = UnsafeRawPointer(base + start)
    key.low = UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self))
    key.high = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    let bits = 8 * count
    key.low &= .max >> (64 - min(bits, 64))
    // A shift by 64 leaves nothing.
    key.high &= .max >> (64 - max(bits - 64, 0))
    return key
  }

  /// The hash of a long word, and its length under a byte that is not UTF-8.
  private func longKey(_ word: UnsafeBufferPointer<UInt8>) -> Key {
    var hash = multipliers.0
    for byte in word { hash = (hash ^ UInt64(byte)) &* multipliers.1 }
    return Key(low: hash, high: 0xFF << 56 | UInt64(word.count))
  }

  @inline(__always) private func hash(of key: Key) -> UInt64 {
    let mixed = key.low &* multipliers.0 ^ key.high &* multipliers.1
    return (mixed ^ mixed >> 32) &* multipliers.0
  }

  /// The slot where a key with this hash belongs.
  @inline(__always) private func slot(for hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash &>> shift)
  }

  private mutating func insert(_ id: ID) {
    let mask = slots.count - 1
    var place = slot(for: hash(of: words[Int(id)].key))
    while slots[place] != Self.none { place = (place + 1) & mask }
    slots[place] = id
  }

  private mutating func grow() {
    slots = Array(repeating: Self.none, count: slots.count * 2)
    shift -= 1
    for id in 1..<ID(words.count) { insert(id) }
  }
}
