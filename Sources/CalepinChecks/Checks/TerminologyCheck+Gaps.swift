internal import CalepinCore
internal import CalepinTerminology

/// Terms without an equivalent.
extension TerminologyCheck {
  /// Adds the terms of the source whose entries have nothing to translate them
  /// by, each once; a word that another entry translates is none.
  func addGaps(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    var seen: Set<EntryKey> = []
    for hit in source.hits where !sourceFacts[hit.term].asks {
      let isTranslated = source.hits.contains {
        $0.start == hit.start && $0.end == hit.end && sourceFacts[$0.term].asks
      }
      guard !isTranslated, seen.insert(sourceFacts[hit.term].key).inserted else { continue }
      findings.add(
        .termNoEquivalent,
        "the termbase has no equivalent for '\(source.matcher.term(hit.term).text)'",
        source: hit.range)
    }
  }
}
