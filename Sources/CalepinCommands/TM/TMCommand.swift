internal import ArgumentParser
internal import CalepinCore
internal import CalepinFormats

/// `calepin tm`: the maintenance of memories.
struct TMCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tm",
    abstract: "Validate, repair, count, compare and change memories.",
    discussion: """
      Reads memories of any format that 'calepin convert' knows, packed or not, unit by unit; \
      only dedupe, merge, diff and stats keep something of each unit in memory.

        calepin tm validate memory.tmx
      """,
    groupedSubcommands: [
      CommandGroup(
        name: "Look",
        subcommands: [TMValidateCommand.self, TMStatsCommand.self, TMDiffCommand.self]),
      CommandGroup(
        name: "Change",
        subcommands: [
          TMRepairCommand.self, TMDedupeCommand.self, TMMergeCommand.self, TMSplitCommand.self,
          TMFilterCommand.self, TMCleanCommand.self, TMInvertCommand.self, TMRetagCommand.self,
        ]),
    ])
}

/// The memories a command reads, and where it writes the one it makes.
struct MemoryFiles: ParsableArguments {
  @Argument(help: "The memories to read; '-' is the standard input.")
  var files: [String]

  @OptionGroup var destination: OutputOptions

  @Option(
    help: ArgumentHelp(
      "The format to write (default: by the extension of the output file, else tmx).",
      valueName: "name"))
  var format: FileFormat?

  /// Reads all units, and writes what `change` makes of each.
  ///
  /// - Parameters:
  ///   - configure: Changes how the memory is written.
  ///   - mend: Changes each unit before anything else; what it says is told.
  ///   - change: Gives the unit to write, or `nil` for none.
  /// - Returns: How many units were read and written.
  /// - Throws: `InputError`, `OutputError` or ``CommandFailure`` when a file cannot
  ///   be read to its end or written.
  @discardableResult
  func rewrite(
    configure: (inout WriteOptions) -> Void = { _ in },
    mending mend: (inout TranslationUnit) -> [FormatWarning] = { _ in [] },
    _ change: (TranslationUnit) -> TranslationUnit?
  ) throws -> (read: Int, written: Int) {
    let output = destination.output ?? "-"
    let format = try format ?? FileFormat(writing: output) ?? FileFormat(named: "tmx").orFail()
    let file = try AtomicFile(output, overwrite: destination.force)
    var options = WriteOptions(source: nil, target: nil, toolVersion: Calepin.version)
    configure(&options)
    let writer = ExchangeOutput(to: file, name: output, format: format, options: options)
    var counts = (read: 0, written: 0)
    func take(_ unit: TranslationUnit, _ name: String) throws {
      counts.read += 1
      var unit = unit
      TermFileReader.tell(mend(&unit), of: name)
      guard let changed = change(unit) else { return }
      counts.written += 1
      try writer.write(.unit(changed), of: name)
    }
    try forEachItem { item, name in
      switch item {
      case .document(let header): try writer.write(.document(header ?? DocumentHeader()), of: name)
      case .unit(let unit): try take(unit, name)
      case .entry(let entry):
        for unit in entry.translationUnits(from: .french, to: .english) { try take(unit, name) }
      }
    }
    try writer.finish()
    try file.commit()
    return counts
  }

  /// Hands all that is in the files to `body`.
  func forEachItem(_ body: ExchangeInput.Body) throws {
    for path in files { try ExchangeInput().read(path, body) }
  }

  /// Tells how many units went.
  func tell(_ counts: (read: Int, written: Int)) {
    printMessage("\(counts.read) units read, \(counts.written) written")
  }
}

extension Optional {
  /// The value, which is always there.
  fileprivate func orFail() throws -> Wrapped {
    guard let self else { throw CommandFailure("TMX is not known, expected it to be") }
    return self
  }
}
