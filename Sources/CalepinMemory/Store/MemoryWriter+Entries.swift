public import CalepinCore
internal import GRDB

extension MemoryWriter {
  /// Stores `entry`, unless one is there that differs in nothing but its line.
  public func add(_ entry: ConceptEntry, source: Int?) throws(MemoryError) -> Addition {
    let record = Self.record(of: entry)
    let hash = Self.hash(of: record)
    for item in try fingerprints.items(of: hash) where item < 0 {
      guard let stored = try self.entry(-item) else { continue }
      if Self.record(of: stored.entry) == record { return .duplicate(-item) }
    }
    let id = state.nextEntry
    try insert(id, entry, record, source: source)
    fingerprints.insert(-id, hash: hash)
    state.nextEntry += 1
    state.entryCount += 1
    return .added(id)
  }

  /// The entry `id` as it is now, or `nil` when there is none.
  public func entry(_ id: Int) throws(MemoryError) -> StoredEntry? {
    try StoredEntry(id, from: StoredEntry.selection(in: database))
  }

  /// Calls `body` with every entry as it is now, in the order of the numbers.
  func forEachEntry(_ body: (StoredEntry) -> Void) throws(MemoryError) {
    try StoredEntry.forEach(in: database) {
      body($0)
      return true
    }
  }

  /// Puts `entry` in the place of the entry `id`, which keeps its number.
  ///
  /// - Parameters:
  ///   - id: The number.
  ///   - entry: The new content.
  ///   - source: The number of the file that the new content comes from.
  /// - Throws: `MemoryError` when there is none, or it cannot be written.
  public func replace(
    entry id: Int, with entry: ConceptEntry, source: Int?
  ) throws(MemoryError) {
    try remove(entry: id)
    let record = Self.record(of: entry)
    try insert(id, entry, record, source: source)
    fingerprints.insert(-id, hash: Self.hash(of: record))
    try noteChange(of: -id)
  }

  /// Deletes the entry `id`; its number is not given to another.
  public func delete(entry id: Int) throws(MemoryError) {
    try remove(entry: id)
    state.entryCount -= 1
    try noteChange(of: -id)
  }

  private func remove(entry id: Int) throws(MemoryError) {
    guard let stored = try entry(id) else { throw .noSuchItem(id) }
    try fingerprints.remove(-id, hash: Self.hash(of: Self.record(of: stored.entry)))
    let statement = try Statement(database, "DELETE FROM entry WHERE id = ?")
    statement.bind(id, at: 1)
    try statement.run()
  }

  private func insert(
    _ id: Int, _ entry: ConceptEntry, _ record: [UInt8], source: Int?
  ) throws(MemoryError) {
    let statement = try Statement(
      database,
      """
      INSERT INTO entry(id, source, line, identifier, domain, content) VALUES (?, ?, ?, ?, ?, ?)
      """)
    var parts = RecordWriter()
    let texts = [entry.id, entry.domain].map { text in text.map { parts.writeBytes(of: $0) } }
    let textCount = parts.bytes.count
    try statement.run(parts.bytes + record) { statement, part in
      statement.bind(id, at: 1)
      if let source { statement.bind(source, at: 2) } else { statement.bindNull(at: 2) }
      statement.bind(entry.line, at: 3)
      for (index, text) in texts.enumerated() {
        statement.bind(text: part(text), at: 4 + Int32(index))
      }
      statement.bind(blob: part(textCount..<textCount + record.count), at: 6)
    }
  }

  private static func record(of entry: ConceptEntry) -> [UInt8] {
    var writer = RecordWriter()
    writer.write(entry)
    return writer.bytes
  }

  private static func hash(of record: [UInt8]) -> Int {
    var hash = ContentHash()
    record.withUnsafeBytes { hash.mix($0) }
    return hash.value
  }
}

extension MemoryWriter {
  /// The numbers of the units whose files call them `tuid`, in ascending order.
  ///
  /// - Complexity: O(units).
  public func units(tuid: String) throws(MemoryError) -> [Int] {
    try numbers("SELECT id FROM unit WHERE tuid = ? ORDER BY id", of: tuid)
  }

  /// The numbers of the entries whose files call them `identifier`.
  ///
  /// - Complexity: O(entries).
  public func entries(identifier: String) throws(MemoryError) -> [Int] {
    try numbers("SELECT id FROM entry WHERE identifier = ? ORDER BY id", of: identifier)
  }

  private func numbers(_ sql: StaticString, of text: String) throws(MemoryError) -> [Int] {
    let statement = try Statement(database, sql)
    let bytes = Array(text.utf8)
    let numbers = bytes.withUnsafeBytes { part in
      Result { () throws(MemoryError) in
        statement.bind(text: part, at: 1)
        var numbers: [Int] = []
        while try statement.step() { numbers.append(statement.number(at: 0)) }
        return numbers
      }
    }
    return try numbers.get()
  }
}
