#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// An ordinary file whose bytes are read where the system keeps them.
///
/// The file must not be written to while it is mapped; replacing it by another
/// one of the same name is fine.
public final class MappedFile: @unchecked Sendable {  // the bytes are never written
  /// The bytes of the file, valid as long as this object lives.
  public let bytes: UnsafeRawBufferPointer

  /// Maps the file at `path`.
  ///
  /// - Returns: `nil` when there is no such ordinary file, it is empty, or it
  ///   cannot be mapped.
  /// - Complexity: O(1); a page is read when it is first looked at.
  public init?(_ path: String) {
    let descriptor = SystemCalls.open(path, flags: O_RDONLY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard case .success(let status) = SystemCalls.status(of: descriptor),
      status.isRegularFile, status.st_size > 0,
      let start = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0),
      start != MAP_FAILED
    else { return nil }
    bytes = UnsafeRawBufferPointer(start: start, count: Int(status.st_size))
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }
}
