internal import FoundationEssentials

/// Where a user's own files stand (XDG Base Directory Specification 0.8).
enum UserFolders {
  /// The termbase to which `calepin add` writes, or `nil` when there is no
  /// home folder.
  static var termbasePath: String? {
    let environment = ProcessInfo.processInfo.environment
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
      return data + "/calepin/termbase.tsv"
    }
    return environment["HOME"].map { $0 + "/.local/share/calepin/termbase.tsv" }
  }
}
