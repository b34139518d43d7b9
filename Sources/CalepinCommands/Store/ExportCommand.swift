internal import ArgumentParser
internal import CalepinCore
internal import CalepinFormats

/// `calepin export`: what a memory holds into a file of any format.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the units and entries of a memory to a file of any format.",
    discussion: """
      Units come in the order in which they were stored, with everything that their files said \
      of them. What has no place in the format is told.

        calepin export -m chips.calepin -o chips.tmx
        calepin export -m chips.calepin -o - --format tsv --from fr --to en
      """)

  /// Which part of a memory is wanted.
  enum Part: String, CaseIterable, ExpressibleByArgument {
    case units, entries
  }

  @OptionGroup var store: StoreOptions
  @OptionGroup var writing: WritingOptions

  @Option(help: "Write these only (default: both).")
  var only: Part?

  func validate() throws { try writing.check() }

  func run() throws {
    try writing.write { writer in
      try ExchangeInput.readMemory(store.memory, only: only) { item, name in
        try writer.write(item, of: name)
      }
    }
  }
}
