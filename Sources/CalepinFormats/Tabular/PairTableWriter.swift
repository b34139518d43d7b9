internal import CalepinCore

/// Writes the source and the target of each unit as the two cells of a row.
final class PairTableWriter: UnitWriter {
  private var sink: any ByteSink
  private var buffer: [UInt8] = []
  private let dialect: TableDialect
  private let pairing: UnitPairing
  private var log = WriteLog()

  /// Creates a writer whose first row is `header`, by default the languages.
  init(
    to sink: any ByteSink, _ dialect: TableDialect, _ options: WriteOptions,
    header: [String]? = nil
  ) {
    self.sink = sink
    self.dialect = dialect
    pairing = options.pairing
    if let header {
      if !header.isEmpty { buffer = dialect.row(header) }
    } else if options.hasHeader ?? true {
      buffer = dialect.row([pairing.source.description, pairing.target.description])
    }
  }

  func write(_ unit: TranslationUnit) throws(OutputError) {
    guard let (source, target) = log.pair(pairing, unit) else { return }
    buffer += dialect.row([source.segment.text, target.segment.text])
    if buffer.count > 64 << 10 { try finish() }
  }

  func write(_ view: borrowing UnitView) throws(OutputError) {
    // What is odd is told by the other way.
    guard let pair = pairing.indices(in: view) else { return try write(view.unit) }
    view.withText(at: pair.source) { dialect.append($0, to: &buffer) }
    buffer.append(dialect.delimiter)
    view.withText(at: pair.target) { dialect.append($0, to: &buffer) }
    buffer.append(contentsOf: dialect.lineEnding.utf8)
    log.beginEntry()
    if buffer.count > 64 << 10 { try finish() }
  }

  func finish() throws(OutputError) {
    try sink.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  func takeWarnings() -> [FormatWarning] { log.take() }
}
