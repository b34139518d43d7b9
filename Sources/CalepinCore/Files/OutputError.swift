/// Why a file could not be written.
public enum OutputError: Error, Hashable, Sendable {
  /// There is such a file already and nobody said that it may go.
  case exists(path: String)
  /// A folder stands where the file should go.
  case isFolder(path: String)
  /// The file, or the temporary one beside it, cannot be made.
  case cannotCreate(path: String, reason: String)
  /// Writing failed half-way: the disk is full, the file grew too large.
  case cannotWrite(path: String, reason: String)
  /// Whoever read the other end of the pipe has gone.
  case closedPipe(path: String)

  /// The file.
  public var path: String {
    switch self {
    case .exists(let path), .isFolder(let path), .cannotCreate(let path, _),
      .cannotWrite(let path, _), .closedPipe(let path):
      path
    }
  }
}

extension OutputError: CustomStringConvertible {
  /// What is wrong; the caller names the file.
  public var description: String {
    switch self {
    case .exists: "exists already, and is kept unless it is said that it may be replaced"
    case .isFolder: "is a folder, expected a file"
    case .cannotCreate(_, let reason): "cannot create: \(reason)"
    case .cannotWrite(_, let reason): "cannot write: \(reason)"
    case .closedPipe: "cannot write: the reader of the pipe has gone"
    }
  }
}
