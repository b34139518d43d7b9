/// Phrases as sequences of word classes, in a tree whose edges are in one hash
/// table.
struct PhraseTrie: Sendable {
  /// A beginning of phrases.
  struct Node: Sendable {
    /// Its number; the root's for no node.
    var number: UInt32 = 0
    /// One bit for each class that may follow, see ``bit(of:)``.
    var followers: UInt64 = 0
    /// Where the terms that end here begin among all terms, and behind which
    /// one they end.
    var firstTerm: UInt32 = 0
    var endOfTerms: UInt32 = 0
    /// Whether some of these terms ask for capitals.
    var needsCapitals = false

    /// Whether a term ends here.
    var hasTerms: Bool { firstTerm < endOfTerms }
    /// Whether it is no node.
    var isNone: Bool { number == PhraseTrie.root }
  }

  /// A slot of the table: node and class, and all of the node to which they
  /// lead, so that one look at the memory is enough.
  private struct Edge {
    var key: UInt64 = 0
    var child = Node()
  }

  static let root: UInt32 = 0

  private var nodes = [Node()]
  /// The terms, by the node at which they end.
  private(set) var terms: [UInt32] = []
  /// The edges; a power of two long and at most half full.
  ///
  /// The key 0 is a free slot: class 0 is no word's.
  private var edges = Array(repeating: Edge(), count: 64)
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
  ///
  /// - Parameter needsCapitals: Whether a term asks for capitals.
  mutating func finish(_ needsCapitals: (UInt32) -> Bool) {
    let lists = FlatLists(ends, count: nodes.count)
    terms.reserveCapacity(ends.count)
    for index in nodes.indices {
      nodes[index].firstTerm = UInt32(terms.count)
      terms.append(contentsOf: lists[index])
      nodes[index].endOfTerms = UInt32(terms.count)
      nodes[index].needsCapitals = lists[index].contains(where: needsCapitals)
    }
    // Sixteen bits an edge let one in sixteen through.
    while filter.count * 4 < nodes.count {
      filter += filter
      filterShift -= 1
    }
    for place in edges.indices where edges[place].key != 0 {
      edges[place].child = nodes[Int(edges[place].child.number)]
      let bit = Self.hash(edges[place].key) >> filterShift
      filter[Int(bit >> 6)] |= 1 << (bit & 63)
    }
    (ends, nodes) = ([], [])
  }

  /// The node behind the node numbered `node` and a word of the class
  /// `wordClass`; none when there is none.
  @inline(__always) func child(of node: UInt32, _ wordClass: UInt32) -> Node {
    let key = UInt64(node) << 32 | UInt64(wordClass)
    let bit = Self.hash(key) >> filterShift
    guard filter[Int(bit >> 6)] & 1 << (bit & 63) != 0 else { return Node() }
    return edges[slot(of: key)].child
  }

  @inline(__always) private static func hash(_ key: UInt64) -> UInt64 {
    key &* 0x9E37_79B9_7F4A_7C15
  }

  private mutating func childAdding(_ wordClass: UInt32, to node: UInt32) -> UInt32 {
    let key = UInt64(node) << 32 | UInt64(wordClass)
    let place = slot(of: key)
    if edges[place].key == key { return edges[place].child.number }
    let child = Node(number: UInt32(nodes.count))
    nodes[Int(node)].followers |= Self.bit(of: wordClass)
    nodes.append(child)
    edges[place] = Edge(key: key, child: child)
    if nodes.count * 2 > edges.count { grow() }
    return child.number
  }

  /// The slot that holds `key`, or the free one where it belongs.
  @inline(__always) private func slot(of key: UInt64) -> Int {
    let mask = edges.count - 1
    var place = Int(truncatingIfNeeded: Self.hash(key) >> 32) & mask
    while edges[place].key != key, edges[place].key != 0 { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = edges
    edges = Array(repeating: Edge(), count: old.count * 2)
    for edge in old where edge.key != 0 { edges[slot(of: edge.key)] = edge }
  }
}
