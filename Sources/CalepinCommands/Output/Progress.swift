#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A line on the standard error that says how far long work has come; nothing
/// where the standard error is not a terminal.
struct Progress {
  private static let interval = Duration.milliseconds(200)
  /// Work that is done sooner needs no line.
  private static let patience = Duration.seconds(1)

  private let isShown = isatty(STDERR_FILENO) == 1
  private let start = ContinuousClock.now
  private var last: ContinuousClock.Instant?

  /// Says that `done` of `total` bytes were read; the total is `nil` where
  /// nobody knows it.
  mutating func show(_ name: String, done: Int, of total: Int?) {
    guard isShown else { return }
    let now = ContinuousClock.now
    guard now - start > Self.patience, last.map({ now - $0 > Self.interval }) ?? true else {
      return
    }
    last = now
    let percent = total.map { $0 > 0 ? " (\(min(100, done * 100 / $0)) %)" : "" } ?? ""
    write("\r\u{1B}[K\(name): \(done >> 20) MB read\(percent)")
  }

  /// Takes the line away.
  mutating func clear() {
    if last != nil { write("\r\u{1B}[K") }
    last = nil
  }

  private func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { descriptorWrite(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}

// Inside `Progress` the bare name would find its own function.
private func descriptorWrite(
  _ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int
) -> Int { write(descriptor, bytes, count) }
