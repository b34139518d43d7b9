internal import CalepinCore
internal import CalepinFormats
internal import CalepinMemory

extension ExchangeInput {
  /// Hands what is in the memory at `path` to `body`: its units and then its
  /// entries, as if they stood in a file whose header is that of the first
  /// file that was imported.
  ///
  /// - Parameters:
  ///   - path: The memory.
  ///   - part: What is wanted of it; `nil` for all.
  ///   - body: Takes the items.
  /// - Throws: ``CommandFailure`` when it cannot be read, and whatever `body`
  ///   throws.
  static func readMemory(
    _ path: String, only part: ExportCommand.Part? = nil, _ body: Body
  ) throws {
    if SDLTMFile.isOne(path) { return try readSDLTM(path, body) }
    try inMemory(path) {
      let memory = try Memory(opening: path)
      let state = try memory.state()
      var failure: (any Error)?
      func pass(_ item: Item) -> Bool {
        do { try body(item, path) } catch { failure = error }
        return failure == nil
      }
      if part != .entries, state.unitCount > 0 || part == .units {
        let header = try memory.sources().lazy.compactMap(\.header).first
        try body(.document(header.map(DocumentHeader.init) ?? DocumentHeader()), path)
        try memory.forEachUnit { pass(.unit($0.unit)) }
      } else {
        try body(.document(nil), path)
      }
      if failure == nil, part != .units { try memory.forEachEntry { pass(.entry($0.entry)) } }
      if let failure { throw failure }
    }
  }

  /// Hands the units of the Trados memory at `path` to `body`; one that cannot
  /// be read is told and passed over.
  private static func readSDLTM(_ path: String, _ body: Body) throws {
    try inMemory(path) {
      let file = try SDLTMFile(opening: path)
      try body(.document(DocumentHeader(sourceLanguage: try file.sourceLanguage())), path)
      var failure: (any Error)?
      try file.forEachRow { row in
        do {
          let sides = [try SDLTMSegment(row.source), try SDLTMSegment(row.target)]
          let unit = TranslationUnit(
            sides.map { TranslationUnitVariant($0.segment, languageCode: $0.languageCode) },
            metadata: row.metadata)
          try body(.unit(unit), path)
        } catch let error as FormatError {
          let warning = FormatWarning(
            line: 0, unit: row.id, problem: error.reason, action: "the unit is skipped")
          TermFileReader.tell([warning], of: path)
        } catch { failure = error }
        return failure == nil
      }
      if let failure { throw failure }
    }
  }

  /// Whether the file at `path` begins as a memory does.
  static func isMemory(_ path: String) -> Bool {
    guard path != "-", let file = try? InputFile(path), file.byteCount != nil,
      let head = try? file.readChunk(atMost: 16)
    else { return false }
    return Memory.recognizes(head)
  }
}
