public import CalepinCore

/// The units of a memory file, with the fuzzy index of one of its languages
/// beside it.
///
/// The index is the file `NAME.calepin-fuzzy-fr`. It is opened when it belongs
/// to the memory; what was added or changed since is compared one by one, and
/// when that is too much, or there is no index, it is made.
public final class StoredMemory: MatchSource {
  /// Which texts of a unit are searched and shown.
  public typealias Pairing =
    @Sendable (TranslationUnit) -> (source: TranslationUnitVariant, target: TranslationUnitVariant)?

  /// More units than this are not compared one by one.
  private static let longestTail = 4_000

  /// The name of the file.
  public let name: String
  private let memory: Memory
  private let pairing: Pairing
  private let index: FuzzyIndex
  /// The units whose texts in the index are not those of the memory.
  private let changed: [Int]
  /// The texts that the index lacks, in the order of their units.
  private let added: [(id: Int64, text: String)]

  /// Opens the index of `memory`, or makes it.
  ///
  /// - Parameters:
  ///   - memory: The memory.
  ///   - name: The name by which its matches are marked.
  ///   - language: The language of queries.
  ///   - pairing: Which texts of a unit are searched and shown.
  /// - Throws: `MemoryError` or ``FuzzyIndexError``.
  public init(
    _ memory: Memory, name: String, language: LanguageTag, pairing: @escaping Pairing
  ) throws {
    self.name = name
    self.memory = memory
    self.pairing = pairing
    let state = try memory.state()
    let path = Self.indexPath(of: memory.path, language)
    if let index = Self.existingIndex(path, language, state) {
      let changes = try Changes(since: index.binding, in: memory, language, state, pairing)
      if let changes {
        self.index = index
        (changed, added) = (changes.changed, changes.added)
        return
      }
    }
    index = try Self.makeIndex(of: memory, language, state)
    (changed, added) = ([], [])
    // Without a file the next search makes the index anew; that is all.
    try? index.write(to: path)
  }

  /// Makes the index of `language` when too much of the memory is in none.
  ///
  /// - Throws: `MemoryError`, ``FuzzyIndexError`` or `OutputError`.
  public static func updateIndex(of memory: Memory, _ language: LanguageTag) throws {
    let state = try memory.state()
    let path = indexPath(of: memory.path, language)
    let first = existingIndex(path, language, state)?.binding.nextUnit ?? 0
    guard state.nextUnit - Int(first) > longestTail else { return }
    try makeIndex(of: memory, language, state).write(to: path)
  }

  /// Where the index of `language` stands.
  static func indexPath(of path: String, _ language: LanguageTag) -> String {
    "\(path)-fuzzy-\(language)"
  }

  /// The index at `path` if it is one of an earlier or this state of the
  /// memory.
  private static func existingIndex(
    _ path: String, _ language: LanguageTag, _ state: MemoryState
  ) -> FuzzyIndex? {
    // A damaged one is made again.
    guard let index = try? FuzzyIndex(contentsOf: path),
      index.binding.identity == FuzzyBinding(state, language).identity,
      index.binding.generation <= Int64(state.generation),
      index.binding.nextUnit <= Int64(state.nextUnit)
    else { return nil }
    return index
  }

  private static func makeIndex(
    of memory: Memory, _ language: LanguageTag, _ state: MemoryState
  ) throws -> FuzzyIndex {
    var builder = FuzzyIndexBuilder()
    try memory.forEachSegment(in: language) { unit, text in
      // Another program may add units meanwhile; they come with the next state.
      guard unit < state.nextUnit else { return }
      try builder.add(text.assumingMemoryBound(to: UInt8.self), id: Int64(unit))
    }
    return try builder.finish(FuzzyBinding(state, language))
  }

  /// A searcher of the index and of what changed since.
  public func makeSearcher() -> FuzzySearcher {
    let searcher = FuzzySearcher(index)
    for unit in changed { searcher.exclude(Int64(unit)) }
    for (id, text) in added { searcher.add(text, id: id) }
    return searcher
  }

  /// The units of the numbers `ids`.
  public func units(_ ids: [Int64], withNeighbours: Bool) throws -> [MatchUnit?] {
    let wanted = withNeighbours ? ids.flatMap { [$0 - 1, $0, $0 + 1] } : ids
    var found: [Int: TranslationUnit] = [:]
    for stored in try memory.units(wanted.map { Int($0) }) { found[stored.id] = stored.unit }
    return ids.map { id in
      guard let unit = found[Int(id)] else { return nil }
      let pair = pairing(unit)
      var match = MatchUnit(unit, number: Int(id), source: pair?.source, target: pair?.target)
      if withNeighbours {
        match?.neighbours.before = found[Int(id) - 1].flatMap { pairing($0)?.source.segment.text }
        match?.neighbours.after = found[Int(id) + 1].flatMap { pairing($0)?.source.segment.text }
      }
      return match
    }
  }

  /// What an index of an earlier state lacks.
  private struct Changes {
    var changed: [Int]
    var added: [(id: Int64, text: String)] = []

    /// Collects the changes; `nil` when they are too many.
    init?(
      since binding: FuzzyBinding, in memory: Memory, _ language: LanguageTag,
      _ state: MemoryState, _ pairing: Pairing
    ) throws {
      changed = []
      guard binding.generation != Int64(state.generation) else { return }
      let first = Int(binding.nextUnit)
      guard state.nextUnit - first <= StoredMemory.longestTail else { return nil }
      changed = try memory.changedUnits(since: Int(binding.generation)).filter { $0 < first }
      guard changed.count + state.nextUnit - first <= StoredMemory.longestTail else { return nil }
      for stored in try memory.units(changed) {
        guard let source = pairing(stored.unit)?.source else { continue }
        added.append((Int64(stored.id), source.segment.text))
      }
      guard state.nextUnit > first else { return }
      var more: [(id: Int64, text: String)] = []
      try memory.forEachSegment(in: language, after: first - 1) { unit, text in
        more.append((Int64(unit), String(decoding: text, as: UTF8.self)))
      }
      added += more
    }
  }
}

extension FuzzyBinding {
  /// The binding to the texts of `language` in a memory of `state`.
  init(_ state: MemoryState, _ language: LanguageTag) {
    // FNV-1a, 64 bits.
    let identity = "\(state.identity) \(language)".utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    self.init(
      identity: identity, generation: Int64(state.generation), nextUnit: Int64(state.nextUnit))
  }
}
