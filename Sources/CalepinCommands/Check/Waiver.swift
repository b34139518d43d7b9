internal import CalepinChecks
internal import CalepinCore

/// Somebody's word that a finding is none: which check, and why.
///
/// It stands beside the unit: in TMX as `<prop type="x-calepin-ignore">`, in PO
/// and XLIFF as a comment `calepin-ignore: number-mismatch, rounded on purpose`.
struct Waiver: Hashable, Sendable {
  /// The check that is waived.
  var check: CheckID
  /// Why.
  var reason: String

  private static let mark = "calepin-ignore:"

  /// The waivers that stand beside `unit`.
  static func waivers(of unit: TranslationUnit) -> [Waiver] {
    var found: [Waiver] = []
    for metadata in [unit.metadata] + unit.variants.map(\.metadata) {
      for property in metadata.properties where property.type == "x-calepin-ignore" {
        found += waivers(in: property.value)
      }
      for note in metadata.notes {
        guard let range = note.text.firstRange(of: mark) else { continue }
        found += waivers(in: String(note.text[range.upperBound...].prefix { !$0.isNewline }))
      }
    }
    return found
  }

  /// The waivers that `text` spells: checks, then the reason behind a comma.
  private static func waivers(in text: String) -> [Waiver] {
    let parts = text.split(separator: ",", maxSplits: 1)
    let reason = parts.count > 1 ? String(parts[1].drop { $0 == " " }) : ""
    return (parts.first ?? "").split(whereSeparator: \.isWhitespace).map {
      Waiver(check: CheckID(rawValue: String($0)), reason: reason)
    }
  }
}

/// The waivers of all units.
struct UnitWaivers {
  private var waivers: [Int: (place: UnitPlace, waivers: [Waiver])] = [:]

  /// Keeps what is waived at `place`.
  mutating func add(_ waivers: [Waiver], at place: UnitPlace) {
    guard !waivers.isEmpty else { return }
    self.waivers[place.ordinal] = (place, waivers)
  }

  /// The findings that are not waived, and the places of waivers that waive
  /// nothing.
  func apply(to findings: [Finding]) -> (findings: [Finding], unused: [UnitPlace]) {
    guard !waivers.isEmpty else { return (findings, []) }
    var used: Set<[String]> = []
    let kept = findings.filter { finding in
      let waiver = waivers[finding.place.ordinal]?.waivers.first { $0.check == finding.check }
      if let waiver { used.insert(["\(finding.place.ordinal)", waiver.check.rawValue]) }
      return waiver == nil
    }
    let unused = waivers.sorted { $0.key < $1.key }.flatMap { ordinal, entry in
      entry.waivers.filter { !used.contains(["\(ordinal)", $0.check.rawValue]) }
        .map { _ in entry.place }
    }
    return (kept, unused)
  }
}
