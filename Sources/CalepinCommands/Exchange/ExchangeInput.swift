internal import CalepinCore
internal import CalepinFormats

/// Reads files of any format and tells of what is odd in them.
struct ExchangeInput: Sendable {
  /// How files are read.
  var options = ReadOptions()
  /// The format, when the user knows better than the content.
  var format: FileFormat?
  /// Whether what is odd is refused.
  var isStrict = false
  /// Whether the units before the cut of a file that ends too early are taken.
  var takesPartial = false
  /// Whether nothing is told of what is odd, as the file was read before.
  var isSilent = false

  /// Takes what a file holds, one by one, with the name by which people are told
  /// of it.
  typealias Body = (Item, _ file: String) throws -> Void

  /// What a file holds.
  enum Item {
    /// A document begins; its header, if its content is units.
    case document(DocumentHeader?)
    /// A unit of a memory.
    case unit(TranslationUnit)
    /// An entry of a termbase.
    case entry(ConceptEntry)
  }

  /// Hands all that is in the file at `path` to `body`.
  ///
  /// - Throws: `InputError` or ``CommandFailure`` when it cannot be read to its
  ///   end, and whatever `body` throws.
  func read(_ path: String, _ body: Body) throws {
    if format == nil, Self.isMemory(path) { return try Self.readMemory(path, body) }
    try readDocuments(path) { content, name in
      switch content {
      case .units(let reader):
        var units = reader
        try body(.document(try units.header()), name)
        while let unit = try units.next() {
          try tell(units.takeWarnings(), of: name)
          try body(.unit(unit), name)
        }
        try tell(units.takeWarnings(), of: name)
      case .entries(let reader):
        try body(.document(nil), name)
        try readEntries(reader, name) { try body(.entry($0), name) }
      }
    }
  }

  /// Hands each unit of the file at `path` to `body`, without a value for those
  /// whose format can do without; entries as units from French to English.
  ///
  /// - Throws: `InputError` or ``CommandFailure`` when it cannot be read to its
  ///   end, and whatever `body` throws.
  func readViews(_ path: String, _ body: (borrowing UnitView) throws -> Void) throws {
    if format == nil, Self.isMemory(path) {
      return try Self.readMemory(path) { item, _ in
        if case .unit(let unit) = item { try body(UnitView(unit)) }
        if case .entry(let entry) = item { try Self.show(entry, body) }
      }
    }
    try readDocuments(path) { content, name in
      switch content {
      case .units(let reader):
        var units = reader
        while try units.nextView(body) { try tell(units.takeWarnings(), of: name) }
        try tell(units.takeWarnings(), of: name)
      case .entries(let reader):
        try readEntries(reader, name) { entry in try Self.show(entry, body) }
      }
    }
  }

  private static func show(
    _ entry: ConceptEntry, _ body: (borrowing UnitView) throws -> Void
  ) throws {
    for unit in entry.translationUnits(from: .french, to: .english) { try body(UnitView(unit)) }
  }

  /// Passes all that is in the file at `path` on to `writer`, without a value for
  /// each unit where its format can do without.
  ///
  /// - Throws: `InputError`, `OutputError` or ``CommandFailure`` when it cannot be
  ///   read to its end or written.
  func pass(_ path: String, to writer: ExchangeOutput) throws {
    if format == nil, Self.isMemory(path) {
      return try Self.readMemory(path) { item, name in try writer.write(item, of: name) }
    }
    try readDocuments(path) { content, name in
      switch content {
      case .units(let reader):
        var units = reader
        try writer.write(.document(try units.header()), of: name)
        while try units.nextView({ try writer.write($0, of: name) }) {
          try tell(units.takeWarnings(), of: name)
        }
        try tell(units.takeWarnings(), of: name)
      case .entries(let reader):
        try writer.write(.document(nil), of: name)
        try readEntries(reader, name) { try writer.write(.entry($0), of: name) }
      }
    }
  }

  private func readDocuments(
    _ path: String, _ body: (ContentReader, _ name: String) throws -> Void
  ) throws {
    let shown = InputDocument.shownName(of: path)
    do {
      let file = try ExchangeFile(
        try InputFile(path), name: path, format: format, options: options)
      while let document = try file.next() {
        let name = document.name.map { "\(shown)/\($0)" } ?? shown
        try tell(document.warnings, of: name)
        do { try body(document.content, name) } catch let error as FormatError {
          guard takesPartial, error.isTruncation else { throw CommandFailure(error, in: name) }
          printWarning("\(error): what came before is taken", file: name, line: error.line ?? 0)
        }
      }
    } catch let error as FormatError {
      throw CommandFailure(error, in: path)
    }
  }

  private func readEntries(
    _ reader: any EntryReader, _ name: String, _ body: (ConceptEntry) throws -> Void
  ) throws {
    var entries = reader
    while let entry = try entries.next() {
      try tell(entries.takeWarnings(), of: name)
      try body(entry)
    }
    try tell(entries.takeWarnings(), of: name)
  }

  private func tell(_ warnings: [FormatWarning], of name: String) throws {
    guard !warnings.isEmpty, !isSilent else { return }
    if isStrict {
      let first = warnings[0]
      let place = first.unit.map { "unit \($0): " } ?? ""
      let error = FormatError(
        "\(place)\(first.problem), which '--strict' refuses",
        line: first.line > 0 ? first.line : nil)
      throw CommandFailure(error, in: name)
    }
    TermFileReader.tell(warnings, of: name)
  }
}
