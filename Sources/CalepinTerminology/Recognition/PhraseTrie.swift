internal import CKernels

/// Phrases as sequences of word classes, in a tree whose edges are in one hash
/// table.
struct PhraseTrie: Sendable {
  /// A beginning of phrases.
  struct Node: BitwiseCopyable, Sendable {
    /// One bit for each class that may follow, see ``bit(of:)``.
    var followers: UInt64 = 0
    /// Its number; the root's for no node.
    var number: UInt32 = 0
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

  /// A slot of the table: node and class, and the node to which they lead.
  ///
  /// The key 0 is a free slot: class 0 is no word's.
  private struct Edge: BitwiseCopyable, Sendable {
    var key: UInt64 = 0
    var child: UInt32 = 0
    /// Where the term of the child is among all terms, when that is all there
    /// is to the child: most are leaves with one term.
    var leafTerm = UInt32.max
  }

  static let root: UInt32 = 0

  private let nodes: FrozenArray<Node>
  /// A power of two long and at most half full.
  private let edges: FrozenArray<Edge>
  private let edgeMask: Int
  /// One bit set for each edge, in a table that stays in the processor's cache:
  /// most edges that are asked for are not there.
  private let filter: FrozenArray<UInt64>
  private let filterShift: UInt64

  /// The bit that stands for a class among 64.
  @inline(__always) static func bit(of wordClass: UInt32) -> UInt64 {
    1 << place(of: wordClass)
  }

  /// Where that bit is, from 0 to 63.
  @inline(__always) static func place(of wordClass: UInt32) -> UInt64 {
    UInt64((wordClass &* 0x9E37_79B1) >> 26)
  }

  /// The node behind the node numbered `node` and a word of the class
  /// `wordClass`; none when there is none.
  @inline(__always) func child(of node: UInt32, _ wordClass: UInt32) -> Node {
    let probe = Probe(node, wordClass)
    return mayHold(probe) == 1 ? child(at: probe) : Node()
  }

  /// A question for an edge.
  struct Probe: BitwiseCopyable {
    fileprivate let key: UInt64
    fileprivate let hash: UInt64

    init(_ node: UInt32, _ wordClass: UInt32) {
      key = UInt64(node) << 32 | UInt64(wordClass)
      hash = Self.hash(key)
    }

    /// Knuth's multiplicative hashing by the golden ratio.
    @inline(__always) fileprivate static func hash(_ key: UInt64) -> UInt64 {
      key &* 0x9E37_79B9_7F4A_7C15
    }
  }

  /// Whether there may be such an edge: 1, or 0 when there is none; mostly right.
  @inline(__always) func mayHold(_ probe: Probe) -> UInt64 {
    let bit = probe.hash &>> filterShift
    return filter.base[Int(bit >> 6)] &>> (bit & 63) & 1
  }

  /// The node behind the edge; none when there is none.
  @inline(__always) func child(at probe: Probe) -> Node {
    var place = Int(truncatingIfNeeded: probe.hash >> 32) & edgeMask
    while edges.base[place].key != probe.key {
      if edges.base[place].key == 0 { return Node() }
      place = (place + 1) & edgeMask
    }
    let edge = edges.base[place]
    guard edge.leafTerm != .max else { return nodes.base[Int(edge.child)] }
    return Node(number: edge.child, firstTerm: edge.leafTerm, endOfTerms: edge.leafTerm + 1)
  }

  /// Asks for the memory at which the edge is.
  @inline(__always) func prefetch(_ probe: Probe) {
    calepin_prefetch(edges.base + (Int(truncatingIfNeeded: probe.hash >> 32) & edgeMask))
  }

  /// The phrases while they are gathered.
  struct Builder {
    private var nodes = [Node()]
    private var edges = Array(repeating: Edge(), count: 64)
    private var ends: [(key: Int, value: UInt32)] = []

    /// Adds `term`, whose words are of the classes `phrase`.
    ///
    /// - Complexity: O(length of the phrase), amortised.
    mutating func add(_ phrase: [UInt32], term: UInt32) {
      var node = PhraseTrie.root
      for wordClass in phrase { node = childAdding(wordClass, to: node) }
      ends.append((Int(node), term))
    }

    private mutating func childAdding(_ wordClass: UInt32, to node: UInt32) -> UInt32 {
      let probe = Probe(node, wordClass)
      let place = slot(of: probe.key)
      if edges[place].key == probe.key { return edges[place].child }
      let child = Node(number: UInt32(nodes.count))
      nodes[Int(node)].followers |= PhraseTrie.bit(of: wordClass)
      nodes.append(child)
      edges[place] = Edge(key: probe.key, child: child.number)
      if nodes.count * 2 > edges.count { grow() }
      return child.number
    }

    /// The slot that holds `key`, or the free one where it belongs.
    private func slot(of key: UInt64) -> Int {
      let mask = edges.count - 1
      var place = Int(truncatingIfNeeded: Probe.hash(key) >> 32) & mask
      while edges[place].key != key, edges[place].key != 0 { place = (place + 1) & mask }
      return place
    }

    private mutating func grow() {
      let old = edges
      edges = Array(repeating: Edge(), count: old.count * 2)
      for edge in old where edge.key != 0 { edges[slot(of: edge.key)] = edge }
    }

    /// The tree, ready for searches.
    ///
    /// - Parameter needsCapitals: Whether a term asks for capitals.
    /// - Returns: The tree, and the terms in the order in which its nodes have
    ///   them.
    func finished(
      _ needsCapitals: (UInt32) -> Bool
    ) -> (trie: PhraseTrie, terms: [UInt32]) {
      let lists = FlatLists(ends, count: nodes.count)
      var (nodes, edges) = (nodes, edges)
      var terms: [UInt32] = []
      terms.reserveCapacity(ends.count)
      for index in nodes.indices {
        nodes[index].firstTerm = UInt32(terms.count)
        terms.append(contentsOf: lists[index])
        nodes[index].endOfTerms = UInt32(terms.count)
        nodes[index].needsCapitals = lists[index].contains(where: needsCapitals)
      }
      for place in edges.indices where edges[place].key != 0 {
        let child = nodes[Int(edges[place].child)]
        let isPlain = child.followers == 0 && !child.needsCapitals
        if isPlain, child.endOfTerms == child.firstTerm + 1 {
          edges[place].leafTerm = child.firstTerm
        }
      }
      return (PhraseTrie(nodes: nodes, edges: edges), terms)
    }
  }

  private init(nodes: [Node], edges: [Edge]) {
    // Eight to sixteen bits an edge let one in twelve through.
    var filter: [UInt64] = [0]
    var shift: UInt64 = 58
    while filter.count * 8 < nodes.count {
      filter += filter
      shift -= 1
    }
    for edge in edges where edge.key != 0 {
      let bit = Probe.hash(edge.key) >> shift
      filter[Int(bit >> 6)] |= 1 << (bit & 63)
    }
    self.nodes = FrozenArray(nodes)
    self.edges = FrozenArray(edges)
    edgeMask = edges.count - 1
    self.filter = FrozenArray(filter)
    filterShift = shift
  }
}
