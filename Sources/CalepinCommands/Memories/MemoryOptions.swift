internal import ArgumentParser
internal import CalepinCore
internal import CalepinTerminology
internal import FoundationEssentials

/// Which termbases a command asks.
struct MemoryOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "A termbase to search: a table (.tsv, .csv), a .tmx, or a folder of those; repeatable.",
      valueName: "file"))
  var memory: [String] = []

  @OptionGroup var tables: TableOptions

  @Flag(
    inversion: .prefixedNo,
    help: "Search the built-in glossary as well (default: as the command says).")
  var glossary: Bool?

  /// The termbases, the most trusted one first: those named with `-m`; without
  /// any, the folder or file of `$CALEPIN_MEMORY`; then the user's own
  /// termbase, then the glossary.
  ///
  /// A command that was told where to search searches the user's own termbase
  /// and the glossary only if it says so with `includesGlossary`.
  ///
  /// - Parameters:
  ///   - includesGlossary: Whether the glossary is asked unless the user
  ///     says otherwise.
  ///   - from: The source language, for tables of two columns without a
  ///     header.
  ///   - to: The target language, likewise.
  /// - Returns: The termbases in the order in which they are trusted.
  /// - Throws: ``CommandFailure`` when one cannot be read.
  func termbases(
    includesGlossary: Bool, from: LanguageTag?, to: LanguageTag?
  ) async throws -> [Termbase] {
    let loader = TermbaseLoader(
      columns: tables.columns, languages: (from ?? .french, to ?? .english))
    var bases: [Termbase] = []
    for path in memory { bases += try loader.load(path) }
    let variable = ProcessInfo.processInfo.environment["CALEPIN_MEMORY"]
    if memory.isEmpty, let path = variable, !path.isEmpty { bases += try loader.load(path) }
    if memory.isEmpty || includesGlossary, let own = try loader.loadOwn() {
      // What `calepin add` wrote is the user's last word, but for what the command line names.
      bases.append(own)
    }
    let isNamed = !memory.isEmpty || variable?.isEmpty == false
    if glossary ?? (includesGlossary || !isNamed) {
      bases.append(try await BuiltInGlossary.termbase())
    }
    return bases
  }
}
