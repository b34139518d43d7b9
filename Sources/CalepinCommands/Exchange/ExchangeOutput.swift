internal import CalepinCore
internal import CalepinFormats

/// Writes a file of one format from units and entries alike.
///
/// The file is begun with the first document, whose content decides between
/// the two where a format takes both.
final class ExchangeOutput {
  private let format: FileFormat
  private let sink: any ByteSink
  private var options: WriteOptions
  private var writer: ContentWriter?
  private let name: String
  private let tellsLosses: Bool

  /// Begins a file of `format` in `sink`.
  ///
  /// - Parameters:
  ///   - sink: Where the bytes go.
  ///   - name: The name by which people are told of it.
  ///   - format: The format.
  ///   - options: How it is written.
  ///   - tellsLosses: Whether what has no place in the format is told.
  init(
    to sink: any ByteSink, name: String, format: FileFormat, options: WriteOptions,
    tellsLosses: Bool = true
  ) {
    self.sink = sink
    self.name = name
    self.format = format
    self.options = options
    self.tellsLosses = tellsLosses
  }

  /// Writes `item`, read from `file`.
  func write(_ item: ExchangeInput.Item, of file: String) throws {
    switch item {
    case .document(let header):
      try begin(header)
    case .unit(let unit):
      try write(unit, of: file)
    case .entry(let entry):
      try write(entry, of: file)
    }
  }

  /// Writes the unit that `view` shows, read from `file`.
  func write(_ view: borrowing UnitView, of file: String) throws {
    guard case .units(let writer) = writer else { return try write(view.unit, of: file) }
    try writer.write(view)
    tell(writer.takeWarnings(), of: file)
  }

  /// Ends the file.
  func finish() throws {
    if writer == nil { try begin(nil) }
    switch writer {
    case .units(let writer):
      try writer.finish()
      tell(writer.takeWarnings(), of: name)
    case .entries(let writer):
      try writer.finish()
      tell(writer.takeWarnings(), of: name)
    case nil: break
    }
  }

  private func begin(_ header: DocumentHeader?) throws {
    guard writer == nil else { return }
    options.header = header
    if header == nil || header?.tmx?.metadata["segtype"] == "phrase" {
      options.segmentType = "phrase"
    }
    // A memory of phrases is a termbase: as entries it keeps what is said of its terms.
    let isTermbase = header == nil || header?.tmx?.metadata["segtype"] == "phrase"
    let takesUnits = options.isPairs || !isTermbase
    let make =
      takesUnits
      ? format.unitWriter ?? format.entryWriter : format.entryWriter ?? format.unitWriter
    writer = try make?(sink, options)
  }

  private func write(_ unit: TranslationUnit, of file: String) throws {
    switch writer {
    case .units(let writer):
      try writer.write(unit)
    case .entries(let writer):
      guard let entry = ConceptEntry(unit) else {
        let warning = FormatWarning(
          line: unit.line, problem: "there are not two languages with a text",
          action: "the unit is skipped")
        return TermFileReader.tell([warning], of: file)
      }
      try writer.write(entry)
    case nil: break
    }
    passWarnings(file)
  }

  private func write(_ entry: ConceptEntry, of file: String) throws {
    switch writer {
    case .units(let writer):
      for unit in units(of: entry, file) { try writer.write(unit) }
    case .entries(let writer):
      try writer.write(entry)
    case nil: break
    }
    passWarnings(file)
  }

  private func units(of entry: ConceptEntry, _ file: String) -> [TranslationUnit] {
    let pairing = options.pairing
    var units = entry.translationUnits(from: pairing.source, to: pairing.target)
    if units.isEmpty, options.source == nil, options.target == nil, entry.sections.count > 1 {
      units = entry.translationUnits(
        from: entry.sections[0].language, to: entry.sections[1].language)
    }
    if units.isEmpty {
      let warning = FormatWarning(
        line: entry.line,
        problem: "no terms in both '\(pairing.source)' and '\(pairing.target)'",
        action: "the entry is skipped")
      TermFileReader.tell([warning], of: file)
    }
    return units
  }

  private func passWarnings(_ file: String) {
    switch writer {
    case .units(let writer):
      tell(writer.takeWarnings(), of: file)
    case .entries(let writer):
      tell(writer.takeWarnings(), of: file)
    case nil: break
    }
  }

  private func tell(_ warnings: [FormatWarning], of file: String) {
    if tellsLosses { TermFileReader.tell(warnings, of: file) }
  }
}
