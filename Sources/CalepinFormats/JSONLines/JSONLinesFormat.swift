internal import CalepinCore

extension FileFormat {
  /// JSON Lines: an object a line, of a unit or of an entry, with all that is
  /// known of it.
  static let jsonLines = FileFormat(
    "jsonl", title: "JSON Lines", extensions: ["jsonl", "ndjson"],
    recognizes: { $0.text.drop { $0.isWhitespace }.first == "{" },
    reader: { source, _ throws(FormatError) in try JSONLinesReader.open(source) },
    unitWriter: { sink, _ in .units(JSONLinesWriter(to: sink)) },
    entryWriter: { sink, _ in .entries(JSONLinesWriter(to: sink)) })
}

/// Reads the objects of a JSON Lines file.
private struct JSONLinesReader {
  private var lines: LineReader

  /// Looks at the first line to know whether the objects are units or entries.
  static func open(_ source: any ByteSource) throws(FormatError) -> ContentReader {
    let peeked: PeekedSource
    do throws(InputError) {
      peeked = try PeekedSource(source)
    } catch { throw FormatError(error) }
    let first = FileHead(peeked.head).lines.first ?? ""
    let reader = JSONLinesReader(lines: LineReader(peeked))
    return first.contains("\"sections\"")
      ? .entries(Entries(reader: reader)) : .units(Units(reader: reader))
  }

  mutating func next<Item>(_ item: (JSONValue, Int) -> Item?) throws(FormatError) -> Item? {
    while let text = try lines.next() {
      if text.allSatisfy(\.isWhitespace) { continue }
      guard let found = JSONParser.value(of: text).flatMap({ item($0, lines.line) }) else {
        throw FormatError(
          "not an object of a unit or an entry as calepin writes them", line: lines.line)
      }
      return found
    }
    return nil
  }

  private struct Units: UnitReader {
    var reader: JSONLinesReader

    func header() -> DocumentHeader { DocumentHeader() }
    mutating func next() throws(FormatError) -> TranslationUnit? {
      try reader.next { JSONShape.unit($0, line: $1) }
    }
    func takeWarnings() -> [FormatWarning] { [] }
  }

  private struct Entries: EntryReader {
    var reader: JSONLinesReader

    mutating func next() throws(FormatError) -> ConceptEntry? {
      try reader.next { JSONShape.entry($0, line: $1) }
    }
    func takeWarnings() -> [FormatWarning] { [] }
  }
}

/// Writes units or entries as JSON Lines.
private final class JSONLinesWriter: UnitWriter, EntryWriter {
  private var sink: TextSink

  init(to sink: any ByteSink) { self.sink = TextSink(sink) }

  func write(_ unit: TranslationUnit) throws(OutputError) {
    try sink.line(JSONShape.value(unit).json)
  }

  func write(_ entry: ConceptEntry) throws(OutputError) {
    try sink.line(JSONShape.value(entry).json)
  }

  func finish() throws(OutputError) { try sink.flush() }
  func takeWarnings() -> [FormatWarning] { [] }
}
