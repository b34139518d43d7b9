internal import CalepinCore
internal import FoundationEssentials

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
  private let decoder = JSONDecoder()

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

  mutating func next<Value: Decodable>(_ type: Value.Type) throws(FormatError) -> (Value, Int)? {
    while let text = try lines.next() {
      if text.allSatisfy(\.isWhitespace) { continue }
      do {
        return (try decoder.decode(type, from: Data(text.utf8)), lines.line)
      } catch {
        throw FormatError(
          "not an object of a unit or an entry as calepin writes them", line: lines.line)
      }
    }
    return nil
  }

  private struct Units: UnitReader {
    var reader: JSONLinesReader

    func header() -> DocumentHeader { DocumentHeader() }
    mutating func next() throws(FormatError) -> TranslationUnit? {
      try reader.next(JSONUnit.self).map { $0.0.unit(line: $0.1) }
    }
    func takeWarnings() -> [FormatWarning] { [] }
  }

  private struct Entries: EntryReader {
    var reader: JSONLinesReader

    mutating func next() throws(FormatError) -> ConceptEntry? {
      guard let (entry, line) = try reader.next(JSONEntry.self) else { return nil }
      return entry.entry(line: line)
    }
    func takeWarnings() -> [FormatWarning] { [] }
  }
}

/// Writes units or entries as JSON Lines.
private final class JSONLinesWriter: UnitWriter, EntryWriter {
  private var sink: TextSink
  private let encoder = JSONEncoder()

  init(to sink: any ByteSink) {
    self.sink = TextSink(sink)
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  }

  func write(_ unit: TranslationUnit) throws(OutputError) { try writeLine(JSONUnit(unit)) }
  func write(_ entry: ConceptEntry) throws(OutputError) { try writeLine(JSONEntry(entry)) }
  func finish() throws(OutputError) { try sink.flush() }
  func takeWarnings() -> [FormatWarning] { [] }

  private func writeLine(_ value: some Encodable) throws(OutputError) {
    guard let bytes = try? encoder.encode(value) else {
      preconditionFailure("text and numbers can always be written as JSON")
    }
    try sink.line(String(decoding: bytes, as: UTF8.self))
  }
}
