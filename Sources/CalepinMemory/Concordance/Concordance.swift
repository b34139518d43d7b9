public import CalepinCore
internal import CalepinText

/// Finds the units of a memory in whose texts words occur.
///
/// An index of the language lies beside the memory, `NAME.calepin-words-fr`. It
/// is made on first use and made anew when much has changed since; what little
/// has changed is looked through.
public final class Concordance {
  private let memory: Memory
  private let language: LanguageTag
  private let index: WordIndex
  /// Units whose place in the index is out of date.
  private var stale: Set<Int> = []
  /// Units that were added or changed since, with their texts.
  private var recent: [(unit: Int, text: String)] = []

  /// More units than these are not looked through.
  private static let recentLimit = 5000

  /// Opens the concordance of the texts of `memory` in `language`.
  public init(_ memory: Memory, in language: LanguageTag) throws(MemoryError) {
    self.memory = memory
    self.language = language
    let path = "\(memory.path)-words-\(language.language)"
    let state = try memory.state()
    if let index = Self.open(path, state),
      try memory.changedUnits(since: index.generation).count
        + state.nextUnit - index.nextUnit < Self.recentLimit
    {
      self.index = index
      try readChanges()
    } else {
      index = try Self.build(memory, language, at: path)
    }
  }

  /// The units that `query` finds, in the order of their numbers.
  ///
  /// - Complexity: O(places of the words).
  public func units(_ query: ConcordanceQuery) throws(MemoryError) -> [Int] {
    var units: [Int] = []
    for ordinal in ordinals(query) {
      let unit = Int(index.units[ordinal])
      if !stale.contains(unit) { units.append(unit) }
    }
    let changed = recent.filter { !query.hits(in: $0.text).isEmpty }.map(\.unit)
    return changed.isEmpty ? units : (units + changed).sorted()
  }

  /// The units in whose texts a word contains `part`, in the order of their
  /// numbers; the part is in lower case.
  ///
  /// - Complexity: O(bytes of all words + places of those that are found).
  public func units(containing part: String) -> [Int] {
    let part = Array(part.utf8)
    let words = (0..<index.wordCount).filter { index.word($0).contains(part) }
    let places = words.flatMap { index.places(of: $0) }.sorted()
    let found = ordinals(of: places).map { Int(index.units[$0]) }
    let changed = recent.map(\.unit)
    return changed.isEmpty ? found : Set(found).subtracting(stale).union(changed).sorted()
  }

  private static func open(_ path: String, _ state: MemoryState) -> WordIndex? {
    guard let file = MappedFile(path),
      let index = WordIndex(
        file.bytes, owner: file, identity: WordIndex.number(of: state.identity)),
      index.generation <= state.generation, index.nextUnit <= state.nextUnit
    else { return nil }
    return index
  }

  private static func build(
    _ memory: Memory, _ language: LanguageTag, at path: String
  ) throws(MemoryError) -> WordIndex {
    var builder = WordIndexBuilder()
    let state = try memory.state()
    try memory.forEachSegment(in: language) { unit, text in
      // What came after the state is taken for a change of it.
      if unit < state.nextUnit { builder.add(unit, text) }
    }
    let bytes = builder.finish(state, lemmatizer: Lemmatizer.builtIn(for: language))
    // Where the folder is not to be written to, the index serves this once.
    try? AtomicFile.write(bytes, to: path, overwrite: true)
    if let index = open(path, state) { return index }
    let copy = IndexBytes(bytes)
    guard
      let index = WordIndex(
        copy.bytes, owner: copy, identity: WordIndex.number(of: state.identity))
    else { throw .damaged("the index of words cannot be made") }
    return index
  }

  private func readChanges() throws(MemoryError) {
    let changed = try memory.changedUnits(since: index.generation)
    stale = Set(changed)
    for stored in try memory.units(changed) where stored.id < index.nextUnit {
      if let text = text(of: stored.unit) { recent.append((stored.id, text)) }
    }
    try memory.forEachSegment(in: language, after: index.nextUnit - 1) {
      recent.append(($0, String(decoding: $1, as: UTF8.self)))
    }
  }

  /// The text of `unit` that stands in the index.
  private func text(of unit: TranslationUnit) -> String? {
    let same = unit.variants.filter {
      LanguageTag(lenient: $0.languageCode)?.language == language.language
    }
    return (same.first { LanguageTag(lenient: $0.languageCode) == language } ?? same.first)?
      .segment.text
  }

  /// The places in the index of the units that `query` finds.
  private func ordinals(_ query: ConcordanceQuery) -> [Int] {
    var lists: [(offset: UInt32, places: [UInt32])] = []
    for (offset, word) in query.words.enumerated() {
      var ids = Set(word.lemmas.flatMap { index.ids(ofLemma: $0) })
      if let id = index.id(of: word.form) { ids.insert(id) }
      if ids.isEmpty { return [] }
      let places = ids.map { index.places(of: $0) }
      lists.append(
        (UInt32(offset), places.count == 1 ? places[0] : places.flatMap { $0 }.sorted()))
    }
    // The rarest word first, so that little is left for the others.
    lists.sort { $0.places.count < $1.places.count }
    guard let first = lists.first else { return [] }
    switch query.arrangement {
    case .phrase:
      var starts = first.places.compactMap { $0 >= first.offset ? $0 - first.offset : nil }
      for list in lists.dropFirst() { starts = Self.kept(starts, by: list) }
      return ordinals(of: starts)
    case .anywhere:
      var found = ordinals(of: first.places)
      for list in lists.dropFirst() {
        let others = ordinals(of: list.places)
        var position = 0
        found = found.filter { ordinal in
          while position < others.count, others[position] < ordinal { position += 1 }
          return position < others.count && others[position] == ordinal
        }
      }
      return found
    }
  }

  /// Those of `starts` at which the word of `list` stands in its place.
  private static func kept(
    _ starts: [UInt32], by list: (offset: UInt32, places: [UInt32])
  ) -> [UInt32] {
    var position = 0
    let places = list.places
    return starts.filter { start in
      let wanted = start &+ list.offset
      // Steps that double first: a rare word skips most of a common one.
      var step = 1
      while position + step < places.count, places[position + step] < wanted { step *= 2 }
      var (low, high) = (position + step / 2, min(position + step + 1, places.count))
      while low < high {
        let middle = (low + high) / 2
        if places[middle] < wanted { low = middle + 1 } else { high = middle }
      }
      position = low
      return position < places.count && places[position] == wanted
    }
  }

  /// The units in which the places lie, each once.
  private func ordinals(of places: [UInt32]) -> [Int] {
    var ordinals: [Int] = []
    var ordinal = 0
    let starts = index.starts
    for place in places {
      if ordinal + 1 < starts.count, place >= starts[ordinal + 1] {
        // The last text that begins at the place or before it.
        var (low, high) = (ordinal + 1, starts.count - 1)
        while low < high {
          let middle = (low + high + 1) / 2
          if starts[middle] <= place { low = middle } else { high = middle - 1 }
        }
        ordinal = low
      }
      if ordinal < index.units.count, ordinals.last != ordinal { ordinals.append(ordinal) }
    }
    return ordinals
  }

  /// Keeps the bytes of an index that is no file.
  private final class IndexBytes {
    let bytes: UnsafeRawBufferPointer

    init(_ source: [UInt8]) {
      let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: source.count, alignment: 16)
      copy.copyBytes(from: source)
      bytes = UnsafeRawBufferPointer(copy)
    }

    deinit { bytes.deallocate() }
  }
}
