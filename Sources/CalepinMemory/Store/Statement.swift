internal import GRDB
internal import GRDBSQLite

/// A prepared statement of SQLite, for paths on which a million rows pass.
///
/// Text goes in and comes out as bytes. What is bound must stay where it is
/// until the statement was stepped.
final class Statement {
  private let connection: OpaquePointer
  private let handle: OpaquePointer

  /// Prepares `sql` on the connection of `database`.
  init(_ database: Database, _ sql: StaticString) throws(MemoryError) {
    guard let connection = database.sqliteConnection else {
      throw .database(code: SQLITE_MISUSE, "the connection is closed")
    }
    var handle: OpaquePointer?
    let code = sql.utf8Start.withMemoryRebound(to: CChar.self, capacity: sql.utf8CodeUnitCount) {
      sqlite3_prepare_v2(connection, $0, Int32(sql.utf8CodeUnitCount), &handle, nil)
    }
    guard code == SQLITE_OK, let handle else {
      throw Self.failure(sqlite3_extended_errcode(connection), on: connection)
    }
    self.connection = connection
    self.handle = handle
  }

  deinit { sqlite3_finalize(handle) }

  /// Binds a number to the parameter `index`, counted from 1.
  func bind(_ number: Int, at index: Int32) { sqlite3_bind_int64(handle, index, Int64(number)) }

  /// Binds text; `nil` is NULL.
  func bind(text: UnsafeRawBufferPointer?, at index: Int32) {
    guard let text else { return bindNull(at: index) }
    // A null pointer would be NULL, and not the empty text.
    let start = text.baseAddress ?? UnsafeRawPointer(bitPattern: 1)
    sqlite3_bind_text(
      handle, index, start?.assumingMemoryBound(to: CChar.self), Int32(clamping: text.count), nil)
  }

  /// Binds bytes; `nil` is NULL.
  func bind(blob: UnsafeRawBufferPointer?, at index: Int32) {
    guard let blob else { return bindNull(at: index) }
    sqlite3_bind_blob(
      handle, index, blob.baseAddress ?? UnsafeRawPointer(bitPattern: 1),
      Int32(clamping: blob.count), nil)
  }

  /// Binds NULL.
  func bindNull(at index: Int32) { sqlite3_bind_null(handle, index) }

  /// Goes to the next row; `false` when there is none.
  func step() throws(MemoryError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw Self.failure(sqlite3_extended_errcode(connection), on: connection)
    }
  }

  /// Runs the statement to its end with what is bound, ready to run again.
  func run() throws(MemoryError) {
    defer { reset() }
    while try step() {}
  }

  /// Makes the statement ready to run again.
  func reset() { sqlite3_reset(handle) }

  /// The number in the column `index`, counted from 0.
  func number(at index: Int32) -> Int { Int(sqlite3_column_int64(handle, index)) }

  /// The bytes of a text or blob, `nil` for NULL; good until the next step.
  func bytes(at index: Int32) -> UnsafeRawBufferPointer? {
    guard sqlite3_column_type(handle, index) != SQLITE_NULL else { return nil }
    let start = sqlite3_column_blob(handle, index)
    return UnsafeRawBufferPointer(
      start: start, count: Int(sqlite3_column_bytes(handle, index)))
  }

  /// The text in the column `index`, `nil` for NULL.
  func text(at index: Int32) -> String? {
    bytes(at: index).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func failure(_ code: Int32, on connection: OpaquePointer) -> MemoryError {
    MemoryError(code: code, message: String(cString: sqlite3_errmsg(connection)))
  }
}

extension Statement {
  /// Runs the statement to its end with parts of `bytes`, which `body` binds.
  func run(
    _ bytes: [UInt8],
    _ body: (Statement, _ part: (Range<Int>?) -> UnsafeRawBufferPointer?) -> Void
  ) throws(MemoryError) {
    let result = bytes.withUnsafeBytes { whole in
      body(self) { range in range.map { UnsafeRawBufferPointer(rebasing: whole[$0]) } }
      return Result { () throws(MemoryError) in try run() }
    }
    try result.get()
  }
}
