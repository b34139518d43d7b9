internal import CalepinCore
internal import GRDB

/// Walks over units of a memory in the order of their numbers.
///
/// Two statements side by side, one over units and one over texts; the keys of
/// the texts tell to which unit they belong.
final class UnitCursor {
  private let languages: Languages
  private let units: Statement
  private let segments: Statement
  private var hasSegment = false

  init(_ database: Database, _ languages: Languages) throws(MemoryError) {
    self.languages = languages
    units = try Statement(
      database,
      """
      SELECT id, source, line, tuid, created, created_by, changed, changed_by, metadata
        FROM unit WHERE id BETWEEN ? AND ? ORDER BY id
      """)
    segments = try Statement(
      database,
      """
      SELECT id, language, text, codes, metadata
        FROM segment WHERE id BETWEEN ? AND ? ORDER BY id
      """)
  }

  /// The unit `id`; `nil` when there is none.
  func unit(_ id: Int) throws(MemoryError) -> StoredUnit? {
    try begin(id...id)
    defer { end() }
    return try next()
  }

  /// Goes before the first of the units whose numbers are in `ids`.
  func begin(_ ids: ClosedRange<Int>) throws(MemoryError) {
    let perUnit = MemorySchema.segmentsPerUnit
    let last = min(ids.upperBound, Int.max / perUnit - 1)
    guard ids.lowerBound >= 0, ids.lowerBound <= last else { return }
    units.bind(ids.lowerBound, at: 1)
    units.bind(last, at: 2)
    segments.bind(ids.lowerBound * perUnit, at: 1)
    segments.bind(last * perUnit + perUnit - 1, at: 2)
    hasSegment = try segments.step()
  }

  /// The next unit; `nil` behind the last.
  func next() throws(MemoryError) -> StoredUnit? {
    guard try units.step() else { return nil }
    let id = units.number(at: 0)
    let source = units.bytes(at: 1) == nil ? nil : units.number(at: 1)
    let metadata = try UnitBatch.metadata(units.bytes(at: 8)) { units.text(at: 3 + Int32($0)) }
    let unit = TranslationUnit(
      try variants(of: id), metadata: metadata, line: units.number(at: 2))
    return StoredUnit(id: id, source: source, unit: unit)
  }

  /// Makes ready for another walk.
  func end() {
    units.reset()
    segments.reset()
  }

  private func variants(of id: Int) throws(MemoryError) -> [TranslationUnitVariant] {
    let keys = id * MemorySchema.segmentsPerUnit..<(id + 1) * MemorySchema.segmentsPerUnit
    var variants: [TranslationUnitVariant] = []
    while hasSegment, segments.number(at: 0) < keys.upperBound {
      if segments.number(at: 0) >= keys.lowerBound { variants.append(try variant()) }
      hasSegment = try segments.step()
    }
    return variants
  }

  private func variant() throws(MemoryError) -> TranslationUnitVariant {
    guard let language = languages.codes[segments.number(at: 1)] else {
      throw .damaged("a text is in a language that is not listed")
    }
    let text = segments.text(at: 2) ?? ""
    var segment = Segment(text)
    if let bytes = segments.bytes(at: 3) {
      var reader = RecordReader(bytes)
      segment.codes = try reader.codes(in: text.utf8.count)
    }
    var metadata = Metadata()
    if let bytes = segments.bytes(at: 4) {
      var reader = RecordReader(bytes)
      metadata = try reader.metadata()
    }
    return TranslationUnitVariant(segment, languageCode: language, metadata: metadata)
  }
}
