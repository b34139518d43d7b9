internal import CalepinChecks
internal import CalepinCore

/// What a run of checks found, ready to be written.
struct CheckReport {
  /// What was found and is new.
  private(set) var findings: [Finding]
  /// How many units were checked.
  let unitCount: Int
  /// The files as the user named them.
  let files: [String]
  let settings: CheckSettings
  /// How many findings the baseline knows.
  private(set) var knownCount = 0
  /// How many findings of the baseline are gone.
  private(set) var fixedCount = 0

  init(findings: [Finding], unitCount: Int, files: [String], settings: CheckSettings) {
    self.findings = findings
    self.unitCount = unitCount
    self.files = files
    self.settings = settings
  }

  /// Leaves out what `baseline` knows.
  mutating func compare(with baseline: Baseline) {
    let result = baseline.compare(findings)
    knownCount = findings.count - result.new.count
    fixedCount = result.fixedCount
    findings = result.new
  }

  /// Leaves out what is less grave than `severity`.
  mutating func drop(below severity: Severity) {
    findings.removeAll { $0.severity < severity }
  }

  /// How many findings are of `severity`.
  func count(of severity: Severity) -> Int { findings.count { $0.severity == severity } }

  /// The checks that found something, with how often, in alphabetical order.
  var counts: [(check: CheckID, count: Int)] {
    Dictionary(grouping: findings, by: \.check).map { ($0.key, $0.value.count) }
      .sorted { $0.check < $1.check }
  }

  /// The report in a line, for a person.
  var summary: String {
    var parts = [
      "\(unitCount) units", "\(count(of: .error)) errors", "\(count(of: .warning)) warnings",
      "\(count(of: .info)) infos",
    ]
    if knownCount > 0 { parts.append("\(knownCount) in the baseline") }
    if fixedCount > 0 { parts.append("\(fixedCount) of the baseline are fixed") }
    return parts.joined(separator: ", ")
  }
}

extension String {
  /// The UTF-16 offsets of `range`, which is in UTF-8 bytes.
  func utf16Range(of range: Range<Int>) -> Range<Int> {
    let end = utf8.count
    let clamped = range.clamped(to: 0..<end)
    let first = utf8.index(startIndex, offsetBy: clamped.lowerBound)
    let last = utf8.index(first, offsetBy: clamped.count)
    let start = utf16.distance(from: startIndex, to: first)
    return start..<start + utf16.distance(from: first, to: last)
  }
}
