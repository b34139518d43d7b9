internal import CalepinCore
internal import GRDB

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A translation memory and termbase in one file, `NAME.calepin`.
///
/// The file is an SQLite database in WAL mode. Several processes may read it
/// while one writes; who writes sees the others' changes first. What ``write(_:)``
/// has come back from is on the disk.
///
/// ```swift
/// let memory = try Memory(creating: "chips.calepin")
/// try memory.write { try $0.add(unit, source: nil) }
/// let units = try memory.units([1])
/// ```
public final class Memory: Sendable {
  /// The path as the caller gave it.
  public let path: String

  private let queue: DatabaseQueue
  private let file: FileIdentity?

  /// How many seconds writing waits for another program to end its own.
  private static let patience = 600.0

  /// Opens the memory at `path`.
  ///
  /// - Throws: `MemoryError` when there is none, or none of this version.
  public init(opening path: String) throws(MemoryError) {
    self.path = path
    file = FileIdentity(path)
    queue = try Self.isWritable(path) ? Self.open(path) : Self.openFrozen(path)
    do {
      let version = try queue.writeWithoutTransaction { database in
        try Self.version(of: database)
      }
      if version < MemorySchema.version { try MemorySchema.migrator().migrate(queue) }
    } catch { throw MemoryError(error) }
  }

  /// Opens the memory at `path`, made when there is none.
  ///
  /// - Throws: `MemoryError` when the file cannot be made or is no memory.
  public convenience init(creating path: String) throws(MemoryError) {
    if case .failure = Result(catching: { try InputFile(path) }) { try Self.create(path) }
    try self.init(opening: path)
  }

  /// Whether a file that begins with `bytes` may be a memory; SQLite files of
  /// others look the same.
  public static func recognizes(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.starts(with: "SQLite format 3\0".utf8)
  }

  /// What `body` reads of the database, all from one moment.
  func read<Value>(_ body: (Database) throws -> Value) throws(MemoryError) -> Value {
    do { return try queue.read(body) } catch { throw MemoryError(error) }
  }

  /// Changes the memory: everything that `body` does, or nothing when it throws.
  ///
  /// - Returns: What `body` returns, when all is safe on the disk.
  /// - Throws: `MemoryError`, or what `body` throws.
  public func write<Value>(_ body: (MemoryWriter) throws -> Value) throws -> Value {
    var failure: (any Error)?
    do {
      return try queue.writeWithoutTransaction { database in
        var value: Value?
        try database.inTransaction(.immediate) {
          do {
            // Who waited may have waited for a file that is gone.
            guard FileIdentity(path) == file else {
              throw MemoryError.cannotOpen(reason: "the file was taken away or replaced")
            }
            let writer = try MemoryWriter(database)
            value = try body(writer)
            try writer.finish()
          } catch {
            failure = error
            throw error
          }
          return .commit
        }
        guard let value else { throw MemoryError.busy }
        return value
      }
    } catch {
      // What another module throws is not ours to put into other words.
      if let failure, !(failure is MemoryError), !(failure is DatabaseError) { throw failure }
      throw MemoryError(error)
    }
  }

  /// Deletes the file if nothing was ever stored in it, as when the import fails
  /// for which it was made.
  ///
  /// Whoever waits to write to it is refused.
  public func removeIfEmpty() throws(MemoryError) {
    do {
      try queue.writeWithoutTransaction { database in
        try database.inTransaction(.immediate) {
          let state = try MemoryState(database)
          guard state.nextUnit == 1, state.nextEntry == 1, FileIdentity(path) == file else {
            return .rollback
          }
          for name in [path, "\(path)-wal", "\(path)-shm"] { unlink(name) }
          return .rollback
        }
      }
    } catch { throw MemoryError(error) }
  }

  /// What the memory holds at this moment.
  public func state() throws(MemoryError) -> MemoryState {
    try read { try MemoryState($0) }
  }

  /// Runs SQLite's own check over the whole file.
  ///
  /// - Returns: What is wrong; empty when nothing is.
  /// - Complexity: O(size of the file).
  public func damages() throws(MemoryError) -> [String] {
    try read { try String.fetchAll($0, sql: "PRAGMA integrity_check").filter { $0 != "ok" } }
  }

  /// Whether the file and its folder can be written, which WAL mode needs even
  /// for reading.
  private static func isWritable(_ path: String) -> Bool {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    return access(path, W_OK) == 0 && access(folder, W_OK) == 0
  }

  /// Opens a memory that this program may not write.
  ///
  /// As long as nobody else is writing to it, SQLite can take it for a file that
  /// does not change (its documentation of URI filenames, `immutable`); else the
  /// files beside it have to be readable.
  private static func openFrozen(_ path: String) throws(MemoryError) -> DatabaseQueue {
    try checkReadable(path)
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(patience)
    let isAtRest = (try? InputFile(path + "-wal").readAll(atMost: 1).isEmpty) ?? true
    do {
      return try DatabaseQueue(
        path: isAtRest ? "file:\(escaped(path))?immutable=1" : path, configuration: configuration)
    } catch { throw MemoryError(error) }
  }

  /// `path` as it stands in a URI.
  private static func escaped(_ path: String) -> String {
    path.utf8.map { byte -> String in
      let isPlain = byte > 0x20 && byte < 0x7F && !"%?#".utf8.contains(byte)
      let digits = String(byte, radix: 16, uppercase: true)
      return isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + digits
    }.joined()
  }

  private static func checkReadable(_ path: String) throws(MemoryError) {
    do throws(InputError) { _ = try InputFile(path) } catch {
      switch error {
      case .cannotOpen(_, let reason), .cannotRead(_, let reason):
        throw .cannotOpen(reason: reason)
      case .isFolder, .tooLarge: throw .cannotOpen(reason: error.description)
      }
    }
  }

  private static func open(_ path: String) throws(MemoryError) -> DatabaseQueue {
    try checkReadable(path)
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { database in
      try database.execute(
        sql: """
          PRAGMA synchronous = FULL; PRAGMA cache_size = -32768;
          PRAGMA journal_size_limit = 4194304;
          """)
    }
    do {
      return try DatabaseQueue(path: path, configuration: configuration)
    } catch { throw MemoryError(error) }
  }

  /// The version of an opened file.
  private static func version(of database: Database) throws -> Int {
    let application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard application == MemorySchema.applicationID, version > 0 else {
      throw MemoryError.notAMemory
    }
    guard version <= MemorySchema.version else {
      throw MemoryError.newer(version: version, known: MemorySchema.version)
    }
    return version
  }

  /// Makes an empty memory that appears at `path` whole or not at all.
  private static func create(_ path: String) throws(MemoryError) {
    do {
      var configuration = Configuration()
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA page_size = 8192") }
      let blank = try DatabaseQueue(configuration: configuration)
      try MemorySchema.migrator().migrate(blank)
      var bytes = try blank.serialized()
      // The two bytes that say WAL, which a database in memory cannot be set to
      // (SQLite's file format, section 1.3.3).
      bytes[18] = 2
      bytes[19] = 2
      try AtomicFile.write(bytes, to: path, overwrite: false)
    } catch let error as OutputError {
      if case .exists = error { return }  // Another program was faster.
      if case .cannotWrite(_, let reason) = error { throw .full(reason) }
      throw .cannotOpen(reason: error.description)
    } catch { throw MemoryError(error) }
  }
}
