/// Why a memory could not be opened, read or written.
///
/// Descriptions leave out the file, which the caller puts in front.
public enum MemoryError: Error, Hashable, Sendable {
  /// There is no such file, or the system does not let it be opened.
  case cannotOpen(reason: String)
  /// The file is none that calepin wrote.
  case notAMemory
  /// The file was written by a later version of calepin.
  case newer(version: Int, known: Int)
  /// The content of the file is not what was once written.
  case damaged(String)
  /// Another program has been writing to the file for too long.
  case busy
  /// There is no room for what should be written.
  case full(String)
  /// The file or its folder may not be written to.
  case readOnly
  /// There is no unit or entry of this number.
  case noSuchItem(Int)
  /// A unit that the memory cannot take.
  case unfit(String)
  /// What SQLite says, with the number it gives it.
  case database(code: Int32, String)
}

extension MemoryError: CustomStringConvertible {
  /// What is wrong and, where the fix is not obvious, what was expected.
  public var description: String {
    switch self {
    case .cannotOpen(let reason): "cannot open: \(reason)"
    case .notAMemory: "is no memory of calepin, expected one that 'calepin import' made"
    case .newer(let version, let known):
      "is of version \(version), and this program knows versions up to \(known): use a newer calepin"
    case .damaged(let what): "is damaged: \(what)"
    case .busy: "is being written to by another program, and was not set free in time"
    case .full(let what): "cannot write: \(what); nothing of it was kept"
    case .readOnly: "cannot write: the file or its folder is read-only"
    case .noSuchItem(let id): "has no unit or entry of the number \(id)"
    case .unfit(let what): what
    case .database(let code, let text): "cannot be used: \(text) (SQLite error \(code))"
    }
  }
}
