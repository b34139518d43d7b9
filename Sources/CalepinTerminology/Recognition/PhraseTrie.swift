/// Phrases as sequences of word classes, in a tree whose edges are in one hash
/// table.
struct PhraseTrie: Sendable {
  /// A beginning of phrases.
  struct Node: Sendable {
    /// One bit for each class that may follow, see ``bit(of:)``.
    var followers: UInt64 = 0
    /// Where the terms that end here begin among all terms, and behind which
    /// one they end.
    var firstTerm: UInt32 = 0
    var endOfTerms: UInt32 = 0

    /// Whether a term ends here.
    var hasTerms: Bool { firstTerm < endOfTerms }
  }

  static let root: UInt32 = 0

  private(set) var nodes = [Node()]
  /// The terms, by the node at which they end.
  private(set) var terms: [UInt32] = []
  /// Node and class of each edge, and where it leads; a power of two long and
  /// at most half full.
  ///
  /// The key 0 is a free slot: class 0 is no word's.
  private var keys: [UInt64] = Array(repeating: 0, count: 64)
  private var children: [UInt32] = Array(repeating: 0, count: 64)
  private var ends: [(key: Int, value: UInt32)] = []
  /// One bit set for each edge, in a table that stays in the processor's cache:
  /// most edges that are asked for are not there.
  private var filter: [UInt64] = [0]
  private var filterShift: UInt64 = 58

  /// The bit that stands for a class among 64.
  @inline(__always) static func bit(of wordClass: UInt32) -> UInt64 {
    1 << UInt64((wordClass &* 0x9E37_79B1) >> 26)
  }

  /// Adds `term`, whose words are of the classes `phrase`.
  ///
  /// - Complexity: O(length of the phrase), amortised.
  mutating func add(_ phrase: [UInt32], term: UInt32) {
    var node = Self.root
    for wordClass in phrase { node = childAdding(wordClass, to: node) }
    ends.append((Int(node), term))
  }

  /// Makes ready for searches; nothing is added afterwards.
  mutating func finish() {
    let lists = FlatLists(ends, count: nodes.count)
    terms.reserveCapacity(ends.count)
    for index in nodes.indices {
      nodes[index].firstTerm = UInt32(terms.count)
      terms.append(contentsOf: lists[index])
      nodes[index].endOfTerms = UInt32(terms.count)
    }
    ends = []
    // Sixteen bits an edge let one in sixteen through.
    while filter.count * 4 < nodes.count {
      filter += filter
      filterShift -= 1
    }
    for key in keys where key != 0 {
      let bit = Self.hash(key) >> filterShift
      filter[Int(bit >> 6)] |= 1 << (bit & 63)
    }
  }

  /// The node behind `node` and a word of the class `wordClass`; the root when
  /// there is none.
  @inline(__always) func child(of node: UInt32, _ wordClass: UInt32) -> UInt32 {
    let key = UInt64(node) << 32 | UInt64(wordClass)
    let bit = Self.hash(key) >> filterShift
    guard filter[Int(bit >> 6)] & 1 << (bit & 63) != 0 else { return Self.root }
    return children[slot(of: key)]
  }

  @inline(__always) private static func hash(_ key: UInt64) -> UInt64 {
    key &* 0x9E37_79B9_7F4A_7C15
  }

  private mutating func childAdding(_ wordClass: UInt32, to node: UInt32) -> UInt32 {
    let key = UInt64(node) << 32 | UInt64(wordClass)
    let place = slot(of: key)
    if keys[place] == key { return children[place] }
    let child = UInt32(nodes.count)
    nodes[Int(node)].followers |= Self.bit(of: wordClass)
    nodes.append(Node())
    keys[place] = key
    children[place] = child
    if nodes.count * 2 > keys.count { grow() }
    return child
  }

  /// The slot that holds `key`, or the free one where it belongs.
  @inline(__always) private func slot(of key: UInt64) -> Int {
    let mask = keys.count - 1
    var place = Int(truncatingIfNeeded: Self.hash(key) >> 32) & mask
    while keys[place] != key, keys[place] != 0 { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let (oldKeys, oldChildren) = (keys, children)
    keys = Array(repeating: 0, count: oldKeys.count * 2)
    children = Array(repeating: 0, count: keys.count)
    for (index, key) in oldKeys.enumerated() where key != 0 {
      let place = slot(of: key)
      keys[place] = key
      children[place] = oldChildren[index]
    }
  }
}
