internal import CModelData
internal import CalepinCore
internal import CalepinFormats
internal import CalepinTerminology

/// The hand-written termbase that is built into the program.
enum BuiltInGlossary {
  /// The name by which results are marked as coming from it.
  static let name = "glossary"

  /// All its tables as one termbase, read on all cores.
  ///
  /// - Throws: ``CommandFailure`` when the program was built with a table that
  ///   cannot be read; a test makes sure that it was not.
  static func termbase() async throws -> Termbase {
    let tables = try await withThrowingTaskGroup(of: (Int, [ConceptEntry]).self) { group in
      for number in 0..<calepin_glossary_count() {
        group.addTask { (number, try entries(of: calepin_glossary(number))) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    return Termbase(name: name, entries: tables.sorted { $0.0 < $1.0 }.flatMap(\.1))
  }

  private static func entries(of table: calepin_glossary_table) throws -> [ConceptEntry] {
    let bytes = Array(UnsafeBufferPointer(start: table.blob.bytes, count: table.blob.count))
    do {
      var entries: [ConceptEntry] = []
      var options = TermbaseReader.Options()
      options.dialect = .tsv
      var reader = try TermbaseReader(ByteArraySource(bytes), options: options)
      while let entry = try reader.next() { entries.append(entry) }
      return entries
    } catch {
      throw CommandFailure("the built-in glossary (\(String(cString: table.file))): \(error)")
    }
  }
}
