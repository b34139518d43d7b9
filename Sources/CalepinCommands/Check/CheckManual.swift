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
      for line in settings(of: example) { try output.printLine("    \(line)") }
      for term in example.terms { try output.printLine("    \(line(of: term))") }
      for other in example.before {
        try output.printLine("    after: \(other.source) | \(other.target)")
      }
      try output.printLine("    \(pair.source): \(example.source)")
      try output.printLine("    \(pair.target): \(example.markedTarget)")
    }
    try output.flush()
  }

  /// An entry of the termbase of an example.
  private static func line(of term: ExampleTerm) -> String {
    let equivalents = term.equivalents.isEmpty ? "?" : term.equivalents.joined(separator: " | ")
    let rest =
      term.forbidden.map { ", not \($0)" } + term.deprecated.map { ", no longer \($0)" }
      + (term.domain.map { [" (\($0))"] } ?? [])
    return "term: \(term.source) = \(equivalents)\(rest.joined())"
  }

  /// What `calepin.toml` says for an example.
  private static func settings(of example: CheckExample) -> [String] {
    var lines = example.maxLength.map { ["max-length = \($0)"] } ?? []
    guard let rule = example.rule else { return lines }
    if rule.comparesWords { lines.append("words = true") }
    let parts = [
      ("source", rule.source), ("not-source", rule.notSource), ("target", rule.target),
      ("not-target", rule.notTarget),
    ]
    return lines + parts.compactMap { key, text in text.map { "\(key) = \($0)" } }
  }
}
