internal import CalepinCore
internal import CalepinTerminology

/// Words that are terms of several domains.
extension TerminologyCheck {
  /// Whether the translation has a term of another entry with the same word for
  /// `concept`; where the domain says that `concept` was meant, that is added.
  mutating func addHomograph(
    of concept: Concept, among concepts: [Concept], _ unit: UnitAnalysis,
    _ findings: inout FindingList
  ) -> Bool {
    for other in concepts where other.key != concept.key && other.range == concept.range {
      guard let use = used(other, in: unit).first else { continue }
      if let domain = domain(of: concept), let foreign = self.domain(of: other), domain != foreign,
        isAbout(domain, notAbout: foreign, concepts.filter { $0.range != concept.range })
      {
        let wanted = usable(concept).map { "'\($0)'" }.joined(separator: " or ")
        findings.add(
          .termForeignDomain,
          "'\(unit.target.text(use.range))' is a term of '\(foreign)'; in '\(domain)', as the "
            + "terms beside it are, it is \(wanted)",
          source: concept.range, target: use.range)
      }
      return true
    }
    return false
  }

  private func domain(of concept: Concept) -> String? {
    source.matcher.entry(of: concept.term).domain
  }

  /// Whether some of `concepts` belong to `domain` and none to `foreign`.
  private func isAbout(
    _ domain: String, notAbout foreign: String, _ concepts: [Concept]
  ) -> Bool {
    let domains = concepts.compactMap { self.domain(of: $0) }
    return domains.contains(domain) && !domains.contains(foreign)
  }
}
