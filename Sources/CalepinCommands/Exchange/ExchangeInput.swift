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
    let shown = InputDocument.shownName(of: path)
    do {
      let file = try ExchangeFile(
        try InputFile(path), name: path, format: format, options: options)
      while let document = try file.next() {
        let name = document.name.map { "\(shown)/\($0)" } ?? shown
        try tell(document.warnings, of: name)
        try read(document.content, name, body)
      }
    } catch let error as FormatError {
      throw CommandFailure(error, in: path)
    }
  }

  private func read(_ content: ContentReader, _ name: String, _ body: Body) throws {
    do {
      switch content {
      case .units(var reader):
        try body(.document(try reader.header()), name)
        while let unit = try reader.next() {
          try tell(reader.takeWarnings(), of: name)
          try body(.unit(unit), name)
        }
        try tell(reader.takeWarnings(), of: name)
      case .entries(var reader):
        try body(.document(nil), name)
        while let entry = try reader.next() {
          try tell(reader.takeWarnings(), of: name)
          try body(.entry(entry), name)
        }
        try tell(reader.takeWarnings(), of: name)
      }
    } catch let error as FormatError {
      guard takesPartial, error.isTruncation else { throw CommandFailure(error, in: name) }
      printWarning("\(error): what came before is taken", file: name, line: error.line ?? 0)
    }
  }

  private func tell(_ warnings: [FormatWarning], of name: String) throws {
    guard !warnings.isEmpty else { return }
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
