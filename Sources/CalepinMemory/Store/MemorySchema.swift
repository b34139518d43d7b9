internal import GRDB

/// What stands in a memory file, and how older ones are brought up to it.
///
/// A segment's key is `unit * 4096 + position`, so the texts of a unit lie
/// side by side, new ones go to the end of the table, and no second index is
/// needed to find them. Rare metadata lie in blobs, see ``RecordCoding``.
enum MemorySchema {
  /// The version that this program writes, in `PRAGMA user_version`.
  static let version = 1
  /// What marks the file as one of calepin's, in `PRAGMA application_id`:
  /// "CALP".
  static let applicationID = 0x4341_4C50
  /// How many texts a unit may have.
  static let segmentsPerUnit = 4096

  /// Brings the file behind `database` up to ``version``.
  static func migrator() -> DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      try database.execute(sql: tables)
      try database.execute(
        sql: """
          INSERT INTO meta(key, value)
            VALUES ('identity', lower(hex(randomblob(16)))), ('generation', 0),
              ('next_unit', 1), ('next_entry', 1), ('units', 0), ('entries', 0);
          PRAGMA application_id = \(applicationID);
          PRAGMA user_version = 1;
          """)
    }
    return migrator
  }

  private static let tables = """
    CREATE TABLE meta(key TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;
    CREATE TABLE language(id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE);
    CREATE TABLE source(
      id INTEGER PRIMARY KEY, file TEXT NOT NULL, format TEXT NOT NULL, imported TEXT,
      user TEXT, header BLOB);
    CREATE TABLE unit(
      id INTEGER PRIMARY KEY, source INTEGER, line INTEGER, tuid TEXT, created TEXT,
      created_by TEXT, changed TEXT, changed_by TEXT, metadata BLOB);
    CREATE TABLE segment(
      id INTEGER PRIMARY KEY, language INTEGER NOT NULL, text TEXT NOT NULL, codes BLOB,
      metadata BLOB);
    CREATE TABLE entry(
      id INTEGER PRIMARY KEY, source INTEGER, line INTEGER, identifier TEXT, domain TEXT,
      content BLOB NOT NULL);
    CREATE TABLE fingerprint(hash INTEGER, item INTEGER, PRIMARY KEY(hash, item)) WITHOUT ROWID;
    CREATE TABLE change(generation INTEGER, unit INTEGER, PRIMARY KEY(generation, unit))
      WITHOUT ROWID;
    """
}
