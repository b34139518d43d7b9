internal import CalepinChecks

/// The documented shape of `check --json`.
enum CheckJSON {
  struct Document: Encodable {
    var findings: [Item]
    var summary: Summary
  }

  struct Item: Encodable {
    var check: String
    var severity: String
    var file: String
    var line: Int
    var unit: String
    var message: String
    var source: String
    var target: String
    var sourceRange: Place?
    var targetRange: Place?
    var suggestion: String?
    var fingerprint: String
  }

  /// UTF-16 code units into the text beside it.
  struct Place: Encodable {
    var start: Int
    var length: Int

    init?(_ range: Range<Int>?, in text: String) {
      guard let range else { return nil }
      let place = text.utf16Range(of: range)
      (start, length) = (place.lowerBound, place.count)
    }
  }

  struct Summary: Encodable {
    var units: Int
    var errors: Int
    var warnings: Int
    var infos: Int
    var known: Int
    var fixed: Int
    var checks: [String: Int]
  }

  /// One document.
  static func document(_ report: CheckReport) throws -> [UInt8] {
    try jsonBytes(
      Document(findings: report.findings.map(item), summary: summary(of: report)))
      + [UInt8(ascii: "\n")]
  }

  /// A line a finding.
  static func lines(_ report: CheckReport) throws -> [UInt8] {
    try report.findings.flatMap { try jsonBytes(item($0)) + [UInt8(ascii: "\n")] }
  }

  private static func item(_ finding: Finding) -> Item {
    Item(
      check: finding.check.rawValue, severity: finding.severity.rawValue,
      file: finding.place.file, line: finding.place.line, unit: finding.place.unit,
      message: finding.message, source: finding.source, target: finding.target,
      sourceRange: Place(finding.sourceRange, in: finding.source),
      targetRange: Place(finding.targetRange, in: finding.target),
      suggestion: finding.suggestion, fingerprint: finding.fingerprint)
  }

  private static func summary(of report: CheckReport) -> Summary {
    Summary(
      units: report.unitCount, errors: report.count(of: .error),
      warnings: report.count(of: .warning), infos: report.count(of: .info),
      known: report.knownCount, fixed: report.fixedCount,
      checks: Dictionary(
        uniqueKeysWithValues: report.counts.map { ($0.check.rawValue, $0.count) }))
  }
}
