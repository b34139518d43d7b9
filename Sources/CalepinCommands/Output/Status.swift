internal import ArgumentParser

/// How a command ended, as the shell sees it; usage errors are 64, which
/// ArgumentParser gives by itself.
enum Status: Int32, Error {
  /// Nothing was found, or a check found something.
  case nothingFound = 1
  /// It could not be done.
  case failed = 2
  /// Only something like it was found.
  case onlyApproximate = 3
}

/// Why a command could not be done: one sentence for the person who called it.
struct CommandFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
