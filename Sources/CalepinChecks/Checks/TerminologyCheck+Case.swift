internal import CalepinCore
internal import CalepinTerminology

/// Terms with other capitals than those of the termbase.
extension TerminologyCheck {
  /// Adds the terms among `used` that have a capital they should not have: in
  /// the middle of a sentence, and where the source has none.
  func addCapitals(
    of used: [Use], _ concept: Concept, _ unit: UnitAnalysis, _ findings: inout FindingList
  ) {
    guard checksCase, !Self.isTitle(unit.target),
      unit.source.text(concept.range).first?.isUppercase == false
    else { return }
    for use in used {
      let (found, term) = (unit.target.text(use.range), text(of: use))
      guard targetFacts[use.number].isLowercase, isName(at: use.range, in: unit.target),
        found != found.uppercased()
      else { continue }
      findings.add(
        .termCase, "the termbase writes '\(term)' without this capital", source: concept.range,
        target: use.range, suggestion: found.prefix(1).lowercased() + found.dropFirst())
    }
  }

  /// Adds the term of `concept` that stands in the translation without the
  /// capitals it needs.
  mutating func addLostCapitals(
    _ concept: Concept, _ unit: UnitAnalysis, _ findings: inout FindingList
  ) {
    guard checksCase, usable(concept).contains(where: { $0 != $0.lowercased() }) else { return }
    if anyCase[concept.key] == nil {
      var options = target.matcher.options
      options.capitals = .ignored
      let base = Termbase(name: "", entries: [source.matcher.entry(of: concept.term)])
      anyCase[concept.key] = TermRecognizer(
        TermMatcher([base], language: targetTag, options: options))
    }
    let text = masked
    text.withUnsafeBufferPointer { anyCase[concept.key]?.findHits(in: $0) }
    guard let recognizer = anyCase[concept.key] else { return }
    for hit in recognizer.hits where recognizer.matcher.term(hit.term).status.isUsable {
      let term = recognizer.matcher.term(hit.term).text
      findings.add(
        .termCase, "the termbase writes '\(term)'", source: concept.range, target: hit.range,
        suggestion: hit.isExact ? term : nil)
    }
  }
}

extension CheckID {
  static let termCase = CheckID("term-case")
}
