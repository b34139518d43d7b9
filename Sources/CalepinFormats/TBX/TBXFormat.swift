internal import CalepinCore

extension FileFormat {
  /// TermBase eXchange: any version is read, TBX-Basic of version 2 is written,
  /// which is what other programs read.
  static let tbx = FileFormat(
    "tbx", title: "TBX", extensions: ["tbx", "mtf"], isMarkup: true,
    recognizes: { $0.rootElement == "martif" || $0.rootElement == "tbx" },
    reader: { source, _ in .entries(TBXReader(source)) },
    entryWriter: { sink, options in .entries(TBXWriter(to: sink, .version2, options)) })

  /// TermBase eXchange, TBX-Basic of version 3 (ISO 30042:2019) in the style DCA.
  static let tbx3 = FileFormat(
    "tbx3", title: "TBX 3", extensions: [], isMarkup: true,
    entryWriter: { sink, options in .entries(TBXWriter(to: sink, .version3, options)) })
}

/// Reads the entries of a TBX file.
private struct TBXReader: EntryReader {
  private let stream: ItemStream<TBXBuilder>

  init(_ source: any ByteSource) {
    stream = ItemStream(source, vocabulary: [], builder: TBXBuilder())
  }

  func next() throws(FormatError) -> ConceptEntry? { try stream.next() }
  func takeWarnings() -> [FormatWarning] { stream.takeWarnings() }
}
