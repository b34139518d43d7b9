internal import ArgumentParser
internal import CalepinChecks
internal import CalepinCore
internal import CalepinFormats
internal import CalepinTerminology

/// The termbases a check compares with, and how tables are read.
struct CheckTermOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "A termbase to compare the terms with: a table, TMX, TBX or a folder of those; repeatable (default: $CALEPIN_MEMORY, else those of the project).",
      valueName: "file"))
  var memory: [String] = []

  @Option(
    help: ArgumentHelp(
      "A memory whose translations are to be kept: TMX, XLIFF, PO, a table, .calepin or a folder of those; repeatable.",
      valueName: "file"))
  var tm: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "The columns of tables without a header, for example 'id,en,fr'; '-' skips one. Given again, with a status as in 'en,fr,fr.forbidden', those of the termbases.",
      valueName: "names"))
  var columns: [String] = []

  /// The columns of the tables that are checked.
  var columnsOfFiles: String? { columns.first { !Self.hasStatus($0) } }

  /// The columns of the termbases: those with a status, else the last that
  /// were given.
  private var columnsOfTermbases: String? {
    columns.first(where: Self.hasStatus) ?? columns.dropFirst().last
      ?? columns.first { !$0.split(separator: ",").contains("id") }
  }

  private static func hasStatus(_ columns: String) -> Bool {
    columns.split(separator: ",").contains { $0.contains(".") }
  }

  /// The termbases that were named.
  ///
  /// - Throws: ``CommandFailure`` when one cannot be read.
  func termbases(_ languages: TextLanguageOptions) throws -> [Termbase] {
    let loader = TermbaseLoader(
      columns: columnsOfTermbases,
      languages: (languages.named.source ?? .french, languages.named.target ?? .english))
    let paths = memory.isEmpty ? MemoryPaths.byDefault : memory
    return try paths.flatMap { try loader.load($0) }.map(Self.split)
  }

  /// What the memories say; `nil` when none was named.
  ///
  /// - Throws: `InputError` or ``CommandFailure`` when one cannot be read.
  func references(_ languages: TextLanguageOptions) throws -> ReferenceTranslations? {
    if tm.isEmpty { return nil }
    let pair = languages.named
    let pairing = UnitPairing(source: pair.source ?? .french, target: pair.target ?? .english)
    var references = ReferenceTranslations()
    var input = ExchangeInput()
    input.options.languages = (pairing.source, pairing.target)
    input.options.splitsTerms = false
    for path in try tm.flatMap({ try TermbaseLoader.files(at: $0) }) {
      try input.read(path) { item, _ in
        let units =
          switch item {
          case .document: [TranslationUnit]()
          case .unit(let unit): [unit]
          case .entry(let entry):
            entry.translationUnits(from: pairing.source, to: pairing.target)
          }
        for unit in units {
          guard let (source, target) = pairing.variants(of: unit) else { continue }
          references.add(source.segment, target.segment)
        }
      }
    }
    return references
  }

  /// The termbase with the terms split at bars that have no blanks around
  /// them, too: here they are alternatives in any case.
  private static func split(_ base: Termbase) -> Termbase {
    var entries = base.entries
    for entry in entries.indices {
      for section in entries[entry].sections.indices {
        let terms = entries[entry].sections[section].terms
        guard terms.contains(where: { $0.text.utf8.contains(UInt8(ascii: "|")) }) else { continue }
        entries[entry].sections[section].terms = terms.flatMap { term in
          term.text.split(separator: "|").map { part in
            var single = term
            single.text = String(part)
            return single
          }
        }
      }
    }
    return Termbase(name: base.name, entries: entries)
  }
}
