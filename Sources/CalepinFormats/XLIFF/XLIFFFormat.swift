internal import CalepinCore

extension FileFormat {
  /// XML Localisation Interchange File Format: 1.2 and 2.x are read, 1.2 is
  /// written.
  static let xliff = FileFormat(
    "xliff", title: "XLIFF", extensions: ["xlf", "xliff", "sdlxliff", "mqxliff", "mxliff"],
    isMarkup: true, recognizes: { $0.rootElement == "xliff" },
    reader: { source, _ in .units(XLIFFReader(source)) },
    unitWriter: { sink, options in .units(XLIFFWriter(to: sink, .version1, options)) })

  /// XLIFF 2.0.
  static let xliff2 = FileFormat(
    "xliff2", title: "XLIFF 2", extensions: [], isMarkup: true,
    unitWriter: { sink, options in .units(XLIFFWriter(to: sink, .version2, options)) })
}

/// Reads the units of an XLIFF file.
private struct XLIFFReader: UnitReader {
  private let stream: ItemStream<XLIFFBuilder>

  init(_ source: any ByteSource) {
    stream = ItemStream(source, vocabulary: [], builder: XLIFFBuilder())
  }

  func header() throws(FormatError) -> DocumentHeader {
    try stream.advance { $0.header != nil }
    return stream.builder.header ?? DocumentHeader()
  }

  func next() throws(FormatError) -> TranslationUnit? { try stream.next() }
  func takeWarnings() -> [FormatWarning] { stream.takeWarnings() }
}
