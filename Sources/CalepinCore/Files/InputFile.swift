internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A file that is read from its start to its end, whole or in chunks; `-` is
/// the standard input.
///
/// ```swift
/// let bytes = try InputFile("glossary.tsv").readAll()
/// ```
public final class InputFile: ByteSource {
  /// The path as the caller gave it.
  public let path: String
  /// How many bytes the file had when it was opened; `nil` for pipes and
  /// devices, which do not know.
  public let byteCount: Int?

  private let descriptor: Int32
  private let isOwned: Bool
  /// What was looked at of a standard input that cannot go back, and is still to
  /// be read by whoever opens it next.
  private static let lookedAt = Mutex<[UInt8]>([])

  /// Opens the file at `path`.
  public init(_ path: String) throws(InputError) {
    self.path = path
    isOwned = path != "-"
    descriptor = isOwned ? SystemCalls.open(path, flags: O_RDONLY) : 0
    guard descriptor >= 0 else {
      byteCount = nil
      throw .cannotOpen(path: path, reason: SystemCalls.reason(-descriptor))
    }
    let status = try? SystemCalls.status(of: descriptor).get()
    byteCount = status.flatMap { $0.isRegularFile ? Int($0.st_size) : nil }
    if status?.isFolder == true { throw .isFolder(path: path) }
  }

  deinit { if isOwned && descriptor >= 0 { close(descriptor) } }

  /// Reads what comes next into `buffer`; 0 at the end.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    let count = readOnce(into: buffer)
    guard count < 0 else { return count }
    throw .cannotRead(path: path, reason: SystemCalls.reason(Int32(-count)))
  }

  /// Reads what comes next, at most `count` bytes; none at the end.
  public func readChunk(atMost count: Int) throws(InputError) -> [UInt8] {
    var failure: Int?
    let part = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      let result = readOnce(into: UnsafeMutableRawBufferPointer(buffer))
      filled = max(0, result)
      failure = result < 0 ? -result : nil
    }
    if let failure { throw .cannotRead(path: path, reason: SystemCalls.reason(Int32(failure))) }
    return part
  }

  /// The bytes that come next, at most `count`, which stay to be read.
  ///
  /// - Returns: None for a pipe that has a path: who opens it again would miss
  ///   them.
  public func peek(atMost count: Int) throws(InputError) -> [UInt8] {
    let start = lseek(descriptor, 0, SEEK_CUR)
    guard start >= 0 || !isOwned else { return [] }
    var bytes: [UInt8] = []
    while bytes.count < count {
      let part = try readChunk(atMost: count - bytes.count)
      if part.isEmpty { break }
      bytes += part
    }
    if start >= 0 {
      lseek(descriptor, start, SEEK_SET)
    } else {
      Self.lookedAt.withLock { [bytes] in $0 = bytes + $0 }
    }
    return bytes
  }

  /// Reads once, first what was looked at; negative is the error number with its
  /// sign turned.
  private func readOnce(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let ahead: [UInt8] =
      isOwned
      ? []
      : Self.lookedAt.withLock { bytes in
        let part = Array(bytes.prefix(buffer.count))
        bytes.removeFirst(part.count)
        return part
      }
    guard !ahead.isEmpty else { return SystemCalls.read(descriptor, into: buffer) }
    buffer.copyBytes(from: ahead)
    return ahead.count
  }

  /// Reads the bytes in `range`, fewer when the file ends before.
  ///
  /// - Throws: `InputError` when the file cannot be read at any place.
  public func read(_ range: Range<Int>) throws(InputError) -> [UInt8] {
    guard lseek(descriptor, off_t(range.lowerBound), SEEK_SET) >= 0 else {
      throw .cannotRead(path: path, reason: SystemCalls.reason(errno))
    }
    var bytes: [UInt8] = []
    while bytes.count < range.count {
      let part = try readChunk(atMost: range.count - bytes.count)
      if part.isEmpty { break }
      bytes += part
    }
    return bytes
  }

  /// Reads the rest of the file.
  ///
  /// - Parameter limit: The most bytes to take; more is an error.
  /// - Returns: The bytes.
  /// - Throws: `InputError` when reading fails or `limit` is passed.
  public func readAll(atMost limit: Int = .max) throws(InputError) -> [UInt8] {
    if let byteCount, byteCount > limit { throw .tooLarge(path: path, limit: limit) }
    var bytes: [UInt8] = []
    // One byte more than the file has, so that its end is seen without growing.
    var room = max(64 << 10, min(byteCount ?? 0, 1 << 30) + 1)
    while true {
      var failure: Int?
      let before = bytes.count
      // Only [UInt8](unsafeUninitializedCapacity:) leaves new room unset.
      let part = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        let result = readOnce(into: UnsafeMutableRawBufferPointer(buffer))
        count = max(0, result)
        failure = result < 0 ? -result : nil
      }
      if let failure {
        throw .cannotRead(path: path, reason: SystemCalls.reason(Int32(failure)))
      }
      if part.isEmpty { return bytes }
      if before == 0 { bytes = part } else { bytes += part }
      if bytes.count > limit { throw .tooLarge(path: path, limit: limit) }
      room = 64 << 10
    }
  }
}
