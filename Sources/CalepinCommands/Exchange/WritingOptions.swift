internal import ArgumentParser
internal import CalepinCore
internal import CalepinFormats

/// Into what file and format a command writes units and entries.
struct WritingOptions: ParsableArguments {
  @Option(
    help: "The source language, a BCP 47 tag (default: as the file says, else fr).",
    transform: Self.language)
  var from: LanguageTag?

  @Option(
    help: "The target language, a BCP 47 tag (default: as the file says, else en).",
    transform: Self.language)
  var to: LanguageTag?

  @OptionGroup var destination: OutputOptions

  @Option(
    help: ArgumentHelp(
      "The format to write (default: by the extension of the output file): "
        + FileFormat.writable.map(\.name).joined(separator: ", ") + ".", valueName: "name"))
  var format: FileFormat?

  @Flag(name: .customLong("tbx3"), help: "Write TBX of version 3; like '--format tbx3'.")
  var isTBX3 = false

  @Option(
    help: ArgumentHelp(
      "Other tags to write for languages, for example 'fr:fr-FR,en:en-GB'.",
      valueName: "from:to"))
  var lang: LanguageNames?

  @Flag(help: "Write tables to the standard output with a header.")
  var header = false

  /// The language that `text` spells, `fr_FR` and `fra` like `fr-FR` and `fr`.
  @Sendable private static func language(_ text: String) throws -> LanguageTag {
    guard let tag = LanguageTag(lenient: text) else {
      throw ValidationError("'\(text)' is not a language tag, expected for example 'fr'.")
    }
    return tag
  }

  /// Refuses what cannot be written.
  func check() throws {
    guard destination.output != nil else {
      throw ValidationError("say where to write with '-o'; '-' is the standard output.")
    }
    if isTBX3, let format, format.name != "tbx3" {
      throw ValidationError("'--tbx3' and '--format \(format.name)' contradict each other.")
    }
    _ = try outputFormat()
  }

  /// Writes the file that appears when `body` has written all of it.
  func write(_ body: (ExchangeOutput) throws -> Void) throws {
    let output = destination.output ?? "-"
    let file = try AtomicFile(output, overwrite: destination.force)
    let isPipe = output == "-"
    var options = WriteOptions(source: from, target: to, toolVersion: Calepin.version)
    options.languageNames = lang?.names ?? [:]
    options.isPairs = isPipe && !header
    if isPipe || header { options.hasHeader = header }
    let writer = ExchangeOutput(
      to: file, name: output, format: try outputFormat(), options: options)
    try body(writer)
    try writer.finish()
    try file.commit()
  }

  private func outputFormat() throws -> FileFormat {
    let output = destination.output ?? "-"
    let asked = isTBX3 ? FileFormat(named: "tbx3") : format
    guard let format = asked ?? FileFormat(writing: output) else {
      let names = FileFormat.writable.map(\.name).joined(separator: ", ")
      throw ValidationError(
        "the format of '\(output)' is not known: say '--format' with one of \(names).")
    }
    guard format.unitWriter != nil || format.entryWriter != nil else {
      throw ValidationError("\(format.title) can be read, but not written.")
    }
    return format
  }
}
