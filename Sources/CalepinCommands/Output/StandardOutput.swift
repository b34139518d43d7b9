internal import CalepinCore

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// What the program prints: collected, and written in large pieces.
///
/// A reader that goes away ends the program quietly; anything else that keeps
/// the text from arriving is an error.
struct StandardOutput: ~Copyable {
  private static let pieceSize = 1 << 16

  private var buffer: [UInt8] = []

  /// Adds `text` to what is printed.
  mutating func print(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.pieceSize { try flush() }
  }

  /// Adds `text` and the end of the line.
  mutating func printLine(_ text: String) throws { try print(text + "\n") }

  /// Adds bytes that are written already.
  mutating func print(_ bytes: [UInt8]) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.pieceSize { try flush() }
  }

  /// Writes what was collected.
  mutating func flush() throws {
    var written = 0
    while written < buffer.count {
      let result = buffer.withUnsafeBytes { bytes in
        write(STDOUT_FILENO, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if result < 0 {
        let reason = errno
        if reason == EINTR { continue }
        if reason == EPIPE { exit(0) }
        throw CommandFailure("cannot write to the standard output: \(reasonText(reason))")
      }
      written += result
    }
    buffer.removeAll(keepingCapacity: true)
  }
}

/// The system's words for an error number.
func reasonText(_ number: Int32) -> String {
  strerror(number).map { String(cString: $0) } ?? "error \(number)"
}

/// Writes a line for people to the standard error.
func printToStandardError(_ line: String) {
  let bytes = Array((line + "\n").utf8)
  _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
}

/// Tells a person what went wrong.
func printError(_ message: String) { printToStandardError("calepin: \(message)") }

/// Tells a person of something odd in a file, `line` counted from 1.
func printWarning(_ message: String, file: String, line: Int) {
  printToStandardError("\(file):\(line): warning: \(message)")
}
