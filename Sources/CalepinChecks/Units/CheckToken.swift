/// A piece of a segment, as the checks see it.
struct CheckToken {
  /// What it is.
  enum Kind: UInt8 {
    case word, number, punctuation, symbol
    /// Markup in angle brackets.
    case tag
    /// What a program puts a value in the place of: `%s`, `{name}`.
    case placeholder
    case url, email
    /// A file name with its folders, or a command-line option.
    case path
    /// Quoted or unmistakable program text.
    case code
    /// `&nbsp;`
    case entity
  }

  /// What is special about it.
  struct Flags: OptionSet {
    let rawValue: UInt8

    /// It begins with a capital.
    static let isCapitalized = Flags(rawValue: 1)
    /// It has at least two letters, all of them capitals.
    static let isAllCapitals = Flags(rawValue: 2)
    /// It has a capital behind its first letter, and small letters.
    static let isMixed = Flags(rawValue: 4)
    /// It has digits among its letters.
    static let hasDigit = Flags(rawValue: 8)
    /// An apostrophe at its end joins it to the word behind.
    static let isElided = Flags(rawValue: 16)
    /// It stands inside a token of program text that comes before it.
    static let isNested = Flags(rawValue: 32)
    /// It was abbreviated with full stops, as `p.m.` is.
    static let isDotted = Flags(rawValue: 64)
    /// It opens or closes a formatting code of a manual page, as `B<` does.
    static let isFormatting = Flags(rawValue: 128)
  }

  /// What stands before it.
  enum Gap: UInt8 {
    case none, space, noBreak, narrowNoBreak, thin, other
  }

  var start: UInt32
  var end: UInt32
  /// A hash of its bytes; of words and punctuation in small letters, with
  /// every apostrophe the same.
  var key: UInt32
  var kind: Kind
  var flags: Flags = []
  var gap: Gap = .none

  /// Where it stands, in UTF-8 bytes.
  var range: Range<Int> { Int(start)..<Int(end) }

  /// How many bytes it has.
  var count: Int { Int(end - start) }

  /// Whether it belongs to the words a person reads.
  var isText: Bool { kind.rawValue <= Kind.symbol.rawValue }
}

/// Hashes of words: 32-bit FNV-1a over small letters (Fowler, Noll and Vo,
/// 1991; draft-eastlake-fnv).
enum WordKey {
  static let start: UInt32 = 0x811C_9DC5

  @inline(__always)
  static func adding(_ byte: UInt8, to key: UInt32) -> UInt32 {
    (key ^ UInt32(byte)) &* 0x0100_0193
  }

  /// The key of `word`, which is in small letters.
  static func key(_ word: some StringProtocol) -> UInt32 {
    word.utf8.reduce(start) { adding($1, to: $0) }
  }

  /// The key of `bytes` as they stand.
  static func key(_ bytes: some Sequence<UInt8>) -> UInt32 {
    bytes.reduce(start) { adding($1, to: $0) }
  }

  /// The key of the scalar `value` as a token of its own.
  static func key(scalar value: UInt32) -> UInt32 { value }
}

/// A set of words by their keys.
struct WordSet: Sendable {
  private var slots: [UInt32]
  private let mask: Int

  /// Creates the set of `words`, all in small letters.
  init(_ words: some Collection<String>) { self.init(keys: words.map { WordKey.key($0) }) }

  /// Creates the set of the words of `keys`.
  init(keys: some Collection<UInt32>) {
    var size = 16
    while size < keys.count * 3 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    mask = size - 1
    for key in keys { insert(key) }
  }

  /// Creates the set of the words in `list`, separated by white space.
  init(list: String) {
    self.init(list.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  private mutating func insert(_ key: UInt32) {
    var slot = Int(key) & mask
    while slots[slot] != 0, slots[slot] != key { slot = (slot + 1) & mask }
    slots[slot] = key
  }

  /// Whether the word of `key` is in it.
  @inline(__always)
  func contains(_ key: UInt32) -> Bool {
    var slot = Int(key) & mask
    while slots[slot] != 0 {
      if slots[slot] == key { return true }
      slot = (slot + 1) & mask
    }
    return false
  }
}
