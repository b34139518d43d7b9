internal import CalepinCore

/// Collects lines of text and passes them on in large pieces.
struct TextSink {
  private var sink: any ByteSink
  private var buffer: [UInt8] = []
  private let lineEnding: String

  init(_ sink: any ByteSink, lineEnding: String = "\n") {
    self.sink = sink
    self.lineEnding = lineEnding
  }

  /// Adds `text` and the end of the line.
  mutating func line(_ text: String) throws(OutputError) {
    buffer.append(contentsOf: text.utf8)
    buffer.append(contentsOf: lineEnding.utf8)
    if buffer.count > 64 << 10 { try flush() }
  }

  /// Passes everything on.
  mutating func flush() throws(OutputError) {
    try sink.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
