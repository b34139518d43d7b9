internal import CalepinCore
internal import CalepinMemory
internal import CalepinTerminology
internal import FoundationEssentials

/// One look-up.
struct LookupQuestion {
  /// The word or phrase.
  var text: String
  /// Its language; `nil` for every language.
  var language: LanguageTag?
  /// When it may be misspelt: the least score, in percent, of what it is like.
  var minimumScore: Int?
}

/// A large memory of which only those units and entries are read that may answer
/// a question.
///
/// An index lies beside it, `NAME.calepin-entries`. It is made on first use and
/// made anew when much has changed since; what little has changed is read with
/// every question.
struct NarrowedMemory {
  /// Smaller memories are read whole.
  private static let leastCount = 2000
  /// More changes than these are not read with every question.
  private static let recentLimit = 1000

  private let path: String
  private let memory: Memory
  private let index: EntryIndex
  /// The units and, with a minus, the entries that may not be in the index as they
  /// are now.
  private let recent: Set<Int32>

  /// Opens the memory at `path` and its index; `nil` when it is better read
  /// whole: small, another file, or where no index can be kept.
  ///
  /// - Throws: ``CommandFailure`` when the memory cannot be read.
  init?(_ path: String) throws {
    guard ExchangeInput.isMemory(path), !SDLTMFile.isOne(path) else { return nil }
    self.path = path
    memory = try inMemory(path) { try Memory(opening: path) }
    let memory = memory
    let state = try inMemory(path) { try memory.state() }
    guard state.unitCount + state.entryCount >= Self.leastCount,
      max(state.nextUnit, state.nextEntry) < Int(Int32.max)
    else { return nil }
    let place = path + "-entries"
    if let index = Self.open(place, state),
      let recent = try inMemory(path, { try Self.recent(in: memory, state, since: index) })
    {
      (self.index, self.recent) = (index, recent)
    } else {
      try inMemory(path) { try Self.makeIndex(of: memory, state, at: place) }
      guard let index = Self.open(place, state) else { return nil }
      (self.index, recent) = (index, [])
    }
  }

  private static func binding(of state: MemoryState) -> EntryIndex.Binding {
    EntryIndex.Binding(
      identity: UInt64(state.identity.prefix(16), radix: 16) ?? 0, generation: state.generation,
      nextUnit: state.nextUnit, nextEntry: state.nextEntry)
  }

  /// The index at `path` if it is one of an earlier or this state of the memory.
  private static func open(_ path: String, _ state: MemoryState) -> EntryIndex? {
    guard let file = MappedFile(path), let index = EntryIndex(file.bytes, owner: file) else {
      return nil
    }
    let (old, new) = (index.binding, binding(of: state))
    let isEarlier =
      old.identity == new.identity && old.generation <= new.generation
      && old.nextUnit <= new.nextUnit && old.nextEntry <= new.nextEntry
    return isEarlier ? index : nil
  }

  /// What was added or changed since `index` was made; `nil` when it should be
  /// made anew.
  private static func recent(
    in memory: Memory, _ state: MemoryState, since index: EntryIndex
  ) throws -> Set<Int32>? {
    let old = index.binding
    guard state.nextUnit - old.nextUnit + state.nextEntry - old.nextEntry <= recentLimit else {
      return nil
    }
    let changed =
      try memory.changedUnits(since: old.generation)
      + memory.changedEntries(since: old.generation).map { -$0 }
    // The order of the languages is known only as long as their first uses stand.
    guard changed.count <= recentLimit,
      Set(changed.map { Int32($0) }).isDisjoint(with: index.languages.map(\.id))
    else { return nil }
    let added =
      Array(old.nextUnit..<state.nextUnit) + (old.nextEntry..<state.nextEntry).map { -$0 }
    return Set((changed + added).map { Int32($0) })
  }

  private static func makeIndex(of memory: Memory, _ state: MemoryState, at path: String) throws {
    // Without a place for the index the work would be done for every question.
    guard access(toFolderOf: path) else { return }
    var builder = EntryIndexBuilder()
    try memory.forEachUnit { stored in
      // What came after the state is taken for a change of it.
      guard stored.id < state.nextUnit else { return false }
      if let entry = stored.unit.termEntry { builder.add(entry, id: Int32(stored.id)) }
      return true
    }
    try memory.forEachEntry { stored in
      guard stored.id < state.nextEntry else { return false }
      builder.add(stored.entry, id: Int32(-stored.id))
      return true
    }
    guard let bytes = builder.finish(binding(of: state)) else { return }
    try? AtomicFile.write(bytes, to: path, overwrite: true)
  }

  private static func access(toFolderOf path: String) -> Bool {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    return FileManager.default.isWritableFile(atPath: folder)
  }

  /// The units and entries that may answer `question`, as a termbase called
  /// `name`; `nil` when all may.
  ///
  /// - Throws: ``CommandFailure`` when they cannot be read.
  func termbase(_ name: String, answering question: LookupQuestion) throws -> Termbase? {
    var ids = recent
    var scores: [String: Int] = [:]
    for code in question.language.map({ [$0.language] }) ?? index.languages.map(\.code) {
      guard let language = LanguageTag(code) else { return nil }
      let query = EntryQuery(question.text, language: language)
      guard let found = index.candidates(for: query) else { return nil }
      ids.formUnion(found.ids)
      if let score = found.unseenScore { scores[code] = score }
      if let score = question.minimumScore {
        ids.formUnion(index.candidates(misspelling: query, minimumScore: score))
      }
    }
    let (units, entries) = try inMemory(path) {
      (
        try memory.units(ids.filter { $0 > 0 }.sorted().map(Int.init)),
        try memory.entries(ids.filter { $0 < 0 }.map { Int(-$0) }.sorted())
      )
    }
    let found =
      units.compactMap { stored in stored.unit.termEntry.map { (Int32(stored.id), $0) } }
      + entries.map { (Int32(-$0.id), $0.entry) }
    return Termbase(
      name: name, entries: found.map(\.1),
      rest: Termbase.Rest(
        path: path, languages: languages(with: found.filter { recent.contains($0.0) }),
        scores: scores))
  }

  /// The languages of the memory in the order of their first use, which may be in
  /// one of `added`.
  private func languages(with added: [(id: Int32, entry: ConceptEntry)]) -> [LanguageTag] {
    var uses = index.languages
    for (id, entry) in added {
      uses += entry.sections.map { ($0.language.language, id) }
    }
    let ordered = uses.enumerated().sorted { a, b in
      (a.element.id < 0 ? 1 : 0, a.element.id.magnitude, a.offset)
        < (b.element.id < 0 ? 1 : 0, b.element.id.magnitude, b.offset)
    }
    var found: [String] = []
    for use in ordered where !found.contains(use.element.code) { found.append(use.element.code) }
    return found.compactMap { LanguageTag($0) }
  }
}
