public import CalepinCore
internal import GRDB

/// Changes a memory inside of ``Memory/write(_:)``; not to be kept beyond it.
public final class MemoryWriter {
  /// What became of a unit or an entry that was added.
  public enum Addition: Hashable, Sendable {
    /// It is stored under this number.
    case added(Int)
    /// The one of this number is equal to it.
    case duplicate(Int)
  }

  let database: Database
  /// The state to be written at the end.
  var state: MemoryState
  let fingerprints: Fingerprints

  private let generation: Int
  private let cursor: UnitCursor
  private let rows: UnitRows

  init(_ database: Database) throws {
    self.database = database
    state = try MemoryState(database)
    generation = state.generation + 1
    fingerprints = try Fingerprints(database, isEmpty: state.unitCount + state.entryCount == 0)
    let languages = try Languages(database)
    cursor = try UnitCursor(database, languages)
    rows = try UnitRows(database, languages)
  }

  /// Stores what is known of a file; its number, for what is added from it.
  public func add(_ source: MemorySource) throws(MemoryError) -> Int {
    let statement = try Statement(
      database,
      """
      INSERT INTO source(file, format, imported, user, header) VALUES (?, ?, ?, ?, ?)
      """)
    var record = RecordWriter()
    let texts = [source.file, source.format, source.imported, source.user].map { text in
      text.map { record.writeBytes(of: $0) }
    }
    let start = record.bytes.count
    if let header = source.header { record.write(header) }
    try statement.run(record.bytes) { statement, part in
      for (index, text) in texts.enumerated() {
        statement.bind(text: part(text), at: Int32(index + 1))
      }
      statement.bind(blob: source.header == nil ? nil : part(start..<record.bytes.count), at: 5)
    }
    return Int(database.lastInsertedRowID)
  }

  /// Stores `unit`, unless an equal one is there.
  ///
  /// Units are equal when they differ in nothing but their lines.
  ///
  /// - Parameters:
  ///   - unit: The unit.
  ///   - source: The number of the file that it comes from.
  /// - Returns: What became of it.
  /// - Throws: `MemoryError` when it cannot be written.
  public func add(_ unit: TranslationUnit, source: Int?) throws(MemoryError) -> Addition {
    var batch = UnitBatch()
    try batch.add(unit)
    return try add(unitAt: 0, of: batch, source: source)
  }

  /// Stores the unit `index` of `batch`, unless an equal one is there.
  ///
  /// - Complexity: O(log of the count of units).
  public func add(
    unitAt index: Int, of batch: UnitBatch, source: Int?
  ) throws(MemoryError) -> Addition {
    if let id = try unit(equalTo: index, of: batch) { return .duplicate(id) }
    let id = state.nextUnit
    try rows.insert(id, unitAt: index, of: batch, source: source)
    fingerprints.insert(id, hash: batch.units[index].hash)
    state.nextUnit += 1
    state.unitCount += 1
    state.generation = generation
    return .added(id)
  }

  /// The unit that is equal to `unit` but for its line; `nil` when there is none.
  func id(equalTo unit: TranslationUnit) throws(MemoryError) -> Int? {
    var batch = UnitBatch()
    try batch.add(unit)
    return try self.unit(equalTo: 0, of: batch)
  }

  private func unit(equalTo index: Int, of batch: UnitBatch) throws(MemoryError) -> Int? {
    for item in try fingerprints.items(of: batch.units[index].hash) where item > 0 {
      guard let stored = try cursor.unit(item) else { continue }
      var other = UnitBatch()
      try other.add(stored.unit)
      if batch.isUnit(index, equalTo: 0, of: other) { return item }
    }
    return nil
  }

  /// The unit `id` as it is now, or `nil` when there is none.
  public func unit(_ id: Int) throws(MemoryError) -> StoredUnit? { try cursor.unit(id) }

  /// Calls `body` with every unit as it is now, in the order of the numbers.
  func forEachUnit(_ body: (StoredUnit) -> Void) throws(MemoryError) {
    let cursor = try UnitCursor(database, Languages(database))
    try cursor.begin(1...Int.max)
    while let unit = try cursor.next() { body(unit) }
  }

  /// Puts `unit` in the place of the unit `id`, which keeps its number.
  ///
  /// - Parameters:
  ///   - id: The number.
  ///   - unit: The new content.
  ///   - source: The number of the file that the new content comes from.
  /// - Throws: `MemoryError` when there is none, or it cannot be written.
  public func replace(
    _ id: Int, with unit: TranslationUnit, source: Int?
  ) throws(MemoryError) {
    var batch = UnitBatch()
    try batch.add(unit)
    try remove(id)
    try rows.insert(id, unitAt: 0, of: batch, source: source)
    fingerprints.insert(id, hash: batch.units[0].hash)
    try noteChange(of: id)
  }

  /// Deletes the unit `id`; its number is not given to another.
  public func delete(_ id: Int) throws(MemoryError) {
    try remove(id)
    state.unitCount -= 1
    try noteChange(of: id)
  }

  private func remove(_ id: Int) throws(MemoryError) {
    guard let stored = try cursor.unit(id) else { throw .noSuchItem(id) }
    var batch = UnitBatch()
    try batch.add(stored.unit)
    try fingerprints.remove(id, hash: batch.units[0].hash)
    try rows.delete(id)
  }

  /// Notes that the unit `id`, or with a minus the entry, was changed or deleted.
  func noteChange(of id: Int) throws(MemoryError) {
    state.generation = generation
    let statement = try Statement(database, "INSERT OR IGNORE INTO change VALUES (?, ?)")
    statement.bind(generation, at: 1)
    statement.bind(id, at: 2)
    try statement.run()
  }

  /// Writes what was kept back to be written in one go.
  func finish() throws(MemoryError) {
    try fingerprints.flush()
    let statement = try Statement(database, "UPDATE meta SET value = ? WHERE key = ?")
    for (key, value) in [
      ("generation", state.generation), ("next_unit", state.nextUnit),
      ("next_entry", state.nextEntry), ("units", state.unitCount),
      ("entries", state.entryCount),
    ] {
      try statement.run(Array(key.utf8)) { statement, part in
        statement.bind(value, at: 1)
        statement.bind(text: part(0..<key.utf8.count), at: 2)
      }
    }
  }
}
