internal import GRDB
internal import GRDBSQLite

extension MemoryError {
  /// What SQLite's result `code` means for a memory; the low byte says the kind.
  ///
  /// Source: <https://www.sqlite.org/rescode.html>.
  init(code: Int32, message: String) {
    switch code & 0xFF {
    case SQLITE_NOTADB: self = .notAMemory
    case SQLITE_CORRUPT: self = .damaged(message)
    case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
    case SQLITE_FULL: self = .full("the disk is full")
    case SQLITE_IOERR where Self.writingCodes.contains(code): self = .full("the disk takes no more")
    case SQLITE_READONLY, SQLITE_PERM: self = .readOnly
    case SQLITE_CANTOPEN: self = .cannotOpen(reason: message)
    case SQLITE_TOOBIG: self = .unfit("a text is too long for the memory")
    default: self = .database(code: code, message)
    }
  }

  /// The extended codes of input and output that arise from writing.
  private static let writingCodes: Set<Int32> = [
    3 << 8 | SQLITE_IOERR, 4 << 8 | SQLITE_IOERR, 6 << 8 | SQLITE_IOERR, 19 << 8 | SQLITE_IOERR,
  ]

  /// The error in the words of a memory, whatever GRDB throws.
  init(_ error: any Error) {
    switch error {
    case let error as MemoryError: self = error
    case let error as DatabaseError:
      self.init(
        code: error.extendedResultCode.rawValue, message: error.message ?? "unknown error")
    default: self = .database(code: SQLITE_ERROR, "\(error)")
    }
  }
}

extension DatabaseQueue {
  /// The bytes of the whole database, as they would stand in a file.
  func serialized() throws -> [UInt8] {
    try read { database in
      var count: sqlite3_int64 = 0
      guard let start = sqlite3_serialize(database.sqliteConnection, "main", &count, 0) else {
        throw MemoryError(code: SQLITE_NOMEM, message: "out of memory")
      }
      defer { sqlite3_free(start) }
      return Array(UnsafeBufferPointer(start: start, count: Int(count)))
    }
  }
}
