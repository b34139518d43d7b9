internal import CalepinCore

/// What drafts are put together from: pairs of a term's words and their
/// translations, kept as trees that drafts share, as most of them are never
/// shown.
struct PartTree {
  /// The number of a tree.
  typealias ID = Int32
  /// The number of no tree.
  static let none: ID = -1

  /// A part and what it is translated by.
  struct Leaf {
    var source: DraftMemory.TextID
    var target: DraftMemory.TextID
    var origin: Draft.Origin
    /// About how often parallel texts have the pair, where they do.
    var count: Int?
  }

  private enum Node {
    case leaf(Leaf)
    case pair(ID, ID)
  }

  private var nodes: [Node] = []

  /// Adds a part; gives the number of the tree.
  mutating func add(_ leaf: Leaf) -> ID { add(.leaf(leaf)) }

  /// Adds the parts of two trees behind each other; gives the number of the tree.
  mutating func add(_ first: ID, _ second: ID) -> ID { add(.pair(first, second)) }

  private mutating func add(_ node: Node) -> ID {
    nodes.append(node)
    return ID(nodes.count - 1)
  }

  /// Hands over the parts of a tree in their order.
  func forEachLeaf(of tree: ID, _ body: (Leaf) -> Void) {
    guard tree != Self.none else { return }
    switch nodes[Int(tree)] {
    case .leaf(let leaf): body(leaf)
    case .pair(let first, let second):
      forEachLeaf(of: first, body)
      forEachLeaf(of: second, body)
    }
  }
}
