internal import CalepinCore
internal import GRDB

extension Memory {
  /// The units of the numbers `ids`, in that order; those that are not there
  /// are left out.
  public func units(_ ids: [Int]) throws(MemoryError) -> [StoredUnit] {
    try read { database in
      let cursor = try UnitCursor(database, Languages(database))
      return try ids.compactMap { try cursor.unit($0) }
    }
  }

  /// Calls `body` with every unit whose number is above `id`, in the order of
  /// the numbers, until it returns `false`.
  ///
  /// Nothing may be written to the memory from inside `body`.
  ///
  /// - Throws: `MemoryError`.
  public func forEachUnit(
    after id: Int = 0, _ body: (StoredUnit) -> Bool
  ) throws(MemoryError) {
    try read { database in
      let cursor = try UnitCursor(database, Languages(database))
      try cursor.begin(id + 1...Int.max)
      while let unit = try cursor.next(), body(unit) {}
    }
  }

  /// Calls `body` with every entry whose number is above `id`, in the order of
  /// the numbers, until it returns `false`.
  public func forEachEntry(
    after id: Int = 0, _ body: (StoredEntry) -> Bool
  ) throws(MemoryError) {
    try read { try StoredEntry.forEach(in: $0, after: id, body) }
  }

  /// The entry of the number `id`, or `nil` when there is none.
  public func entry(_ id: Int) throws(MemoryError) -> StoredEntry? { try entries([id]).first }

  /// The entries of the numbers `ids`, in that order; those that are not there
  /// are left out.
  public func entries(_ ids: [Int]) throws(MemoryError) -> [StoredEntry] {
    try read { database in
      let statement = try StoredEntry.selection(in: database)
      return try ids.compactMap { try StoredEntry($0, from: statement) }
    }
  }

  /// The languages of the units as their files spell them, with how many texts
  /// are in each, in the order of their first use.
  ///
  /// - Complexity: O(texts).
  public func languages() throws(MemoryError) -> [(code: String, count: Int)] {
    try read { database in
      let statement = try Statement(
        database,
        """
        SELECT code, (SELECT count(*) FROM segment WHERE language = language.id)
          FROM language ORDER BY id
        """)
      var languages: [(code: String, count: Int)] = []
      while try statement.step() {
        languages.append((statement.text(at: 0) ?? "", statement.number(at: 1)))
      }
      return languages
    }
  }

  /// The files that were imported, in the order in which they were.
  public func sources() throws(MemoryError) -> [MemorySource] {
    try read { try MemorySource.all(in: $0) }
  }

  /// Which units were changed or deleted, but not those that were only added,
  /// since the memory was of `generation`; each number once, in ascending order.
  ///
  /// An index of that generation holds the units below the ``MemoryState/nextUnit``
  /// of its time; it is right again when these are taken out, those of them that
  /// are still there are put in anew, and the units above are added.
  public func changedUnits(since generation: Int) throws(MemoryError) -> [Int] {
    try changedItems(since: generation).filter { $0 > 0 }
  }

  /// Which entries were changed or deleted, but not those that were only added,
  /// since the memory was of `generation`; each number once.
  public func changedEntries(since generation: Int) throws(MemoryError) -> [Int] {
    try changedItems(since: generation).filter { $0 < 0 }.map { -$0 }
  }

  /// The changed units and, with a minus, the changed entries, in ascending order.
  private func changedItems(since generation: Int) throws(MemoryError) -> [Int] {
    try read { database in
      let statement = try Statement(
        database, "SELECT DISTINCT unit FROM change WHERE generation > ? ORDER BY unit")
      statement.bind(generation, at: 1)
      var items: [Int] = []
      while try statement.step() { items.append(statement.number(at: 0)) }
      return items
    }
  }
}

extension StoredEntry {
  /// Calls `body` with every entry whose number is above `id`, in the order of
  /// the numbers, until it returns `false`.
  static func forEach(
    in database: Database, after id: Int = 0, _ body: (StoredEntry) -> Bool
  ) throws(MemoryError) {
    let statement = try Statement(
      database, "SELECT id, source, line, content FROM entry WHERE id > ? ORDER BY id")
    statement.bind(id, at: 1)
    while try statement.step(), body(try StoredEntry(statement)) {}
  }

  /// The entry in the row that `statement` stands on.
  init(_ statement: Statement) throws(MemoryError) {
    guard let content = statement.bytes(at: 3) else { throw RecordReader.damage }
    var reader = RecordReader(content)
    self.init(
      id: statement.number(at: 0),
      source: statement.bytes(at: 1) == nil ? nil : statement.number(at: 1),
      entry: try reader.entry(line: statement.number(at: 2)))
  }

  /// Selects one entry.
  static func selection(in database: Database) throws(MemoryError) -> Statement {
    try Statement(database, "SELECT id, source, line, content FROM entry WHERE id = ?")
  }

  /// The entry of the number `id` in a ``selection(in:)``; `nil` when there is
  /// none.
  init?(_ id: Int, from statement: Statement) throws(MemoryError) {
    statement.reset()
    statement.bind(id, at: 1)
    guard try statement.step() else { return nil }
    try self.init(statement)
  }
}

extension MemorySource {
  /// The files that were imported, in the order in which they were.
  static func all(in database: Database) throws(MemoryError) -> [MemorySource] {
    let statement = try Statement(
      database, "SELECT id, file, format, imported, user, header FROM source ORDER BY id")
    var sources: [MemorySource] = []
    while try statement.step() {
      var source = MemorySource(
        file: statement.text(at: 1) ?? "", format: statement.text(at: 2) ?? "",
        imported: statement.text(at: 3), user: statement.text(at: 4))
      source.id = statement.number(at: 0)
      if let bytes = statement.bytes(at: 5) {
        var reader = RecordReader(bytes)
        source.header = try reader.header()
      }
      sources.append(source)
    }
    return sources
  }
}
