/// Why the bytes of a file could not be read.
public enum InputError: Error, Hashable, Sendable {
  /// The file cannot be opened, for the system's `reason`.
  case cannotOpen(path: String, reason: String)
  /// A folder stands where a file is wanted.
  case isFolder(path: String)
  /// The file was opened, but reading it failed for the system's `reason`.
  case cannotRead(path: String, reason: String)
  /// The file has more bytes than the caller takes.
  case tooLarge(path: String, limit: Int)

  /// The file, `-` for the standard input.
  public var path: String {
    switch self {
    case .cannotOpen(let path, _), .isFolder(let path), .cannotRead(let path, _),
      .tooLarge(let path, _):
      path
    }
  }
}

extension InputError: CustomStringConvertible {
  /// What is wrong; the caller names the file.
  public var description: String {
    switch self {
    case .cannotOpen(_, let reason): "cannot open: \(reason)"
    case .isFolder: "is a folder, expected a file"
    case .cannotRead(_, let reason): "cannot read: \(reason)"
    case .tooLarge(_, let limit): "is too large, expected at most \(limit) bytes"
    }
  }
}
