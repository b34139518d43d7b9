internal import ArgumentParser
internal import CalepinCore

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

  /// What is wrong in `file`, and in which line when `problem` knows it.
  ///
  /// - Parameters:
  ///   - problem: An error whose description leaves out the file.
  ///   - file: The file as the user named it.
  init(_ problem: some Error, in file: String) {
    let line = (problem as? any LocatedError)?.line.map { ":\($0)" } ?? ""
    self.init("\(InputDocument.shownName(of: file))\(line): \(problem)")
  }

  /// Why a file could not be read.
  init(_ error: InputError) { self.init(error, in: error.path) }

  /// Why a file could not be written, and how to have it replaced.
  init(_ error: OutputError) {
    switch error {
    case .exists(let path): self.init("\(path): exists already; '--force' replaces it")
    case _ where error.path == "-": self.init("standard output: \(error)")
    default: self.init(error, in: error.path)
    }
  }
}
