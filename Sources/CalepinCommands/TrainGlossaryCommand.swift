internal import ArgumentParser
internal import CalepinCore
internal import CalepinTerminology

/// `calepin train glossary`.
struct TrainGlossary: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "glossary",
    abstract: "Compile tables to the glossary that is built into the program.",
    discussion: """
      The order of the tables decides between the senses of a word when nothing else does.

        calepin train glossary mine.tsv -o glossary.bin
      """)

  @OptionGroup var destination: OutputOptions

  @Argument(help: "The tables, which begin with a header.")
  var files: [String]

  func validate() throws {
    guard destination.output != nil else {
      throw ValidationError("'-o' has to name the file to write.")
    }
  }

  func run() throws {
    let output = destination.output ?? "-"
    try AtomicFile.check(output, overwrite: destination.force)
    var entries: [ConceptEntry] = []
    for file in files {
      try TermFileReader.forEachEntry(in: file, columns: nil, languages: (.french, .english)) {
        entries.append($0)
      }
    }
    let names = files.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    try AtomicFile.write(
      CompiledTermbase.bytes(of: entries, names: names), to: output, overwrite: destination.force)
  }
}
