internal import CalepinCore
internal import CalepinFormats

/// Writes the answers of a search in one of its shapes.
final class SearchOutput {
  /// A shape.
  enum Format {
    /// For a person on a terminal, a table without header elsewhere.
    case text
    case json, tsv, html

    /// The shape of a file called `path`.
    init?(writing path: String) {
      let endings: [(String, Format)] = [
        (".html", .html), (".htm", .html), (".json", .json), (".jsonl", .json), (".tsv", .tsv),
      ]
      let lower = path.lowercased()
      guard let found = endings.first(where: { lower.hasSuffix($0.0) }) else { return nil }
      self = found.1
    }
  }

  /// How many segments are searched for before their answers are written.
  static let batch = 256

  private let file: AtomicFile
  private let format: Format
  private let isBulk: Bool
  private let terminal: Terminal
  private var buffer: [UInt8] = []
  private var hasExact = false
  private var hasFuzzy = false

  /// Begins the output.
  ///
  /// - Parameters:
  ///   - destination: Where it goes.
  ///   - format: Its shape.
  ///   - isBulk: Whether there is more than one query to answer.
  /// - Throws: `OutputError` when the file cannot be begun.
  init(_ destination: OutputOptions, format: Format, isBulk: Bool) throws {
    let path = destination.output ?? "-"
    file = try AtomicFile(path, overwrite: destination.force)
    terminal = path == "-" ? .standardOutput : .file
    self.format = format
    self.isBulk = isBulk
    if format == .html { buffer += SearchPage.head.utf8 }
  }

  /// How well all queries were answered.
  var status: Status? { hasExact ? nil : hasFuzzy ? .onlyApproximate : .nothingFound }

  /// Writes `results`.
  func write(_ results: [SearchResult]) throws {
    for result in results {
      hasExact = hasExact || result.status == nil
      hasFuzzy = hasFuzzy || !result.matches.isEmpty
      switch format {
      case .json: buffer += try jsonBytes(result.json) + [0x0A]
      case .html: buffer += SearchPage.section(of: result).utf8
      case .text where terminal.isTerminal: writeLines(of: result)
      case .text, .tsv: writeRows(of: result)
      }
      if buffer.count > 1 << 16 { try flush() }
    }
  }

  private func writeLines(of result: SearchResult) {
    var lines = result.lines(for: terminal)
    if isBulk { lines.insert(terminal.styled(result.query, .cyan), at: 0) }
    for line in lines { buffer += (line + "\n").utf8 }
  }

  private func writeRows(of result: SearchResult) {
    for row in result.tableRows {
      buffer += TableDialect.tsv.row(isBulk ? [result.query] + row : row)
    }
  }

  /// Writes what was collected.
  func flush() throws {
    try file.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  /// Ends the output.
  func finish() throws {
    if format == .html { buffer += SearchPage.foot.utf8 }
    try flush()
    try file.commit()
  }
}
