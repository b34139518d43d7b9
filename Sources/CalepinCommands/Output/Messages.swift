#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Tells a person what went wrong.
func printError(_ message: String) { printMessage("calepin: \(message)") }

/// Tells a person of something odd in a file.
///
/// - Parameters:
///   - message: What is odd, and what was done about it.
///   - file: The file as the user named it.
///   - line: The line, counted from 1; 0 for the file as a whole.
func printWarning(_ message: String, file: String, line: Int) {
  printMessage(line > 0 ? "\(file):\(line): warning: \(message)" : "\(file): warning: \(message)")
}

/// Writes a line to the standard error; nothing can be done when that fails.
func printMessage(_ line: String) {
  let bytes = Array((line + "\n").utf8)
  _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
}
