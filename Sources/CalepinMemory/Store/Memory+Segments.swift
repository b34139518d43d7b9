public import CalepinCore
internal import GRDB

extension Memory {
  /// Calls `body` with the text in `language` of every unit whose number is
  /// above `id`, in the order of the numbers.
  ///
  /// Of each unit one text at the most is handed over: the first of the very
  /// tag, else the first of the same language, so that `fr` takes `fr-CA` as
  /// well. The bytes are UTF-8, good until `body` returns.
  ///
  /// - Parameters:
  ///   - language: The language.
  ///   - id: Where to begin; 0 for all.
  ///   - body: Takes the number of the unit and the text.
  /// - Throws: `MemoryError` when the memory cannot be read.
  public func forEachSegment(
    in language: LanguageTag, after id: Int = 0,
    _ body: (_ unit: Int, _ text: UnsafeRawBufferPointer) throws -> Void
  ) throws(MemoryError) {
    try read { database in
      let ranks = try Self.ranks(of: language, in: database)
      guard !ranks.isEmpty else { return }
      let statement = try Statement(
        database, "SELECT id, language, text FROM segment WHERE id >= ? ORDER BY id")
      statement.bind((id + 1) * MemorySchema.segmentsPerUnit, at: 1)
      // A narrower tag has to wait for the very tag, which may come after it.
      let mayWait = ranks.values.contains(true) && ranks.values.contains(false)
      var (last, waiting): (Int, [UInt8]?) = (0, nil)
      while try statement.step() {
        guard let isExact = ranks[statement.number(at: 1)] else { continue }
        let unit = statement.number(at: 0) / MemorySchema.segmentsPerUnit
        if unit != last, let text = waiting {
          try text.withUnsafeBytes { try body(last, $0) }
          waiting = nil
        }
        guard unit != last || (waiting != nil && isExact) else { continue }
        let text = statement.bytes(at: 2) ?? UnsafeRawBufferPointer(start: nil, count: 0)
        last = unit
        waiting = isExact || !mayWait ? nil : Array(text)
        if waiting == nil { try body(unit, text) }
      }
      if let text = waiting { try text.withUnsafeBytes { try body(last, $0) } }
    }
  }

  /// The numbers of the tags that are the language of `language`, and whether
  /// each is the very tag.
  private static func ranks(
    of language: LanguageTag, in database: Database
  ) throws(MemoryError) -> [Int: Bool] {
    var ranks: [Int: Bool] = [:]
    for (id, code) in try Languages(database).codes {
      guard let tag = LanguageTag(lenient: code), tag.language == language.language else {
        continue
      }
      ranks[id] = tag == language
    }
    return ranks
  }
}
