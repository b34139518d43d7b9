internal import CalepinCore

extension FileFormat {
  /// Universal Terminology eXchange, as UTX-Simple 1.00 has it.
  static let utx = FileFormat(
    "utx", title: "UTX", extensions: ["utx"],
    recognizes: { $0.text.hasPrefix("#UTX") },
    reader: { source, options throws(FormatError) in
      .entries(try UTXReader(source, options))
    },
    entryWriter: { sink, options throws(OutputError) in
      .entries(try UTXWriter(to: sink, options))
    })
}

/// Reads the rows of a UTX file.
private struct UTXReader: EntryReader {
  private var lines: LineReader
  private var checks = LineChecks()
  private var log = WarningLog()
  private var languages: (source: LanguageTag, target: LanguageTag)
  private var columns = ["src", "tgt", "src:pos"]

  init(_ source: any ByteSource, _ options: ReadOptions) throws(FormatError) {
    lines = LineReader(source)
    languages = options.languages
    let head = try lines.next() ?? ""
    for field in head.split(separator: ";").map({ $0.trimmingBlanks() }) {
      let tags = field.split(separator: "/").map { LanguageTag(lenient: String($0)) }
      if tags.count == 2, let from = tags[0], let to = tags[1] {
        languages = (from, to)
        return
      }
    }
    log.add("the first line names no languages", "those asked for are taken", line: 1)
  }

  mutating func next() throws(FormatError) -> ConceptEntry? {
    while let text = try lines.next() {
      checks.check(lines, &log)
      if text.isEmpty { continue }
      if text.hasPrefix("#") {
        let names = text.dropFirst().split(separator: "\t").map(String.init)
        if names.contains("src"), names.contains("tgt") { columns = names }
        continue
      }
      let cells = text.split(separator: "\t", omittingEmptySubsequences: false)
        .map { $0.trimmingBlanks() }
      func cell(_ name: String) -> String? {
        columns.firstIndex(of: name).flatMap {
          $0 < cells.count && !cells[$0].isEmpty ? cells[$0] : nil
        }
      }
      guard let source = cell("src"), let target = cell("tgt") else {
        log.add("the row has no two sides", "left out", line: lines.line)
        continue
      }
      let status = cell("term status").flatMap(Self.status) ?? .preferred
      return ConceptEntry(
        id: cell("concept ID"), note: cell("comment"),
        sections: [
          LanguageSection(
            languages.source,
            terms: [
              TermSection(
                source, status: status,
                partOfSpeech: cell("src:pos").flatMap(TermPartOfSpeech.init(rawValue:)))
            ]),
          LanguageSection(languages.target, terms: [TermSection(target, status: status)]),
        ], line: lines.line)
    }
    return nil
  }

  mutating func takeWarnings() -> [FormatWarning] { log.take() }

  private static func status(_ word: String) -> TermStatus? {
    switch word {
    case "approved": .preferred
    case "provisional": .admitted
    case "non-standard": .deprecated
    case "forbidden": .forbidden
    default: nil
    }
  }
}

/// Writes the rows of a UTX file.
private final class UTXWriter: EntryWriter {
  private var sink: TextSink
  private let pairing: UnitPairing
  private var log = WriteLog()

  init(to sink: any ByteSink, _ options: WriteOptions) throws(OutputError) {
    // Some readers refuse files with a line feed alone.
    self.sink = TextSink(sink, lineEnding: "\r\n")
    pairing = options.pairing
    let (from, to) = (options.written(pairing.source), options.written(pairing.target))
    // The format wants a date; a fixed one keeps the bytes the same.
    try self.sink.line("#UTX-S 1.00; \(from)/\(to); 1970-01-01T00:00:00Z; creator: calepin")
    try self.sink.line("#src\ttgt\tsrc:pos\tcomment")
  }

  func write(_ entry: ConceptEntry) throws(OutputError) {
    log.beginEntry()
    let units = entry.translationUnits(from: pairing.source, to: pairing.target)
    if units.isEmpty { log.add("no usable terms on both sides", "left out", line: entry.line) }
    for unit in units {
      let pos = unit.metadata.properties.first { $0.type == "x-partOfSpeech" }?.value
      let cells =
        unit.variants.prefix(2).map(\.segment.text) + [pos ?? "noun", entry.note ?? ""]
      try sink.line(
        cells.map { String($0.map { $0 == "\t" || $0.isNewline ? " " : $0 }) }
          .joined(separator: "\t"))
    }
  }

  func finish() throws(OutputError) { try sink.flush() }
  func takeWarnings() -> [FormatWarning] { log.take() }
}
