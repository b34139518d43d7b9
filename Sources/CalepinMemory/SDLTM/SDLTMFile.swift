public import CalepinCore
internal import GRDB

/// The rows of a Trados memory, an SQLite file with the ending `.sdltm`.
///
/// Its texts are XML, which is left to whoever reads formats. Nothing is
/// written to the file.
///
/// Source: the schema as rmraya/sdltm reads it.
public final class SDLTMFile {
  /// A unit.
  public struct Row: Sendable {
    /// Its number in the file.
    public var id: Int
    /// The XML of the source text.
    public var source: [UInt8]
    /// The XML of the target text.
    public var target: [UInt8]
    /// Dates, users and counts, in the words of TMX.
    public var metadata: Metadata
  }

  private let queue: DatabaseQueue

  /// Attributes of TMX and the columns that they come from.
  private static let columns = [
    ("creationdate", "creation_date"), ("creationid", "creation_user"),
    ("changedate", "change_date"), ("changeid", "change_user"),
    ("lastusagedate", "last_used_date"), ("usagecount", "usage_counter"),
  ]

  /// Opens the file at `path`.
  ///
  /// - Throws: `MemoryError` when it is no SQLite file.
  public init(opening path: String) throws(MemoryError) {
    do {
      var configuration = Configuration()
      configuration.readonly = true
      queue = try DatabaseQueue(path: path, configuration: configuration)
    } catch { throw MemoryError(error) }
  }

  /// Whether the file at `path` is a Trados memory.
  public static func isOne(_ path: String) -> Bool {
    guard let file = try? SDLTMFile(opening: path) else { return false }
    return (try? file.queue.read { try $0.tableExists("translation_units") }) == true
  }

  /// The source language as the file spells it; `nil` when it does not say.
  public func sourceLanguage() throws(MemoryError) -> String? {
    do {
      return try queue.read { database in
        guard try database.tableExists("translation_memories"),
          try database.columns(in: "translation_memories").contains(where: {
            $0.name == "source_language"
          })
        else { return nil }
        return try String.fetchOne(
          database, sql: "SELECT source_language FROM translation_memories LIMIT 1")
      }
    } catch { throw MemoryError(error) }
  }

  /// Calls `body` with every unit in the order of their numbers, until it
  /// returns `false`.
  public func forEachRow(_ body: (Row) -> Bool) throws(MemoryError) {
    do {
      try queue.read { database in
        let known = Set(try database.columns(in: "translation_units").map(\.name))
        guard known.isSuperset(of: ["id", "source_segment", "target_segment"]) else {
          throw MemoryError.damaged("the table of units has not got the columns of a .sdltm")
        }
        let columns = Self.columns.filter { known.contains($0.1) }
        let user = known.contains("last_used_user") ? ", last_used_user" : ", NULL"
        let fields = try Self.fields(database)
        let cursor = try GRDB.Row.fetchCursor(
          database,
          sql: """
            SELECT id, source_segment, target_segment\(user)\(columns.map { ", \($0.1)" }.joined())
              FROM translation_units ORDER BY id
            """)
        while let row = try cursor.next() {
          let id = row[0] as Int? ?? 0
          var metadata = Metadata(properties: fields[id] ?? [])
          for (index, column) in columns.enumerated() {
            guard let value = Self.text(row[4 + index]), !value.isEmpty else { continue }
            metadata.attributes.append(
              Attribute(column.0, column.0.hasSuffix("date") ? Self.date(value) : value))
          }
          if let user = Self.text(row[3]), !user.isEmpty {
            metadata.properties.append(Metadata.Property("x-LastUsedBy", user))
          }
          let unit = Row(
            id: id, source: Array((Self.text(row[1]) ?? "").utf8),
            target: Array((Self.text(row[2]) ?? "").utf8), metadata: metadata)
          guard body(unit) else { return }
        }
      }
    } catch { throw MemoryError(error) }
  }

  /// The fields that users gave to units, by the numbers of the units.
  private static func fields(_ database: Database) throws -> [Int: [Metadata.Property]] {
    var fields: [Int: [Metadata.Property]] = [:]
    let queries = [
      (
        ["attributes", "string_attributes"],
        """
        SELECT translation_unit_id, name, value FROM string_attributes
          JOIN attributes ON attributes.id = attribute_id
        """
      ),
      (
        ["attributes", "picklist_values", "picklist_attributes"],
        """
        SELECT translation_unit_id, name, value FROM picklist_attributes
          JOIN picklist_values ON picklist_values.id = picklist_value_id
          JOIN attributes ON attributes.id = attribute_id
        """
      ),
    ]
    for (tables, sql) in queries {
      guard try tables.allSatisfy({ try database.tableExists($0) }),
        let cursor = try? GRDB.Row.fetchCursor(database, sql: sql)
      else { continue }
      while let row = try cursor.next() {
        guard let unit = row[0] as Int?, let name = text(row[1]), let value = text(row[2]) else {
          continue
        }
        fields[unit, default: []].append(Metadata.Property("x-\(name)", value))
      }
    }
    return fields
  }

  private static func text(_ value: DatabaseValue) -> String? {
    switch value.storage {
    case .string(let text): text
    case .int64(let number): "\(number)"
    case .double(let number): "\(number)"
    case .blob(let data): String(decoding: data, as: UTF8.self)
    case .null: nil
    }
  }

  /// `2026-03-01 12:00:00` as TMX writes it, `20260301T120000Z`; anything else
  /// as it stands.
  private static func date(_ text: String) -> String {
    let digits = text.filter { ("0"..."9").contains($0) }
    guard digits.count >= 14, text.count >= 19 else { return text }
    return "\(digits.prefix(8))T\(digits.dropFirst(8).prefix(6))Z"
  }
}
