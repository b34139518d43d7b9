internal import CalepinCore

/// The sequences of word classes that terms of a language are made of, each
/// with how often such a sequence is a term rather than a chance meeting.
///
/// A grammar is written as a table, one pattern a line: the symbols, then the
/// weight from 0 to 1.
///
///     N A      1.0
///     N d N    1.0
///
/// It is kept as a tree, so that one walk from a token finds every pattern that
/// begins there.
struct PatternGrammar: Sendable {
  /// A pattern of the table.
  struct Pattern: Hashable, Sendable {
    /// As the table writes it: `N d N`.
    var name: String
    /// How likely such a sequence is a term, from 0 to 1.
    var weight: Double
    /// The place of the word that the others say more about.
    var head: Int
    /// How many tokens the pattern takes.
    var length: Int
    /// The symbols of the words that stand in keys: all but articles.
    var keySymbols: [TermSymbols]
    /// What kind of term it makes.
    var termClass: TermClass
    /// The part of speech of a single word, `nil` of a phrase.
    var partOfSpeech: TermPartOfSpeech? {
      guard length == 1 else { return nil }
      return switch termClass {
      case .noun: .noun
      case .name: .properNoun
      case .adjective: .adjective
      case .verb: .verb
      }
    }
  }

  /// Where the head of a term stands.
  enum HeadPlace: Sendable {
    /// French: the first noun or name.
    case first
    /// English: the last noun or name before the first preposition.
    case last
  }

  private struct Node {
    var edges: [(symbol: TermSymbols, target: Int)] = []
    var pattern: Int?
  }

  /// A node of the tree as it is walked.
  private struct Branch: Sendable {
    /// Its edges, places in ``edges``.
    var firstEdge: Int32
    var endEdge: Int32
    /// The pattern that ends here, or -1.
    var pattern: Int32
  }

  private struct Edge: Sendable {
    var symbol: TermSymbols
    var target: Int32
  }

  /// How many tokens a pattern has at the most.
  static let longestPattern = 8

  /// All patterns, in the order of the table.
  let patterns: [Pattern]
  /// Where the head of a term stands.
  let headPlace: HeadPlace
  private let branches: [Branch]
  private let edges: [Edge]

  /// Reads the table `text`.
  ///
  /// - Precondition: Each line holds symbols and a weight; the tables are part
  ///   of the program and a test reads them all.
  init(_ text: String, head: HeadPlace) {
    var patterns: [Pattern] = []
    var nodes = [Node()]
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard let last = fields.last, let weight = Double(last) else {
        preconditionFailure("a pattern line ends in a weight: \(line)")
      }
      let letters = fields.dropLast()
      let symbols = letters.compactMap { $0.first.flatMap(TermSymbols.init(letter:)) }
      precondition(symbols.count == letters.count, "unknown symbol in pattern: \(line)")
      var place = 0
      for symbol in symbols {
        if let edge = nodes[place].edges.first(where: { $0.symbol == symbol }) {
          place = edge.target
        } else {
          nodes[place].edges.append((symbol, nodes.count))
          place = nodes.count
          nodes.append(Node())
        }
      }
      nodes[place].pattern = patterns.count
      let name = letters.joined(separator: " ")
      patterns.append(
        Pattern(
          name: name, weight: weight, head: Self.head(of: symbols, at: head),
          length: symbols.count, keySymbols: symbols.filter { $0 != .article },
          termClass: TermClass(pattern: name)))
    }
    self.patterns = patterns
    (branches, edges) = Self.flattened(nodes)
    headPlace = head
  }

  private static func flattened(_ nodes: [Node]) -> ([Branch], [Edge]) {
    var (branches, edges): ([Branch], [Edge]) = ([], [])
    for node in nodes {
      let first = Int32(edges.count)
      edges += node.edges.map { Edge(symbol: $0.symbol, target: Int32($0.target)) }
      branches.append(
        Branch(
          firstEdge: first, endEdge: Int32(edges.count), pattern: Int32(node.pattern ?? -1)))
    }
    return (branches, edges)
  }

  private static func head(of symbols: [TermSymbols], at place: HeadPlace) -> Int {
    let front = symbols.prefix { TermSymbols.prepositions.isDisjoint(with: $0) }
    let nominal: TermSymbols = [.noun, .name, .foreign]
    let found =
      switch place {
      case .first: front.firstIndex { !nominal.isDisjoint(with: $0) }
      case .last: front.lastIndex { !nominal.isDisjoint(with: $0) }
      }
    return found ?? 0
  }

  /// Calls `body` with the place and the number of each pattern that a part of
  /// `symbols` matches, in the order of the places.
  ///
  /// - Complexity: O(number of tree nodes that match).
  func forEachMatch(
    in symbols: ArraySlice<TermSymbols>, _ body: (_ start: Int, _ pattern: Int) -> Void
  ) {
    let first = symbols.startIndex
    symbols.withUnsafeBufferPointer { symbols in
      branches.withUnsafeBufferPointer { branches in
        edges.withUnsafeBufferPointer { edges in
          let tree = Tree(branches: branches, edges: edges, symbols: symbols)
          for start in symbols.indices where !symbols[start].isEmpty {
            tree.walk(0, start) { body(first + start, $0) }
          }
        }
      }
    }
  }

  private struct Tree {
    let branches: UnsafeBufferPointer<Branch>
    let edges: UnsafeBufferPointer<Edge>
    let symbols: UnsafeBufferPointer<TermSymbols>

    func walk(_ number: Int, _ place: Int, _ body: (Int) -> Void) {
      let branch = branches[number]
      if branch.pattern >= 0 { body(Int(branch.pattern)) }
      guard place < symbols.count else { return }
      for number in Int(branch.firstEdge)..<Int(branch.endEdge)
      where symbols[place].contains(edges[number].symbol) {
        walk(Int(edges[number].target), place + 1, body)
      }
    }
  }
}
