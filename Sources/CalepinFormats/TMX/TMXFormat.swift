internal import CalepinCore

extension FileFormat {
  /// Translation Memory eXchange.
  static let tmx = FileFormat(
    "tmx", title: "TMX", extensions: ["tmx"], isMarkup: true,
    recognizes: { $0.rootElement == "tmx" },
    reader: { source, options throws(FormatError) in
      var own = TMXReader.Options()
      own.keepsOuterWhiteSpace = options.keepsOuterWhiteSpace
      return .units(TMXUnits(reader: TMXReader(source, options: own)))
    },
    unitWriter: { sink, options throws(OutputError) in
      .units(TMXFile(writer: try TMXWriter(to: sink, options: .init(options))))
    })
}

/// A TMX reader as one of many.
private struct TMXUnits: UnitReader {
  let reader: TMXReader

  func header() throws(FormatError) -> DocumentHeader {
    do {
      let header = try reader.header()
      return DocumentHeader(sourceLanguage: header.sourceLanguage, tmx: header)
    } catch { throw FormatError(error) }
  }

  func next() throws(FormatError) -> TranslationUnit? {
    do { return try reader.next() } catch { throw FormatError(error) }
  }

  private func nextView() throws(FormatError) -> UnitView? {
    do { return try reader.nextView() } catch { throw FormatError(error) }
  }

  func nextView(
    _ body: (borrowing UnitView) throws -> Void
  ) throws -> Bool {
    guard let view = try nextView() else { return false }
    try body(view)
    return true
  }

  func takeWarnings() -> [FormatWarning] { reader.takeWarnings() }
}

/// A TMX writer as one of many.
private final class TMXFile: UnitWriter {
  private var writer: TMXWriter

  init(writer: consuming TMXWriter) { self.writer = writer }

  func write(_ unit: TranslationUnit) throws(OutputError) { try writer.write(unit) }
  func finish() throws(OutputError) { try writer.finish() }
  func takeWarnings() -> [FormatWarning] { writer.takeWarnings() }
}

extension TMXWriter.Options {
  fileprivate init(_ options: WriteOptions) {
    let declared =
      options.header.map { $0.sourceLanguage.flatMap { LanguageTag(lenient: $0) } } ?? .french
    self.init(sourceLanguage: options.source ?? declared, toolVersion: options.toolVersion)
    segmentType = options.segmentType
    header = options.header?.tmx
    languageNames = options.languageNames
  }
}
