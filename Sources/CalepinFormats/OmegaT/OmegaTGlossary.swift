internal import CalepinCore

extension FileFormat {
  /// The glossaries of OmegaT: source, target and comment between tabs.
  static let omegat = FileFormat(
    "omegat", title: "OmegaT glossary", extensions: ["utf8", "txt", "tab"],
    recognizes: { $0.isOmegaTGlossary },
    reader: { source, options in
      .entries(GlossaryReader(source, options, delimiter: "\t"))
    },
    entryWriter: { sink, options throws(OutputError) in
      .entries(try GlossaryWriter(to: sink, options))
    })
}

extension FileHead {
  /// Whether the file has the first line of a glossary, a remark before its
  /// first row, or three columns that nobody has named.
  fileprivate var isOmegaTGlossary: Bool {
    guard rootElement == nil, let first = lines.first, !text.contains("\0") else { return false }
    if first.hasPrefix("#"), first.lowercased().contains("-*- coding:") { return true }
    if first.hasPrefix("#UTX") { return false }
    guard let row = lines.first(where: { !$0.hasPrefix("#") }) else { return false }
    let cells = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard cells.count == 3 || (cells.count == 2 && first.hasPrefix("#")) else { return false }
    return TableLayout(header: cells) == nil
  }
}

/// Reads rows of source, target and comment.
struct GlossaryReader: EntryReader {
  private var lines: LineReader
  private var checks = LineChecks()
  private var log = WarningLog()
  private let languages: (source: LanguageTag, target: LanguageTag)
  private let delimiter: Character

  init(_ source: any ByteSource, _ options: ReadOptions, delimiter: Character) {
    lines = LineReader(source)
    languages = options.languages
    self.delimiter = delimiter
  }

  mutating func next() throws(FormatError) -> ConceptEntry? {
    while let text = try lines.next() {
      checks.check(lines, &log)
      if text.isEmpty || text.hasPrefix("#") { continue }
      let cells = text.split(separator: delimiter, omittingEmptySubsequences: false)
        .map { $0.trimmingBlanks() }
      guard cells.count > 1, !cells[0].isEmpty, !cells[1].isEmpty else {
        log.add("the row has no two sides", "left out", line: lines.line)
        continue
      }
      let comment = cells.dropFirst(2).filter { !$0.isEmpty }.joined(separator: " ")
      return ConceptEntry(
        note: comment.isEmpty ? nil : comment,
        sections: [
          LanguageSection(languages.source, terms: [TermSection(cells[0])]),
          LanguageSection(languages.target, terms: [TermSection(cells[1])]),
        ], line: lines.line)
    }
    return nil
  }

  mutating func takeWarnings() -> [FormatWarning] { log.take() }
}

/// Writes rows of source, target and comment.
private final class GlossaryWriter: EntryWriter {
  private var sink: TextSink
  private let pairing: UnitPairing
  private var log = WriteLog()

  init(to sink: any ByteSink, _ options: WriteOptions) throws(OutputError) {
    self.sink = TextSink(sink)
    pairing = options.pairing
    try self.sink.line("# Glossary in tab-separated format -*- coding: utf-8 -*-")
  }

  func write(_ entry: ConceptEntry) throws(OutputError) {
    let units = entry.translationUnits(from: pairing.source, to: pairing.target)
    log.beginEntry()
    if units.isEmpty { log.add("no usable terms on both sides", "left out", line: entry.line) }
    let comment = [entry.domain, entry.definition, entry.note].compactMap(\.self)
      .joined(separator: "; ")
    for unit in units {
      let cells = unit.variants.prefix(2).map { Self.flat($0.segment.text) }
      try sink.line(
        (cells + (comment.isEmpty ? [] : [Self.flat(comment)])).joined(separator: "\t"))
    }
  }

  func finish() throws(OutputError) { try sink.flush() }
  func takeWarnings() -> [FormatWarning] { log.take() }

  /// The text on one line and in one cell.
  private static func flat(_ text: String) -> String {
    String(text.map { $0 == "\t" || $0.isNewline ? " " : $0 })
  }
}
