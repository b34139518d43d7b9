internal import CalepinChecks

/// A report for people, with the places marked, and for build logs.
struct CheckText {
  /// So many columns of a text are shown around a place.
  private static let context = 60

  private let report: CheckReport
  private let terminal: Terminal

  init(_ report: CheckReport, for terminal: Terminal) {
    self.report = report
    self.terminal = terminal
  }

  /// The findings, three lines each, and the sum.
  var text: String {
    report.findings.map(lines).joined() + report.summary + "\n"
  }

  private func lines(_ finding: Finding) -> String {
    let place = finding.place
    let line = place.line > 0 ? ":\(place.line)" : ""
    let severity = terminal.styled(
      finding.severity.rawValue, finding.severity == .error ? .red : .yellow)
    var text =
      terminal.styled("\(place.file)\(line)", .bold)
      + ": \(severity): \(Self.onOneLine(finding.message)) [\(finding.check)] (unit \(place.unit))\n"
    let isInSource = finding.targetRange == nil && finding.sourceRange != nil
    let (shown, range) =
      isInSource ? (finding.source, finding.sourceRange) : (finding.target, finding.targetRange)
    guard !shown.isEmpty, let range else { return text }
    let (excerpt, lead, width) = Self.excerpt(of: shown, range)
    text += "  \(excerpt)\n"
    let marks = "^" + String(repeating: "~", count: max(0, width - 1))
    text += "  " + String(repeating: " ", count: lead) + terminal.styled(marks, .green) + "\n"
    return text
  }

  /// The part of `text` around `range`, with where the place begins in it and
  /// how wide it is, in characters.
  private static func excerpt(of text: String, _ range: Range<Int>) -> (String, Int, Int) {
    let clamped = range.clamped(to: 0..<text.utf8.count)
    let first = text.utf8.index(text.startIndex, offsetBy: clamped.lowerBound)
    let last = text.utf8.index(first, offsetBy: clamped.count)
    let before = onOneLine(String(text[..<first]))
    let place = onOneLine(String(text[first..<last]))
    let behind = onOneLine(String(text[last...]))
    let lead = before.count > context ? "…" + before.suffix(context) : before
    let middle = place.count > context ? place.prefix(context) + "…" : place[...]
    let tail = behind.count > context ? behind.prefix(context) + "…" : behind[...]
    return (lead + middle + tail, lead.count, middle.count)
  }

  private static func onOneLine(_ text: String) -> String {
    String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }

  // MARK: GitHub

  /// The workflow commands that make annotations of findings.
  static func githubAnnotations(_ report: CheckReport) -> String {
    report.findings.map { finding in
      let level =
        switch finding.severity {
        case .error: "error"
        case .warning: "warning"
        case .info: "notice"
        }
      let place = finding.place
      let line = place.line > 0 ? ",line=\(place.line)" : ""
      return
        "::\(level) file=\(property(place.file))\(line),title=\(property("\(finding.check)"))::"
        + data("unit \(place.unit): \(finding.message)") + "\n"
    }.joined()
  }

  /// `text` as the message of a workflow command.
  private static func data(_ text: String) -> String {
    String(
      text.flatMap { character -> [Character] in
        switch character {
        case "%": Array("%25")
        case "\r": Array("%0D")
        case "\n": Array("%0A")
        case "\r\n": Array("%0D%0A")
        default: [character]
        }
      })
  }

  /// `text` as the value of a property of a workflow command.
  private static func property(_ text: String) -> String {
    data(text).split(separator: ":", omittingEmptySubsequences: false).joined(separator: "%3A")
      .split(separator: ",", omittingEmptySubsequences: false).joined(separator: "%2C")
  }
}
