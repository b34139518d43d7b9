internal import GRDB

/// Finds units and entries by a hash of their content, so that equal ones are
/// not stored twice.
///
/// What is added during a change is kept back and written in the order of the
/// hashes at its end: a tree of a million keys in random order would be read
/// and written again and again. An item is the number of a unit, or that of an
/// entry with its sign turned.
final class Fingerprints {
  private let database: Database
  private let select: Statement
  private let isEmpty: Bool
  private var recent = HashTable()
  private var pending: [(hash: Int, item: Int)] = []

  /// Begins with what is in `database`, which `isEmpty` says to be nothing.
  init(_ database: Database, isEmpty: Bool) throws(MemoryError) {
    self.database = database
    self.isEmpty = isEmpty
    // Hostile content with one hash for all is not compared with more than 16.
    select = try Statement(database, "SELECT item FROM fingerprint WHERE hash = ? LIMIT 16")
  }

  /// The items that may have the content with this hash.
  func items(of hash: Int) throws(MemoryError) -> [Int] {
    var items: [Int] = []
    if let item = recent.item(of: hash) { items.append(item) }
    if isEmpty { return items }
    select.bind(hash, at: 1)
    defer { select.reset() }
    while try select.step() { items.append(select.number(at: 0)) }
    return items
  }

  /// Notes that `item` has the content with this hash.
  func insert(_ item: Int, hash: Int) {
    recent.insert(item, hash: hash)
    pending.append((hash, item))
  }

  /// Notes that `item` has no longer the content with this hash.
  func remove(_ item: Int, hash: Int) throws(MemoryError) {
    if recent.item(of: hash) == item { pending.removeAll { $0.item == item } }
    let statement = try Statement(database, "DELETE FROM fingerprint WHERE hash = ? AND item = ?")
    statement.bind(hash, at: 1)
    statement.bind(item, at: 2)
    try statement.run()
  }

  /// Writes what was kept back.
  func flush() throws(MemoryError) {
    pending.sort { ($0.hash, $0.item) < ($1.hash, $1.item) }
    let statement = try Statement(database, "INSERT OR IGNORE INTO fingerprint VALUES (?, ?)")
    for (hash, item) in pending {
      statement.bind(hash, at: 1)
      statement.bind(item, at: 2)
      try statement.run()
    }
    pending = []
  }
}
