internal import CalepinCore
internal import GRDB

/// Puts the rows of units into a memory and takes them out.
final class UnitRows {
  private let database: Database
  private let insertUnit: Statement
  private let insertSegment: Statement
  private let languages: Languages

  init(_ database: Database, _ languages: Languages) throws(MemoryError) {
    self.database = database
    self.languages = languages
    insertUnit = try Statement(
      database,
      """
      INSERT INTO unit(source, line, tuid, created, created_by, changed, changed_by, metadata, id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    insertSegment = try Statement(
      database, "INSERT INTO segment(id, language, text, codes, metadata) VALUES (?, ?, ?, ?, ?)")
  }

  /// Inserts the unit `index` of `batch` under the number `id`.
  func insert(
    _ id: Int, unitAt index: Int, of batch: UnitBatch, source: Int?
  ) throws(MemoryError) {
    let unit = batch.units[index]
    try insertUnit.run(batch.bytes) { statement, part in
      if let source { statement.bind(source, at: 1) } else { statement.bindNull(at: 1) }
      statement.bind(unit.line, at: 2)
      for (index, column) in unit.columns.enumerated() {
        statement.bind(text: part(column), at: 3 + Int32(index))
      }
      statement.bind(blob: unit.metadata.isEmpty ? nil : part(unit.metadata), at: 8)
      statement.bind(id, at: 9)
    }
    for (position, variant) in unit.variants.enumerated() {
      let language = try languages.number(of: variant.language)
      try insertSegment.run(batch.bytes) { statement, part in
        statement.bind(id * MemorySchema.segmentsPerUnit + position, at: 1)
        statement.bind(language, at: 2)
        statement.bind(text: part(variant.text), at: 3)
        statement.bind(blob: variant.codes.isEmpty ? nil : part(variant.codes), at: 4)
        statement.bind(blob: variant.metadata.isEmpty ? nil : part(variant.metadata), at: 5)
      }
    }
  }

  /// Deletes the unit `id` and its texts.
  func delete(_ id: Int) throws(MemoryError) {
    let unit = try Statement(database, "DELETE FROM unit WHERE id = ?")
    unit.bind(id, at: 1)
    try unit.run()
    let segments = try Statement(database, "DELETE FROM segment WHERE id BETWEEN ? AND ?")
    segments.bind(id * MemorySchema.segmentsPerUnit, at: 1)
    segments.bind((id + 1) * MemorySchema.segmentsPerUnit - 1, at: 2)
    try segments.run()
  }
}
