internal import CalepinChecks

/// The waivers of a project, in `[[waivers]]` of its `calepin.toml`.
struct StandingWaivers {
  private let project: ProjectSettings?
  private var isUsed: [Bool]

  init(_ project: ProjectSettings?) {
    self.project = project
    isUsed = Array(repeating: false, count: project?.waivers.count ?? 0)
  }

  /// The findings that are not waived.
  mutating func apply(to findings: [Finding]) -> [Finding] {
    guard let project, !project.waivers.isEmpty else { return findings }
    return findings.filter { finding in
      var isWaived = false
      for (index, waiver) in project.waivers.enumerated()
      where Self.waives(waiver, finding, project) {
        isUsed[index] = true
        isWaived = true
      }
      return !isWaived
    }
  }

  private static func waives(
    _ waiver: ProjectSettings.WaiverTable, _ finding: Finding, _ project: ProjectSettings
  ) -> Bool {
    guard waiver.check.text == finding.check.rawValue,
      waiver.unit.map({ $0 == finding.place.unit }) ?? true,
      waiver.text.map({ finding.source.contains($0) || finding.target.contains($0) }) ?? true
    else { return false }
    guard let pattern = waiver.pattern else { return true }
    return PathPattern(pattern).matches(project.local(finding.place.file))
  }

  /// Where the waivers stand that waived nothing.
  var unused: [UnitPlace] {
    guard let project else { return [] }
    return zip(project.waivers, isUsed).filter { !$1 }.map { waiver, _ in
      UnitPlace(file: project.file, line: waiver.check.line, unit: waiver.check.text, ordinal: 0)
    }
  }
}
