internal import CalepinText

/// What was found out of the candidates of one text, for the next time that
/// tokens of the same kinds meet.
struct CandidateMemory {
  /// All of a candidate that does not depend on what stands around it.
  struct Entry {
    /// Where it was met first.
    var start: Int
    var pattern: Int
    /// Whether it begins a sentence.
    var isFirst: Bool
    var group: UInt32 = 0
    /// A number in ``TermCounts/forms``.
    var form: UInt32 = 0
    var isFiltered = false
    var isKnown = false
    var capitals = Surroundings.Capitals.none
  }

  private let kinds: TokenKinds
  private var table = TokenTypeTable()
  private(set) var entries: [Entry] = []

  init(_ kinds: TokenKinds) { self.kinds = kinds }

  /// A candidate that is sought.
  struct Query {
    var tokens: Range<Int>
    var pattern: Int
    var isFirst: Bool
    fileprivate var hash: UInt64

    /// The query for `tokens`, which fit the pattern numbered `pattern`.
    @inline(__always) init(
      _ tokens: Range<Int>, of kinds: TokenKinds, pattern: Int, isFirst: Bool
    ) {
      self.tokens = tokens
      self.pattern = pattern
      self.isFirst = isFirst
      hash =
        kinds.hash(tokens.lowerBound, length: tokens.count)
        &+ UInt64(pattern * 2 + (isFirst ? 1 : 0))
    }
  }

  /// Asks for the memory of a candidate that will be sought soon.
  func prefetch(_ query: Query) { table.prefetch(query.hash) }

  /// The number of the entry for a candidate, and whether it is a new one that
  /// has to be filled.
  mutating func entry(for query: Query) -> (number: Int, isNew: Bool) {
    let (start, length) = (query.tokens.lowerBound, query.tokens.count)
    let (found, place) = table.find(query.hash) { number in
      entries[number].pattern == query.pattern && entries[number].isFirst == query.isFirst
        && kinds.areEqual(entries[number].start, start, length: length)
    }
    if let found { return (found, false) }
    table.add(entries.count, query.hash, at: place)
    entries.append(Entry(start: start, pattern: query.pattern, isFirst: query.isFirst))
    return (entries.count - 1, true)
  }

  /// Fills the entry numbered `number`.
  mutating func fill(_ number: Int, _ body: (inout Entry) -> Void) { body(&entries[number]) }
}
