public import ArgumentParser
internal import CalepinCore
public import CalepinFormats

/// `calepin convert`: files of terms and units into another format.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Turn glossaries and memories of any format into another.",
    discussion: """
      Reads the files one after the other and writes them as one. What a file is, is found out \
      from its content; .gz and .zip are unpacked. Warnings say what was odd, and what could \
      not be carried over.

        calepin convert glossary.tsv -o glossary.tmx
        calepin convert memory.tmx -o - --format tsv --from fr --to en
        calepin convert old.tmx.gz -o new.tmx --lang fr:fr-FR,en:en-GB
      """)

  @Argument(help: "The files to read; '-' is the standard input.")
  var files: [String]

  @Option(
    help: "The source language, a BCP 47 tag (default: as the file says, else fr).",
    transform: Self.language)
  var from: LanguageTag?

  @Option(
    help: "The target language, a BCP 47 tag (default: as the file says, else en).",
    transform: Self.language)
  var to: LanguageTag?

  @OptionGroup var tables: TableOptions
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
      "The format to read, where the content does not tell: "
        + FileFormat.all.filter { $0.reader != nil }.map(\.name).joined(separator: ", ") + ".",
      valueName: "name"))
  var inputFormat: FileFormat?

  @Option(
    help: ArgumentHelp(
      "Other tags to write for languages, for example 'fr:fr-FR,en:en-GB'.",
      valueName: "from:to"))
  var lang: LanguageNames?

  @Flag(help: "Write tables to the standard output with a header.")
  var header = false

  @Flag(help: "Refuse files in which something is odd.")
  var strict = false

  @Flag(help: "Take the units before the cut of a file that ends too early.")
  var partial = false

  /// The language that `text` spells, `fr_FR` and `fra` like `fr-FR` and `fr`.
  @Sendable private static func language(_ text: String) throws -> LanguageTag {
    guard let tag = LanguageTag(lenient: text) else {
      throw ValidationError("'\(text)' is not a language tag, expected for example 'fr'.")
    }
    return tag
  }

  func validate() throws {
    guard destination.output != nil else {
      throw ValidationError("say where to write with '-o'; '-' is the standard output.")
    }
    if isTBX3, let format, format.name != "tbx3" {
      throw ValidationError("'--tbx3' and '--format \(format.name)' contradict each other.")
    }
    _ = try outputFormat()
    if let inputFormat, inputFormat.reader == nil {
      throw ValidationError("\(inputFormat.title) can be written, but not read.")
    }
  }

  func run() throws {
    let output = destination.output ?? "-"
    let file = try AtomicFile(output, overwrite: destination.force)
    let isPipe = output == "-"
    var options = WriteOptions(source: from, target: to, toolVersion: Calepin.version)
    options.languageNames = lang?.names ?? [:]
    options.isPairs = isPipe && !header
    if isPipe || header { options.hasHeader = header }
    let writer = ExchangeOutput(
      to: file, name: output, format: try outputFormat(), options: options)
    let input = try self.input()
    for path in files { try input.pass(path, to: writer) }
    try writer.finish()
    try file.commit()
  }

  private func input() throws -> ExchangeInput {
    var input = ExchangeInput(format: inputFormat, isStrict: strict, takesPartial: partial)
    do {
      input.options.layout = try tables.columns.map { try TableLayout(names: $0) }
    } catch {
      throw CommandFailure("\(error)")
    }
    input.options.languages = (from ?? .french, to ?? .english)
    return input
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

extension FileFormat: ExpressibleByArgument {
  /// The format that `argument` names.
  public init?(argument: String) { self.init(named: argument) }
}
