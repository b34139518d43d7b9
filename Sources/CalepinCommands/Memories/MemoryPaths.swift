internal import FoundationEssentials

/// Which memories are searched when the command line names none.
enum MemoryPaths {
  /// What `$CALEPIN_MEMORY` names, else the project's `calepin.toml`.
  static var byDefault: [String] {
    let variable = ProcessInfo.processInfo.environment["CALEPIN_MEMORY"] ?? ""
    return variable.isEmpty ? ProjectSettings.current?.memories ?? [] : [variable]
  }
}
