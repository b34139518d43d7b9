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
}
