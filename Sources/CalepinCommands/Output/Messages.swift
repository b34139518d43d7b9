internal import Synchronization

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
  let text = line > 0 ? "\(file):\(line): warning: \(message)" : "\(file): warning: \(message)"
  if Warnings.areWatched { return printMessage(text) }
  Warnings.add(text)
}

/// Writes a line to the standard error; nothing can be done when that fails.
func printMessage(_ line: String) {
  Progress.clear()
  Warnings.flush()
  writeToStandardError(line + "\n")
}

/// Warnings on their way to a file or a pipe, in large pieces: a memory may
/// have as many as it has units.
///
/// Each message flushes them, and so does the end of the program.
enum Warnings {
  /// Whether somebody reads them as they come.
  static let areWatched = Terminal.isStandardErrorWatched

  private static let pieceSize = 1 << 14
  private static let pending = Mutex<[UInt8]>([])
  private static let isFlushedAtEnd: Void = { _ = atexit { Warnings.flush() } }()

  /// Adds a line.
  static func add(_ line: String) {
    _ = isFlushedAtEnd
    let isFull = pending.withLock { bytes in
      bytes.append(contentsOf: line.utf8)
      bytes.append(UInt8(ascii: "\n"))
      return bytes.count >= pieceSize
    }
    if isFull { flush() }
  }

  /// Writes what was added.
  static func flush() {
    pending.withLock { bytes in
      guard !bytes.isEmpty else { return }
      writeToStandardError(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
  }
}

/// How far long work is, told in one line that the next one replaces; only to
/// somebody who watches, on a terminal.
enum Progress {
  private static let eraseLine = "\r\u{1B}[K"
  private static let isShown = Atomic(false)

  /// Replaces the line.
  static func show(_ text: @autoclosure () -> String) {
    guard Terminal.isStandardErrorWatched else { return }
    isShown.store(true, ordering: .relaxed)
    writeToStandardError(eraseLine + text())
  }

  /// Takes the line away, for what comes next on the terminal.
  static func clear() {
    guard isShown.exchange(false, ordering: .relaxed) else { return }
    writeToStandardError(eraseLine)
  }
}

private func writeToStandardError(_ text: String) { writeToStandardError(Array(text.utf8)) }

private func writeToStandardError(_ bytes: [UInt8]) {
  _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
}
