#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A file that appears whole or not at all.
///
/// The bytes go to a temporary file in the same folder, which takes the name
/// of the target on ``commit()``. Without a commit the temporary file is
/// removed and the target stays as it was, also when SIGINT, SIGTERM or SIGHUP
/// ends the program. A symbolic link is followed: the
/// file it points to is replaced, the link stays. A replaced file keeps its
/// mode. What is no ordinary file (a pipe, `/dev/stdout`, `/dev/null`) is
/// written directly.
///
/// The program has to ignore SIGPIPE and SIGXFSZ, so that they arrive as
/// errors here.
public final class AtomicFile: ByteSink {
  /// The path as the caller gave it.
  public let path: String

  private let target: Target
  private var descriptor: Int32
  /// Where the temporary file stands among those that go with the program.
  private var place: Int?

  /// Where the bytes go before the commit.
  private enum Target {
    case direct
    case temporary(String, final: String, replaces: Bool)
  }

  /// Begins the file at `path`; `-` is the standard output.
  ///
  /// - Parameters:
  ///   - path: Where the file will stand.
  ///   - overwrite: Whether an ordinary file that stands there may go.
  /// - Throws: `OutputError` when it may not, or the folder takes no file.
  public init(_ path: String, overwrite: Bool) throws(OutputError) {
    self.path = path
    let opened = try Self.open(path, overwrite: overwrite)
    target = opened.target
    descriptor = opened.descriptor
    if case .temporary(let temporary, _, _) = target { place = TemporaryFiles.add(temporary) }
  }

  deinit { discard() }

  /// Writes `bytes` as the whole content of the file at `path`.
  public static func write(_ bytes: [UInt8], to path: String, overwrite: Bool) throws(OutputError) {
    let file = try AtomicFile(path, overwrite: overwrite)
    try file.write(bytes)
    try file.commit()
  }

  /// Makes sure that a file can be begun at `path`, for a command that works
  /// long before it writes.
  ///
  /// Nothing is left there; what is no ordinary file is not opened.
  ///
  /// - Parameters:
  ///   - path: Where the file will stand.
  ///   - overwrite: Whether an ordinary file that stands there may go.
  /// - Throws: `OutputError` as ``init(_:overwrite:)`` does.
  public static func check(_ path: String, overwrite: Bool) throws(OutputError) {
    if descriptorNumber(path) != nil { return }
    if case .success(let status) = SystemCalls.status(of: path),
      !status.isRegularFile, !status.isFolder
    {
      return
    }
    try AtomicFile(path, overwrite: overwrite).discard()
  }

  /// Appends `bytes`.
  public func write(_ bytes: [UInt8]) throws(OutputError) {
    // A typed throw does not pass through withUnsafeBytes.
    let code = bytes.withUnsafeBytes { SystemCalls.write(descriptor, $0) }
    if code != 0 { throw failure(code) }
  }

  /// Appends `bytes`.
  public func write(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
    precondition(descriptor >= 0, "nothing is written after the commit")
    let code = SystemCalls.write(descriptor, bytes)
    if code != 0 { throw failure(code) }
  }

  /// Puts the file in its place; nothing can be written afterwards.
  public func commit() throws(OutputError) {
    precondition(descriptor >= 0, "a file is committed once")
    guard case .temporary(let temporary, let final, let replaces) = target else {
      return try closeDescriptor()
    }
    defer {
      TemporaryFiles.forget(place)
      place = nil
    }
    let synced = SystemCalls.repeating { fsync(descriptor) }
    // Some file systems have no fsync; that is no loss of bytes.
    if synced < 0, -synced != EINVAL, -synced != ENOTSUP { throw abandon(temporary, -synced) }
    do { try closeDescriptor() } catch {
      unlink(temporary)
      throw error
    }
    let code = Self.place(temporary, at: final, replacing: replaces)
    if code == EEXIST {
      unlink(temporary)
      throw .exists(path: path)
    }
    if code != 0 { throw abandon(temporary, code) }
    Self.syncFolder(of: final)
  }

  /// Leaves the target as it was; done by itself when the last reference goes.
  public func discard() {
    guard descriptor >= 0 else { return }
    close(descriptor)
    descriptor = -1
    if case .temporary(let temporary, _, _) = target { unlink(temporary) }
    TemporaryFiles.forget(place)
    place = nil
  }

  private func closeDescriptor() throws(OutputError) {
    let code = close(descriptor) == 0 ? 0 : errno
    descriptor = -1
    // EINTR leaves the descriptor closed on Linux; the data were synced before.
    if code != 0, code != EINTR { throw failure(code) }
  }

  private func abandon(_ temporary: String, _ code: Int32) -> OutputError {
    discard()
    unlink(temporary)
    return failure(code)
  }

  private func failure(_ code: Int32) -> OutputError {
    code == EPIPE
      ? .closedPipe(path: path)
      : .cannotWrite(path: path, reason: SystemCalls.reason(code))
  }
}

extension AtomicFile {
  private typealias Opened = (target: Target, descriptor: Int32)

  private static func open(_ path: String, overwrite: Bool) throws(OutputError) -> Opened {
    if let number = descriptorNumber(path) {
      return (.direct, try checked(SystemCalls.repeating { dup(number) }, path))
    }
    switch SystemCalls.status(of: path) {
    case .success(let status) where status.isFolder:
      throw .isFolder(path: path)
    case .success(let status) where !status.isRegularFile:
      return (.direct, try checked(SystemCalls.open(path, flags: O_WRONLY), path))
    case .success(let status):
      guard overwrite else { throw .exists(path: path) }
      let opened = try temporary(for: path, replaces: true)
      // The mode of the old file; without it the umask decides, as for any new file.
      _ = fchmod(opened.descriptor, status.st_mode & 0o7777)
      return opened
    case .failure(let error) where error.code == ENOENT:
      return try temporary(for: path, replaces: overwrite)
    case .failure(let error):
      throw .cannotCreate(path: path, reason: SystemCalls.reason(error.code))
    }
  }

  /// The number of an open descriptor that `path` stands for: opening it anew
  /// would write from the start of a file the shell is appending to.
  private static func descriptorNumber(_ path: String) -> Int32? {
    switch path {
    case "-", "/dev/stdout": return 1
    case "/dev/stderr": return 2
    default:
      for prefix in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(prefix) {
        return Int32(path.dropFirst(prefix.count))
      }
      return nil
    }
  }

  private static func checked(_ descriptor: Int32, _ path: String) throws(OutputError) -> Int32 {
    guard descriptor < 0 else { return descriptor }
    throw .cannotCreate(path: path, reason: SystemCalls.reason(-descriptor))
  }

  private static func temporary(for path: String, replaces: Bool) throws(OutputError) -> Opened {
    guard let final = resolvingLinks(path) else {
      throw .cannotCreate(path: path, reason: SystemCalls.reason(ELOOP))
    }
    for _ in 0..<100 {
      // Short and free of the target's name, which may be as long as names get.
      let number = String(UInt64.random(in: 0...UInt64.max), radix: 36)
      let temporary = folder(of: final) + ".calepin-\(number).tmp"
      let flags = O_WRONLY | O_CREAT | O_EXCL
      let descriptor = SystemCalls.open(temporary, flags: flags, mode: 0o666)
      if descriptor == -EEXIST { continue }
      return (
        .temporary(temporary, final: final, replaces: replaces), try checked(descriptor, path)
      )
    }
    throw .cannotCreate(path: path, reason: SystemCalls.reason(EEXIST))
  }

  /// The path behind all symbolic links of the last component, also when
  /// nothing is there yet; `nil` when they go round in circles.
  private static func resolvingLinks(_ path: String) -> String? {
    var path = path
    for _ in 0..<40 {
      let target = [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
        count = buffer.withMemoryRebound(to: CChar.self) { chars in
          chars.baseAddress.map { max(0, readlink(path, $0, chars.count)) } ?? 0
        }
      }
      if target.isEmpty { return path }
      let text = String(decoding: target, as: UTF8.self)
      path = text.hasPrefix("/") ? text : folder(of: path) + text
    }
    return nil
  }

  /// Everything up to the last slash, with it; empty for a bare name.
  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return String(path[...slash])
  }

  /// Gives the file `temporary` the name `final`; 0, or the error number.
  private static func place(_ temporary: String, at final: String, replacing: Bool) -> Int32 {
    if !replacing {
      // A link, unlike a rename, refuses to replace what came meanwhile.
      if link(temporary, final) == 0 {
        unlink(temporary)
        return 0
      }
      if errno == EEXIST { return EEXIST }
    }
    return rename(temporary, final) == 0 ? 0 : errno
  }

  /// Makes the new name last through a power cut, where the system can.
  private static func syncFolder(of path: String) {
    let folder = folder(of: path)
    let descriptor = SystemCalls.open(folder.isEmpty ? "." : folder, flags: O_RDONLY)
    guard descriptor >= 0 else { return }
    _ = fsync(descriptor)
    close(descriptor)
  }
}
