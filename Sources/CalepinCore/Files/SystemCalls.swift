#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The calls of the system behind files: each repeats what a signal
/// interrupted and hands the error number over as a value.
enum SystemCalls {
  /// What the system says of the error `code`, as a fragment of a sentence:
  /// "no such file or directory".
  static func reason(_ code: Int32) -> String {
    guard let text = strerror(code) else { return "error \(code)" }
    let reason = String(cString: text)
    return reason.prefix(1).lowercased() + reason.dropFirst()
  }

  /// Opens `path`; negative is the error number with its sign turned.
  static func open(_ path: String, flags: Int32, mode: mode_t = 0) -> Int32 {
    repeating { path.withCString { openFile($0, flags | O_CLOEXEC, mode) } }
  }

  /// What is known of the file at `path`, links followed, or the error.
  static func status(of path: String) -> Result<stat, SystemError> {
    var status = stat()
    let code = repeating { stat(path, &status) }
    return code < 0 ? .failure(SystemError(code: -code)) : .success(status)
  }

  /// What is known of the open file `descriptor`, or the error.
  static func status(of descriptor: Int32) -> Result<stat, SystemError> {
    var status = stat()
    let code = repeating { fstat(descriptor, &status) }
    return code < 0 ? .failure(SystemError(code: -code)) : .success(status)
  }

  /// Reads once; negative is the error number with its sign turned.
  static func read(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    while true {
      let count = readFile(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      if errno == EAGAIN || errno == EWOULDBLOCK {
        wait(for: descriptor, events: Int16(POLLIN))
      } else if errno != EINTR {
        return -Int(errno)
      }
    }
  }

  /// Writes all of `bytes`, however often it takes; 0, or the error number.
  static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      let count = writeFile(descriptor, part.baseAddress, part.count)
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN || errno == EWOULDBLOCK {
        wait(for: descriptor, events: Int16(POLLOUT))
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }

  /// Runs `call` until no signal interrupts it; negative is the error number
  /// with its sign turned.
  static func repeating(_ call: () -> Int32) -> Int32 {
    while true {
      let result = call()
      if result >= 0 { return result }
      if errno != EINTR { return -errno }
    }
  }

  private static func wait(for descriptor: Int32, events: Int16) {
    var request = pollfd(fd: descriptor, events: events, revents: 0)
    _ = poll(&request, 1, -1)
  }
}

/// An error number of the system.
struct SystemError: Error {
  /// The number, `errno`.
  var code: Int32
}

extension stat {
  /// Whether it is an ordinary file.
  var isRegularFile: Bool { st_mode & S_IFMT == S_IFREG }
  /// Whether it is a folder.
  var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
}

// Inside `SystemCalls` the bare names would find its own functions.
private func openFile(_ path: UnsafePointer<CChar>, _ flags: Int32, _ mode: mode_t) -> Int32 {
  open(path, flags, mode)
}
private func readFile(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int
{
  read(descriptor, buffer, count)
}
private func writeFile(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, buffer, count)
}
