internal import CalepinCore
internal import CalepinFormats
internal import CalepinMemory

/// Reads files for an import and hands over what is in them, in pieces that
/// another thread stores.
struct ImportFeed: Sendable {
  /// A piece of what was read.
  enum Part: Sendable {
    /// A document begins.
    case source(MemorySource, shownName: String)
    /// Units that are stored as they are.
    case batch(UnitBatch)
    /// Units for which a policy has to be asked.
    case units([TranslationUnit])
    /// Entries.
    case entries([ConceptEntry])
    /// Something that is not stored.
    case skipped(reason: String)
  }

  /// Why a unit is not stored that translates nothing.
  static let incompleteReason = "fewer than two languages with a text"

  /// How files are read.
  var input: ExchangeInput
  /// Whether the policy has to see the units themselves.
  var needsUnits: Bool
  /// Whether rows of tables are units.
  var takesRowsAsUnits: Bool
  /// When the import began, in UTC.
  var date: String
  /// Who imports.
  var user: String?

  /// A unit takes some hundred bytes, so a batch takes some hundred kilobytes.
  private static let batchCount = 1000

  /// Hands over all that is in `files`, and closes the queue.
  func run(_ files: [String], into queue: BatchQueue<Part>) {
    do {
      for file in files { try read(file, into: queue) }
      queue.close()
    } catch {
      queue.close(error)
    }
  }

  private func read(_ file: String, into queue: BatchQueue<Part>) throws {
    var (batch, units, entries) = (UnitBatch(), [TranslationUnit](), [ConceptEntry]())
    func flush() throws {
      if batch.count > 0 { try queue.send(.batch(batch)) }
      if !units.isEmpty { try queue.send(.units(units)) }
      if !entries.isEmpty { try queue.send(.entries(entries)) }
      (batch, units, entries) = (UnitBatch(), [], [])
    }
    func add(_ unit: TranslationUnit, _ name: String) throws {
      guard Self.isComplete(unit) else {
        try flush()
        return try skip(Self.incompleteReason, unit.line, of: name, queue)
      }
      do throws(MemoryError) {
        if needsUnits { units.append(unit) } else { try batch.add(unit) }
      } catch {
        try flush()
        return try skip("\(error)", unit.line, of: name, queue)
      }
      if max(batch.count, units.count) >= Self.batchCount || batch.byteCount > 1 << 20 {
        try flush()
      }
    }
    try input.read(file) { item, name in
      switch item {
      case .document(let header):
        try flush()
        try queue.send(.source(source(file, header), shownName: name))
      case .unit(let unit): try add(unit, name)
      case .entry(let entry) where takesRowsAsUnits: try add(TranslationUnit(plain: entry), name)
      case .entry(let entry):
        entries.append(entry)
        if entries.count >= Self.batchCount { try flush() }
      }
    }
    try flush()
  }

  private func skip(
    _ reason: String, _ line: Int, of name: String, _ queue: BatchQueue<Part>
  ) throws {
    let warning = FormatWarning(line: line, problem: reason, action: "the unit is skipped")
    TermFileReader.tell([warning], of: name)
    try queue.send(.skipped(reason: reason))
  }

  /// Whether two texts of different languages are not blank.
  private static func isComplete(_ unit: TranslationUnit) -> Bool {
    var first: String?
    for variant in unit.variants where variant.segment.text.utf8.contains(where: { $0 > 0x20 }) {
      if let first, first != variant.languageCode { return true }
      first = variant.languageCode
    }
    return false
  }

  private func source(_ file: String, _ header: DocumentHeader?) -> MemorySource {
    MemorySource(
      file: file, format: format(of: file, header), imported: date, user: user,
      header: header.map(MemorySource.Header.init))
  }

  private func format(of file: String, _ header: DocumentHeader?) -> String {
    if let format = input.format { return format.name }
    if header?.tmx != nil { return "tmx" }
    let parts = file.split(separator: ".").map { $0.lowercased() }
    return parts.last { !["gz", "zip"].contains($0) } ?? ""
  }
}

extension TranslationUnit {
  /// The texts of `entry` as they stand, with what can be said of a unit.
  fileprivate init(plain entry: ConceptEntry) {
    var metadata = Metadata(
      notes: [entry.definition, entry.note].compactMap { $0.map { Metadata.Note($0) } })
    if let id = entry.id { metadata.attributes.append(Attribute("tuid", id)) }
    for (type, value) in [("x-domain", entry.domain), ("x-source", entry.source)] {
      if let value { metadata.properties.append(Metadata.Property(type, value)) }
    }
    self.init(
      entry.sections.flatMap { section in
        section.terms.map {
          TranslationUnitVariant(
            Segment($0.text), languageCode: section.language.description)
        }
      }, metadata: metadata, line: entry.line)
  }
}

extension MemorySource.Header {
  /// What `header` says.
  init(_ header: DocumentHeader) {
    self.init(
      sourceLanguage: header.sourceLanguage, targetLanguage: header.targetLanguage,
      version: header.tmx?.version, metadata: header.tmx?.metadata ?? Metadata(),
      encodings: (header.tmx?.userDefinedEncodings ?? []).map { [$0.attributes] + $0.maps })
  }
}

extension DocumentHeader {
  /// What `header` says.
  init(_ header: MemorySource.Header) {
    self.init(sourceLanguage: header.sourceLanguage, targetLanguage: header.targetLanguage)
    guard let version = header.version else { return }
    tmx = TMXHeader(
      version: version, metadata: header.metadata,
      userDefinedEncodings: header.encodings.map { parts in
        TMXHeader.UserDefinedEncoding(
          attributes: parts.first ?? [], maps: Array(parts.dropFirst()))
      })
  }
}
