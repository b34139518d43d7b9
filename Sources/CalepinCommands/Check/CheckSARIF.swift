internal import CalepinChecks

/// A report as SARIF 2.1.0 (OASIS), the Static Analysis Results Interchange
/// Format that code hosts show.
enum CheckSARIF {
  struct Document: Encodable {
    var schema = "https://json.schemastore.org/sarif-2.1.0.json"
    var version = "2.1.0"
    var runs: [Run]

    enum CodingKeys: String, CodingKey {
      case schema = "$schema"
      case version, runs
    }
  }

  struct Run: Encodable {
    var tool: Tool
    var columnKind = "utf16CodeUnits"
    var results: [Result]
  }

  struct Tool: Encodable { var driver: Driver }

  struct Driver: Encodable {
    var name = "calepin"
    var version = Calepin.version
    var rules: [Rule]
  }

  struct Rule: Encodable {
    var id: String
    var shortDescription: Text
    var fullDescription: Text?
    var defaultConfiguration: Configuration
  }

  struct Configuration: Encodable { var level: String }

  struct Text: Encodable { var text: String }

  struct Result: Encodable {
    var ruleId: String
    var ruleIndex: Int
    var level: String
    var message: Text
    var locations: [Location]
    var partialFingerprints: [String: String]
    var properties: Properties
  }

  struct Properties: Encodable {
    var unit: String
    var source: String
    var target: String
    var suggestion: String?
  }

  struct Location: Encodable { var physicalLocation: PhysicalLocation }

  struct PhysicalLocation: Encodable {
    var artifactLocation: ArtifactLocation
    var region: Region
  }

  struct ArtifactLocation: Encodable { var uri: String }

  struct Region: Encodable { var startLine: Int }

  /// One document with one run.
  static func document(_ report: CheckReport) throws -> [UInt8] {
    let used = report.counts.map(\.check)
    let rules = used.compactMap { CheckRegistry.description(of: $0) }.map { check in
      Rule(
        id: check.id.rawValue, shortDescription: Text(text: check.summary),
        fullDescription: check.details.isEmpty ? nil : Text(text: check.details),
        defaultConfiguration: Configuration(level: level(report.settings.severity(of: check))))
    }
    let places = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, $0) })
    let run = Run(
      tool: Tool(driver: Driver(rules: rules)),
      results: report.findings.map { result($0, places[$0.check] ?? 0) })
    return try jsonBytes(Document(runs: [run])) + [UInt8(ascii: "\n")]
  }

  private static func result(_ finding: Finding, _ rule: Int) -> Result {
    let place = finding.place
    let location = PhysicalLocation(
      artifactLocation: ArtifactLocation(uri: uri(of: place.file)),
      region: Region(startLine: max(1, place.line)))
    return Result(
      ruleId: finding.check.rawValue, ruleIndex: rule, level: level(finding.severity),
      message: Text(text: "unit \(place.unit): \(finding.message)"),
      locations: [Location(physicalLocation: location)],
      partialFingerprints: ["calepin/v1": finding.fingerprint],
      properties: Properties(
        unit: place.unit, source: finding.source, target: finding.target,
        suggestion: finding.suggestion))
  }

  private static func level(_ severity: Severity) -> String {
    severity == .info ? "note" : severity.rawValue
  }

  /// The path with what a URI may not hold as percent and digits.
  private static func uri(of path: String) -> String {
    path.utf8.reduce(into: "") { text, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
        UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        text += "%" + (digits.count < 2 ? "0" + digits : digits)
      }
    }
  }
}
