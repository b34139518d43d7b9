internal import ArgumentParser
internal import CalepinCore
internal import CalepinTerminology

/// Which termbases a command asks.
struct MemoryOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "A termbase or memory to search: a table, TMX, TBX, XLIFF, PO, or a folder of those; repeatable.",
      valueName: "file"))
  var memory: [String] = []

  @OptionGroup var tables: TableOptions

  @Flag(
    inversion: .prefixedNo,
    help: "Search the built-in glossary as well (default: as the command says).")
  var glossary: Bool?

  /// The termbases, the most trusted one first: those named with `-m`, else the
  /// user's own termbase and then what `$CALEPIN_MEMORY`, else the project's
  /// `calepin.toml` names; the glossary where nothing was named.
  ///
  /// What was named is all that is asked, unless the command sees it as an
  /// addition (`addsDefaults`): then the user's own termbase and the glossary
  /// follow in any case.
  ///
  /// - Parameters:
  ///   - addsDefaults: Whether what is named comes on top of the defaults.
  ///   - from: The source language, for tables of two columns without a
  ///     header.
  ///   - to: The target language, likewise.
  ///   - question: What is asked, when it is all that is asked: then of large
  ///     memories only what may answer it is read.
  /// - Returns: The termbases in the order in which they are trusted.
  /// - Throws: ``CommandFailure`` when one cannot be read.
  func termbases(
    addsDefaults: Bool, from: LanguageTag?, to: LanguageTag?,
    answering question: LookupQuestion? = nil
  ) throws -> [Termbase] {
    let loader = loader(from: from, to: to, answering: question)
    var bases = try memory.flatMap { try loader.load($0) }
    // What `calepin add` wrote is the user's last word, but for what the command line names.
    if memory.isEmpty || addsDefaults, let own = try loader.loadOwn() { bases.append(own) }
    let named = MemoryPaths.byDefault
    if memory.isEmpty { bases += try named.flatMap { try loader.load($0) } }
    let isNamed = !memory.isEmpty || !named.isEmpty
    if glossary ?? ProjectSettings.current?.glossary ?? (addsDefaults || !isNamed) {
      bases.append(try BuiltInGlossary.termbase())
    }
    return bases
  }

  /// `bases` with more of those of which only a part was read: what may answer
  /// `question`, or the whole.
  ///
  /// - Throws: ``CommandFailure`` when one cannot be read.
  func reread(
    _ bases: [Termbase], from: LanguageTag?, to: LanguageTag?,
    answering question: LookupQuestion?
  ) throws -> [Termbase] {
    let loader = loader(from: from, to: to, answering: question)
    return try bases.flatMap { base in try base.rest.map { try loader.load($0.path) } ?? [base] }
  }

  private func loader(
    from: LanguageTag?, to: LanguageTag?, answering question: LookupQuestion?
  ) -> TermbaseLoader {
    TermbaseLoader(
      columns: tables.columns, languages: (from ?? .french, to ?? .english), question: question)
  }
}
