#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Size and date of a file: what tells whether it has changed.
public struct FileStamp: Hashable, Sendable {
  /// The size in bytes.
  public let byteCount: Int
  /// The time of the last change, in nanoseconds since 1970.
  public let modified: Int

  /// The stamp of the ordinary file at `path`, links followed, or `nil` when
  /// there is none.
  public init?(_ path: String) {
    guard case .success(let status) = SystemCalls.status(of: path), status.isRegularFile else {
      return nil
    }
    byteCount = Int(status.st_size)
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    modified = Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec)
  }
}

/// A folder of the file system.
public enum Folder {
  /// Makes the folder at `path` and those it lies in, for this user only;
  /// says whether it is there afterwards.
  public static func make(_ path: String) -> Bool {
    var made = ""
    for part in path.split(separator: "/") {
      made += (made.isEmpty && !path.hasPrefix("/") ? "" : "/") + part
      if mkdir(made, 0o700) != 0, errno != EEXIST, errno != EISDIR, errno != EROFS { return false }
    }
    guard case .success(let status) = SystemCalls.status(of: path) else { return false }
    return status.isFolder
  }
}

/// A variable of the environment, `nil` when it is not set or empty.
public func environmentVariable(_ name: String) -> String? {
  guard let value = getenv(name), value.pointee != 0 else { return nil }
  return String(cString: value)
}
