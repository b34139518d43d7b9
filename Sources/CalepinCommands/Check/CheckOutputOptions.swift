internal import ArgumentParser
internal import CalepinChecks
internal import CalepinCore

/// The forms in which findings are written.
enum CheckFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, jsonl, sarif, junit, checkstyle, github, html

  /// The bytes of `report`.
  func bytes(of report: CheckReport) throws -> [UInt8] {
    switch self {
    case .text: Array(CheckText(report, for: .file).text.utf8)
    case .json: try CheckJSON.document(report)
    case .jsonl: try CheckJSON.lines(report)
    case .sarif: try CheckSARIF.document(report)
    case .junit: Array(CheckMarkup.junit(report).utf8)
    case .checkstyle: Array(CheckMarkup.checkstyle(report).utf8)
    case .github: Array(CheckText.githubAnnotations(report).utf8)
    case .html: Array(CheckHTML(report).document.utf8)
    }
  }

  /// The form of files called like `path`; `nil` when the name says nothing.
  init?(of path: String) {
    let lower = path.lowercased()
    if lower.hasSuffix(".sarif") || lower.hasSuffix(".sarif.json") {
      self = .sarif
    } else if lower.hasSuffix(".json") {
      self = .json
    } else if lower.hasSuffix(".jsonl") {
      self = .jsonl
    } else if lower.hasSuffix(".html") || lower.hasSuffix(".htm") {
      self = .html
    } else if lower.hasSuffix(".xml") {
      self = .checkstyle
    } else if lower.hasSuffix(".txt") {
      self = .text
    } else {
      return nil
    }
  }
}

/// What is written, and what counts as clean.
struct CheckOutputOptions: ParsableArguments {
  @OptionGroup var destination: OutputOptions

  @Option(
    help: ArgumentHelp(
      "The form of the report: \(CheckFormat.allCases.map(\.rawValue).joined(separator: ", ")) (default: by the extension of the output file, else text).",
      valueName: "name"))
  var format: CheckFormat?

  @Flag(help: "Print JSON.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "What is told and makes the program exit with 1: info, warning or error and graver.",
      valueName: "severity"))
  var minSeverity: Severity = .warning

  @Option(
    help: ArgumentHelp("Tell only what is not in this baseline.", valueName: "file"))
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      "Write all findings as a baseline; exits with 0.", valueName: "file"))
  var writeBaseline: String?

  func validate() throws {
    if json, format != nil, format != .json {
      throw ValidationError("'--json' and '--format' contradict each other.")
    }
  }

  /// Writes `report`: findings below the least severity are left out of forms
  /// that have no place for them or are read by people.
  func write(_ report: CheckReport) throws {
    let path = destination.output ?? "-"
    let format = json ? .json : self.format ?? CheckFormat(of: path) ?? .text
    var report = report
    if format != .json, format != .jsonl { report.drop(below: minSeverity) }
    if path == "-" {
      var output = try StandardOutput()
      if format == .text {
        try output.print(CheckText(report, for: .standardOutput).text)
      } else {
        try output.print(format.bytes(of: report))
      }
      try output.flush()
    } else {
      try AtomicFile.write(
        format.bytes(of: report), to: path, overwrite: destination.force)
    }
    if format != .text || path != "-" { printMessage(report.summary) }
  }
}
