internal import Algorithms

/// Which entries of a large collection may answer a query, without the entries.
///
/// Each distinct word has the ascending list of the entries that have it, as
/// varints of the differences, and each key of ``EntryQuery`` its words. The
/// bytes are laid out as ``EntryIndexBuilder`` writes them and are read in
/// place; what does not fit together is refused.
public final class EntryIndex: @unchecked Sendable {  // the bytes are never written
  /// What the bytes begin with; the last digit is the version of their form.
  static let magic: UInt64 = 0x3158_454C_5243_4C41
  private static let headerCount = 12

  /// The state of the collection that was indexed.
  public struct Binding: Hashable, Sendable {
    /// Tells the collection from others.
    public var identity: UInt64
    /// The count of changes.
    public var generation: Int
    /// All units have smaller numbers.
    public var nextUnit: Int
    /// All entries have smaller numbers.
    public var nextEntry: Int

    /// Creates a binding.
    public init(identity: UInt64, generation: Int, nextUnit: Int, nextEntry: Int) {
      self.identity = identity
      self.generation = generation
      self.nextUnit = nextUnit
      self.nextEntry = nextEntry
    }
  }

  /// What was indexed.
  public let binding: Binding
  /// The primary languages in the order of their first use, with the entry that
  /// uses each first.
  public let languages: [(code: String, id: Int32)]

  private let ids: UnsafeBufferPointer<UInt32>
  private let postingEnds: UnsafeBufferPointer<UInt32>
  private let keys: UnsafeBufferPointer<UInt32>
  private let keyWords: UnsafeBufferPointer<UInt32>
  /// How many words the shortest term of each entry has that count.
  private let lengths: UnsafeRawBufferPointer
  private let postings: UnsafeRawBufferPointer
  private let terms: Terms
  private let owner: AnyObject

  /// What misspelt terms are found by, see ``MisspeltIndex``.
  private struct Terms {
    let entries: UnsafeBufferPointer<UInt32>
    let languages: UnsafeBufferPointer<UInt32>
    let lengths: UnsafeBufferPointer<UInt32>
    let lowSignatures: UnsafeBufferPointer<UInt32>
    let highSignatures: UnsafeBufferPointer<UInt32>
  }

  /// Opens the index in `bytes`, which `owner` keeps alive and which begin at a
  /// multiple of eight; `nil` when it is none.
  public init?(_ bytes: UnsafeRawBufferPointer, owner: AnyObject) {
    guard bytes.count >= Self.headerCount * 8 else { return nil }
    let header = (0..<Self.headerCount).map {
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self))
    }
    guard header[0] == Self.magic, header[2...].allSatisfy({ $0 < 1 << 40 }) else { return nil }
    let counts = header.map(Int.init(truncatingIfNeeded:))
    let (entries, words, keys, languages, names, terms) =
      (counts[5], counts[6], counts[7], counts[8], counts[9], counts[10])
    var offset = Self.headerCount * 8
    let numbers = entries + words + 1 + 2 * keys + languages + 5 * terms
    let least = offset + 4 * numbers + names + entries
    guard bytes.count >= least else { return nil }
    func section(_ count: Int) -> UnsafeBufferPointer<UInt32> {
      defer { offset += count * 4 }
      let part = UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + count * 4)])
      return part.assumingMemoryBound(to: UInt32.self)
    }
    self.ids = section(entries)
    self.postingEnds = section(words + 1)
    self.keys = section(keys)
    self.keyWords = section(keys)
    let firstEntries = section(languages)
    self.terms = Terms(
      entries: section(terms), languages: section(terms), lengths: section(terms),
      lowSignatures: section(terms), highSignatures: section(terms))
    let codes = String(decoding: bytes[offset..<(offset + names)], as: UTF8.self)
      .split(separator: " ").map(String.init)
    offset += names
    lengths = UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + entries)])
    postings = UnsafeRawBufferPointer(rebasing: bytes[(offset + entries)...])
    let ids = self.ids
    guard codes.count == languages, firstEntries.allSatisfy({ $0 < entries }),
      zip(postingEnds, postingEnds.dropFirst()).allSatisfy({ $0 <= $1 }),
      postingEnds.first == 0, postingEnds.last.map(Int.init) == postings.count
    else { return nil }
    self.languages = zip(codes, firstEntries).map { ($0, Int32(bitPattern: ids[Int($1)])) }
    self.owner = owner
    binding = Binding(
      identity: header[1], generation: counts[2], nextUnit: counts[3], nextEntry: counts[4])
  }

  /// Entries that may answer a query.
  public struct Candidates: Sendable {
    /// Their numbers, in the order in which they were added.
    public var ids: [Int32]
    /// When not all are among them: how alike, in percent, one that was left out
    /// may be; none of them answers but as part of a longer term.
    public var unseenScore: Int?
  }

  /// The entries that may answer `query`, `nil` when every entry may.
  ///
  /// Of more than `limit` it is those with the shortest terms, whole lengths of
  /// them, which answer better than the others.
  ///
  /// - Complexity: O(entries / 64 + entries that share a word with the query).
  public func candidates(for query: EntryQuery, limit: Int = 2000) -> Candidates? {
    guard let ways = query.ways else { return nil }
    var found = EntrySet(count: ids.count)
    for way in ways {
      var all: EntrySet?
      for demand in way {
        var some = EntrySet(count: ids.count)
        for word in Set(demand.flatMap { words(ofKey: $0) }) {
          insertEntries(of: word, into: &some)
        }
        all?.formIntersection(some)
        if all == nil { all = some }
      }
      if let all { found.formUnion(all) }
    }
    let ordinals = found.elements
    guard ordinals.count > limit else {
      return Candidates(ids: ordinals.map { Int32(bitPattern: ids[$0]) }, unseenScore: nil)
    }
    var counts = Array(repeating: 0, count: 256)
    for ordinal in ordinals { counts[Int(lengths[ordinal])] += 1 }
    var longest = query.exactWordCount
    guard longest < counts.count else { return nil }
    var total = counts[...longest].reduce(0, +)
    // One length more than that of the query is needed to be sure of the best parts.
    while longest + 1 < counts.count,
      total + counts[longest + 1] <= (longest == query.exactWordCount ? 4 * limit : limit)
    {
      longest += 1
      total += counts[longest]
    }
    // Lengths from 255 on are all one.
    guard longest + 1 < counts.count else { return nil }
    return Candidates(
      ids: ordinals.lazy.filter { Int(self.lengths[$0]) <= longest }
        .map { Int32(bitPattern: self.ids[$0]) },
      unseenScore: 100 * query.wordCount / (longest + 1))
  }

  /// The entries with a term that may be at least `minimumScore` percent like
  /// `query` when one of them is misspelt.
  ///
  /// - Complexity: O(terms).
  public func candidates(misspelling query: EntryQuery, minimumScore: Int) -> [Int32] {
    guard let language = languages.firstIndex(where: { $0.code == query.language }) else {
      return []
    }
    let key = query.misspeltKey
    let signature = MisspeltIndex.signature(of: key)
    var found = EntrySet(count: ids.count)
    for term in terms.entries.indices where terms.languages[term] == language {
      let length = Int(terms.lengths[term])
      let allowed = MisspeltIndex.allowedDistance(length, key.count, minimumScore: minimumScore)
      guard abs(length - key.count) <= allowed else { continue }
      let other = UInt64(terms.highSignatures[term]) << 32 | UInt64(terms.lowSignatures[term])
      guard MisspeltIndex.mayBeNear(signature, other, distance: allowed) else { continue }
      found.insert(Int(terms.entries[term]))
    }
    return found.elements.map { Int32(bitPattern: ids[$0]) }
  }

  private func words(ofKey key: UInt32) -> [Int] {
    var place = keys.partitioningIndex { $0 >= key }
    var words: [Int] = []
    while place < keys.count, keys[place] == key {
      if keyWords[place] < postingEnds.count - 1 { words.append(Int(keyWords[place])) }
      place += 1
    }
    return words
  }

  private func insertEntries(of word: Int, into set: inout EntrySet) {
    var (entry, number, shift): (UInt32, UInt32, UInt32) = (0, 0, 0)
    for place in Int(postingEnds[word])..<Int(postingEnds[word + 1]) {
      let byte = postings[place]
      number |= UInt32(byte & 0x7F) << shift
      shift &+= 7
      if byte < 0x80 {
        entry &+= number
        set.insert(Int(entry))
        (number, shift) = (0, 0)
      }
    }
  }
}

/// A set of entries as one bit each.
private struct EntrySet {
  private let count: Int
  private var bits: [UInt64]

  init(count: Int) {
    self.count = count
    bits = Array(repeating: 0, count: (count + 63) / 64)
  }

  /// Takes in `entry`, unless there is none such.
  mutating func insert(_ entry: Int) {
    if entry < count { bits[entry / 64] |= 1 << UInt64(entry % 64) }
  }

  mutating func formUnion(_ other: EntrySet) {
    for index in bits.indices { bits[index] |= other.bits[index] }
  }

  mutating func formIntersection(_ other: EntrySet) {
    for index in bits.indices { bits[index] &= other.bits[index] }
  }

  /// The entries in ascending order.
  var elements: [Int] {
    var elements: [Int] = []
    for (index, word) in bits.enumerated() {
      var rest = word
      while rest != 0 {
        elements.append(index * 64 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return elements
  }
}
