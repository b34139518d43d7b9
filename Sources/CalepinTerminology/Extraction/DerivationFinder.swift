/// Finds pairs of terms in which one has a noun where the other has the adjective
/// made from it: *politique de l'industrie*, *politique industrielle*.
struct DerivationFinder {
  /// Two terms, numbered as they were given.
  struct Pair: Hashable {
    var noun: Int
    var adjective: Int
  }

  /// How many letters an adjective keeps of its noun at the least.
  private static let shortestRoot = 4
  /// How many letters of the noun the adjective drops at the most.
  private static let longestRest = 3

  private struct Place: Hashable {
    var head: Substring
    var start: Substring
  }

  /// The pairs, in the order of their adjectives.
  private(set) var pairs: [Pair] = []

  /// - Complexity: O(number of terms) when few nouns begin alike.
  init(_ terms: [CandidateTerm], endings: [String]) {
    var nouns: [Place: [(noun: Substring, number: Int)]] = [:]
    for (number, term) in terms.enumerated() {
      guard let (head, noun) = Self.parts(of: term, "N d N", "N N") else { continue }
      nouns[Place(head: head, start: noun.prefix(Self.shortestRoot)), default: []]
        .append((noun, number))
    }
    for (number, term) in terms.enumerated() {
      guard let (head, adjective) = Self.parts(of: term, "N A", "A N") else { continue }
      let place = Place(head: head, start: adjective.prefix(Self.shortestRoot))
      let roots = endings.filter { adjective.hasSuffix($0) }.map { adjective.dropLast($0.count) }
      for (noun, other) in nouns[place] ?? []
      where roots.contains(where: { Self.isRoot($0, of: noun) }) {
        pairs.append(Pair(noun: other, adjective: number))
      }
    }
  }

  private static func isRoot(_ root: Substring, of noun: Substring) -> Bool {
    root.count >= shortestRoot && noun.hasPrefix(root)
      && noun.count - root.count <= longestRest
  }

  /// The head and the modifier of a term of one of the patterns: with the head in
  /// front, or behind in the last one.
  private static func parts(
    of term: CandidateTerm, _ headFirst: String, _ headLast: String
  ) -> (head: Substring, modifier: Substring)? {
    // Most terms are of other patterns: they are not taken apart.
    guard term.pattern.utf8.count <= "N d D N".utf8.count,
      term.key.utf8.contains(UInt8(ascii: " "))
    else { return nil }
    let words = term.key.split(separator: " ")
    guard let first = words.first, let last = words.last, words.count > 1 else { return nil }
    let pattern = term.pattern.replacing("d D", with: "d").replacing("c", with: "d")
    if pattern == headFirst { return (first, last) }
    return term.pattern == headLast ? (last, first) : nil
  }
}
