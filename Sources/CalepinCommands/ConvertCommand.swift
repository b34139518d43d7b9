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

  @OptionGroup var tables: TableOptions
  @OptionGroup var writing: WritingOptions

  @Option(
    help: ArgumentHelp(
      "The format to read, where the content does not tell: "
        + FileFormat.all.filter { $0.reader != nil }.map(\.name).joined(separator: ", ") + ".",
      valueName: "name"))
  var inputFormat: FileFormat?

  @Flag(help: "Refuse files in which something is odd.")
  var strict = false

  @Flag(help: "Take the units before the cut of a file that ends too early.")
  var partial = false

  func validate() throws {
    try writing.check()
    if let inputFormat, inputFormat.reader == nil {
      throw ValidationError("\(inputFormat.title) can be written, but not read.")
    }
  }

  func run() throws {
    let input = try self.input()
    try writing.write { writer in
      for path in files { try input.pass(path, to: writer) }
    }
  }

  private func input() throws -> ExchangeInput {
    var input = ExchangeInput(format: inputFormat, isStrict: strict, takesPartial: partial)
    do {
      input.options.layout = try tables.columns.map { try TableLayout(names: $0) }
    } catch {
      throw CommandFailure("\(error)")
    }
    input.options.languages = (writing.from ?? .french, writing.to ?? .english)
    return input
  }
}

extension FileFormat: ExpressibleByArgument {
  /// The format that `argument` names.
  public init?(argument: String) { self.init(named: argument) }
}
