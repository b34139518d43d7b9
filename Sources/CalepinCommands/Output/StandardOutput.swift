internal import CalepinCore

/// What the program prints: collected, and written in large pieces.
///
/// A reader that goes away (`| head`) ends the program quietly; anything else
/// that keeps the text from arriving is an error.
struct StandardOutput: ~Copyable {
  private static let pieceSize = 1 << 16

  private let file: AtomicFile
  private var buffer: [UInt8] = []

  init() throws { file = try AtomicFile("-", overwrite: false) }

  /// The file that the user named instead, if any; see ``finish()``.
  init(_ destination: OutputOptions) throws {
    file = try AtomicFile(destination.output ?? "-", overwrite: destination.force)
  }

  /// Adds `text` to what is printed.
  mutating func print(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.pieceSize { try flush() }
  }

  /// Adds `text` and the end of the line.
  mutating func printLine(_ text: String) throws { try print(text + "\n") }

  /// Adds bytes that are encoded already.
  mutating func print(_ bytes: [UInt8]) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.pieceSize { try flush() }
  }

  /// Writes what was collected.
  mutating func flush() throws {
    try file.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes what was collected and gives a file its name.
  mutating func finish() throws {
    try flush()
    try file.commit()
  }
}
