internal import ArgumentParser
internal import CalepinCore
internal import CalepinFormats

/// `calepin convert`: files of terms and units into another format.
struct ConvertCommand: ParsableCommand {
  /// A format that can be written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case tmx, tsv, csv

    init?(extensionOf path: String) {
      let lower = path.lowercased()
      guard let format = Self.allCases.first(where: { lower.hasSuffix("." + $0.rawValue) }) else {
        return nil
      }
      self = format
    }
  }

  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Turn tables and TMX files into one another.",
    discussion: """
      Reads tables (.tsv, .csv) and .tmx files, one after the other, and writes them as one. \
      Warnings say what could not be carried over.

        calepin convert glossary.tsv -o glossary.tmx
        calepin convert memory.tmx -o - --format tsv
      """)

  @Argument(help: "The files to read.")
  var files: [String]

  @OptionGroup var languages: LanguageOptions
  @OptionGroup var tables: TableOptions
  @OptionGroup var destination: OutputOptions

  @Option(help: "The format to write (default: by the extension of the output file).")
  var format: Format?

  @Flag(help: "Write tables to the standard output with a header.")
  var header = false

  func validate() throws {
    guard destination.output != nil else {
      throw ValidationError("say where to write with '-o'; '-' is the standard output.")
    }
    _ = try outputFormat()
  }

  private func outputFormat() throws -> Format {
    let output = destination.output ?? "-"
    guard let format = format ?? Format(extensionOf: output) else {
      throw ValidationError(
        "the format of '\(output)' is not known: name it .tmx, .tsv or .csv, or say '--format'.")
    }
    return format
  }

  func run() throws {
    let output = destination.output ?? "-"
    let file = try AtomicFile(output, overwrite: destination.force)
    switch try outputFormat() {
    case .tmx: try writeTMX(to: file)
    case .tsv: try writeTable(to: file, .tsv)
    case .csv: try writeTable(to: file, .csv)
    }
    try file.commit()
  }

  private func writeTMX(to file: AtomicFile) throws {
    var options = TMXWriter.Options(
      sourceLanguage: languages.from, toolVersion: Calepin.version)
    options.segmentType = files.allSatisfy(Self.isTMX) ? "sentence" : "phrase"
    var writer = try TMXWriter(to: file, options: options)
    for path in files {
      if Self.isTMX(path) {
        try TermFileReader.forEachUnit(in: path) { try writer.write($0) }
      } else {
        try forEachEntry(in: path) { entry in
          for unit in entry.translationUnits(from: languages.from, to: languages.to) {
            try writer.write(unit)
          }
        }
      }
    }
    try writer.finish()
    TermFileReader.tell(writer.warnings, of: destination.output ?? "-")
  }

  private func writeTable(to file: AtomicFile, _ dialect: TableDialect) throws {
    let isPipe = destination.output == "-"
    let layout =
      isPipe && !header
      ? TableLayout([.terms(languages.from, nil), .terms(languages.to, nil)])
      : TableLayout.full([languages.from, languages.to])
    var writer = TermbaseWriter(
      to: file, layout: layout, dialect: dialect, hasHeader: !isPipe || header)
    for path in files {
      if Self.isTMX(path) {
        try TermFileReader.forEachUnit(in: path) { unit in
          if let entry = entry(of: unit) { try writer.write(entry) }
        }
      } else {
        try forEachEntry(in: path) { try writer.write($0) }
      }
    }
    try writer.finish()
    if !isPipe { TermFileReader.tell(writer.warnings, of: destination.output ?? "-") }
  }

  /// The unit as an entry in the two languages as the user named them.
  private func entry(of unit: TranslationUnit) -> ConceptEntry? {
    guard let source = unit.variant(in: languages.from),
      let target = unit.variant(in: languages.to)
    else { return nil }
    var pair = unit
    pair.variants = [source, target]
    pair.variants[0].languageCode = languages.from.description
    pair.variants[1].languageCode = languages.to.description
    return ConceptEntry(pair)
  }

  private func forEachEntry(in path: String, _ body: (ConceptEntry) throws -> Void) throws {
    try TermFileReader.forEachEntry(
      in: path, columns: tables.columns, languages: (languages.from, languages.to), body)
  }

  private static func isTMX(_ path: String) -> Bool { path.lowercased().hasSuffix(".tmx") }
}
