internal import ArgumentParser
internal import CalepinMemory

/// Which memory a command works on.
struct StoreOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The memory, a .calepin file.", valueName: "file"))
  var memory: String

  /// Opens the memory.
  ///
  /// - Throws: ``CommandFailure`` when it cannot be opened.
  func open() throws -> Memory {
    try inMemory(memory) { try Memory(opening: memory) }
  }
}

/// What `body` gives, its errors told with the name of the memory at `path`.
///
/// - Throws: ``CommandFailure`` for an error of the memory, else what `body`
///   throws.
func inMemory<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
  do { return try body() } catch let error as MemoryError {
    throw CommandFailure(error, in: path)
  }
}
