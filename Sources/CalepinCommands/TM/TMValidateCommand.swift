internal import ArgumentParser
internal import CalepinCore
internal import CalepinFormats

/// `calepin tm validate`: what other programs may stumble over.
struct TMValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Say what is wrong in memories, with file, line and unit.",
    discussion: """
      Prints a line for each finding. Exits with 0 if there is none, 1 if there are, 2 if a file \
      cannot be read to its end. 'calepin tm repair' mends what can be mended.

        calepin tm validate memory.tmx
      """)

  @Argument(help: "The memories to read; '-' is the standard input.")
  var files: [String]

  func run() throws {
    var output = try StandardOutput()
    var isSound = true
    var failure: (any Error)?
    for path in files {
      let shown = InputDocument.shownName(of: path)
      func tell(_ findings: [FormatWarning], _ name: String?) throws {
        for finding in findings {
          isSound = false
          let place = finding.line > 0 ? ":\(finding.line)" : ""
          let unit = finding.unit.map { "unit \($0): " } ?? ""
          let file = name.map { "\(shown)/\($0)" } ?? shown
          try output.printLine("\(file)\(place): \(unit)\(finding.problem)")
        }
      }
      do {
        try Self.check(path, tell)
      } catch let error as FormatError {
        failure = CommandFailure(error, in: path)
        printError("\(CommandFailure(error, in: path))")
      }
    }
    try output.flush()
    if failure != nil { throw Status.failed }
    if !isSound { throw Status.nothingFound }
  }

  private static func check(
    _ path: String, _ tell: ([FormatWarning], String?) throws -> Void
  ) throws {
    let file = try ExchangeFile(try InputFile(path), name: path)
    while let document = try file.next() {
      try tell(document.warnings, document.name)
      switch document.content {
      case .units(var reader):
        var checks = UnitChecks(header: try reader.header(), isTMX: document.format.name == "tmx")
        while let unit = try reader.next() {
          try tell(reader.takeWarnings(), document.name)
          try tell(checks.findings(in: unit), document.name)
        }
        try tell(reader.takeWarnings(), document.name)
      case .entries(var reader):
        while try reader.next() != nil { try tell(reader.takeWarnings(), document.name) }
        try tell(reader.takeWarnings(), document.name)
      }
    }
  }
}
