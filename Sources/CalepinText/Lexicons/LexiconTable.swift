internal import CalepinCore

/// The words of a lexicon file with the set of analyses of each, read in place.
// Sendable: the bytes are never written; who holds a table holds its file.
struct LexiconTable: @unchecked Sendable {  // immutable bytes, see above
  /// What a lexicon says of a word: some of the members of all sets.
  struct Entry {
    /// The classes of the word, one ``LexiconClass/bit`` each.
    var classes: UInt32
    /// The numbers of its analyses.
    var members: Range<Int>
  }

  /// One analysis: a rule, a class and features.
  struct Member {
    var rule: Int
    var wordClass: LexiconClass
    var morphology: Morphology
  }

  private let words: FingerprintTable<UInt32>
  private let ids: UnsafeRawBufferPointer
  private let index: UnsafeRawBufferPointer
  private let members: UnsafeRawBufferPointer

  init(
    words: UnsafeRawBufferPointer, ids: UnsafeRawBufferPointer, index: UnsafeRawBufferPointer,
    members: UnsafeRawBufferPointer
  ) throws(ModelError) {
    self.words = try FingerprintTable(words)
    self.ids = ids
    self.index = index
    self.members = members
    guard ids.count == self.words.count * 4, index.count >= 8, index.count % 8 == 0,
      members.count % 8 == 0
    else { throw .damaged }
  }

  /// How many words there are.
  var count: Int { words.count }

  /// The entry of the word with this hash.
  ///
  /// Every number is checked here, as no one has read them all before.
  @inline(__always) func entry(of hash: UInt64) -> Entry? {
    guard let place = words.index(of: hash) else { return nil }
    let set = Int(ids.number(at: place * 4) as UInt32)
    guard set * 8 + 16 <= index.count else { return nil }
    let first = Int(index.number(at: set * 8) as UInt32)
    let end = Int(index.number(at: set * 8 + 8) as UInt32)
    guard first <= end, end * 8 <= members.count else { return nil }
    return Entry(classes: index.number(at: set * 8 + 4), members: first..<end)
  }

  /// The analysis with this number.
  @inline(__always) func member(_ number: Int) -> Member {
    let value: UInt64 = members.number(at: number * 8)
    return Member(
      rule: Int(value & 0xFFFF),
      wordClass: LexiconClass(rawValue: UInt8(truncatingIfNeeded: value >> 16)) ?? .noun,
      morphology: Morphology(rawValue: UInt32(truncatingIfNeeded: value >> 32)))
  }
}
