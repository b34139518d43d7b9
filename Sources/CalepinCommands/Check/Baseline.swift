internal import CalepinChecks
internal import CalepinCore
internal import FoundationEssentials

/// Findings that are known, so that only new ones are told.
struct Baseline {
  /// The shape of the file.
  private struct Document: Codable {
    var version: Int
    var findings: [Entry]
  }

  /// A finding, with what a person needs to know it again.
  private struct Entry: Codable {
    var fingerprint: String
    var check: String
    var unit: String
  }

  private let entries: [Entry]

  /// The baseline that knows `findings`.
  init(_ findings: [Finding]) {
    entries = findings.map {
      Entry(fingerprint: $0.fingerprint, check: $0.check.rawValue, unit: $0.place.unit)
    }.sorted { ($0.fingerprint, $0.unit) < ($1.fingerprint, $1.unit) }
  }

  /// Reads the baseline in the file at `path`.
  ///
  /// - Throws: `InputError` when it cannot be read, ``CommandFailure`` when it is
  ///   no baseline.
  init(reading path: String) throws {
    let bytes = try InputFile(path).readAll()
    guard let document = try? JSONDecoder().decode(Document.self, from: Data(bytes)),
      document.version == 1
    else {
      throw CommandFailure(
        "\(path): not a baseline, expected a file of 'calepin check --write-baseline'")
    }
    entries = document.findings
  }

  /// Writes the baseline, an entry a line.
  func write(to path: String, force: Bool) throws {
    let lines = try entries.map { String(decoding: try jsonBytes($0), as: UTF8.self) }
    let text = "{\"version\":1,\"findings\":[\n\(lines.joined(separator: ",\n"))\n]}\n"
    try AtomicFile.write(Array(text.utf8), to: path, overwrite: force)
  }

  /// The findings that are not known, and how many known ones are gone; each
  /// entry knows one finding.
  func compare(_ findings: [Finding]) -> (new: [Finding], fixedCount: Int) {
    var known: [String: Int] = [:]
    for entry in entries { known[entry.fingerprint, default: 0] += 1 }
    let new = findings.filter { finding in
      let fingerprint = finding.fingerprint
      guard let count = known[fingerprint], count > 0 else { return true }
      known[fingerprint] = count - 1
      return false
    }
    return (new, known.values.reduce(0, +))
  }
}
