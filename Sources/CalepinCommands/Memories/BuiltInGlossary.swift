internal import CModelData
internal import CalepinCore
internal import CalepinFormats
internal import CalepinTerminology

/// The hand-written termbase that is built into the program.
enum BuiltInGlossary {
  /// The name by which results are marked as coming from it.
  static let name = "glossary"

  /// All its tables as one termbase.
  ///
  /// - Throws: ``CommandFailure`` when the program was built with a table that
  ///   cannot be read; a test makes sure that it was not.
  static func termbase() throws -> Termbase {
    var entries: [ConceptEntry] = []
    for number in 0..<calepin_glossary_count() {
      let table = calepin_glossary(number)
      let bytes = Array(UnsafeBufferPointer(start: table.blob.bytes, count: table.blob.count))
      do {
        var options = TermbaseReader.Options()
        options.dialect = .tsv
        var reader = try TermbaseReader(ByteArraySource(bytes), options: options)
        while let entry = try reader.next() { entries.append(entry) }
      } catch {
        throw CommandFailure("the built-in glossary (\(String(cString: table.file))): \(error)")
      }
    }
    return Termbase(name: name, entries: entries)
  }
}
