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

  /// The number of the entry for a candidate of `length` tokens from `start` on,
  /// and whether it is a new one that has to be filled.
  mutating func entry(
    at start: Int, length: Int, pattern: Int, isFirst: Bool
  ) -> (number: Int, isNew: Bool) {
    let hash = kinds.hash(start, length: length) &+ UInt64(pattern * 2 + (isFirst ? 1 : 0))
    let found = table.entry(hash: hash, or: entries.count) { [entries, kinds] number in
      let entry = entries[number]
      return entry.pattern == pattern && entry.isFirst == isFirst
        && kinds.areEqual(entry.start, start, length: length)
    }
    if found.isNew { entries.append(Entry(start: start, pattern: pattern, isFirst: isFirst)) }
    return (found.entry, found.isNew)
  }

  /// Fills the entry numbered `number`.
  mutating func fill(_ number: Int, _ body: (inout Entry) -> Void) { body(&entries[number]) }
}
