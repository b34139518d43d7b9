internal import CalepinChecks

/// What `--list` and `--explain` print.
enum CheckManual {
  /// All checks, a line each.
  static func list() throws {
    var output = try StandardOutput()
    let table = TextTable(
      columns: [
        .init(title: "check"), .init(title: "severity"), .init(title: "default"),
        .init(title: "what it finds"),
      ],
      rows: CheckRegistry.descriptions.map {
        [$0.id.rawValue, $0.severity.rawValue, $0.isOn ? "on" : "off", $0.summary]
      })
    for line in table.lines(for: .standardOutput) { try output.printLine(line) }
    try output.flush()
  }

  /// One check, with its examples.
  static func explain(_ check: CheckDescription) throws {
    var output = try StandardOutput()
    let state = check.isOn ? "on" : "off"
    try output.printLine("\(check.id) (\(check.severity.rawValue), \(state) by default)")
    try output.printLine("  \(check.summary)")
    if !check.details.isEmpty { try output.printLine("\n\(check.details)") }
    for example in check.examples {
      let pair = example.languages
      try output.printLine("\n  \(example.isFaulty ? "found" : "not found"):")
      try output.printLine("    \(pair.source): \(example.source)")
      try output.printLine("    \(pair.target): \(example.markedTarget)")
    }
    try output.flush()
  }
}
