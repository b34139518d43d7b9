public import CalepinCore
internal import CalepinText

extension TermPairFinder {
  /// Pairs that are less sure than this are not proposed.
  private static let leastConfidence = 0.2
  /// From here on a pair stands before all proposals that come from elsewhere.
  private static let sureConfidence = 0.45

  /// What remains of the confidence of a proposal that the bitext does not have.
  private static let absentFactor = 0.75
  /// How sure it makes a proposal that it stands in all segments beside the
  /// term.
  private static let presentWeight = 0.8

  /// How such a proposal ranks beside terms that are linked with the term: the
  /// words of a segment may belong to something else.
  private static let presentRank = 0.75

  /// What `term` is called in the bitext, together with what is proposed
  /// without it.
  ///
  /// A proposal that the bitext has as well is surer than either by itself. What
  /// the bitext says clearly comes first, because it is what this translation
  /// uses; but for the user's own terms, which are as they should be.
  ///
  /// - Parameters:
  ///   - term: A term of the source language.
  ///   - others: What was proposed without the bitext, the surest first.
  ///   - name: The name by which the bitext is told of.
  ///   - ownBases: The names of the user's own termbases.
  /// - Returns: At most ``EquivalentFinder/maximumCount`` proposals.
  public func equivalents(
    of term: CandidateTerm, merging others: [Equivalent], named name: String,
    ownBases: Set<String> = []
  ) -> [Equivalent] {
    let found = pairs(forKey: term.key, atMost: 2 * EquivalentFinder.maximumCount)
    var proposals: [(rank: Double, equivalent: Equivalent)] = []
    for pair in found {
      let text = text(of: pair.target, for: term)
      let same = others.first { isSame($0.text, text, pair.target) }
      let confidence = 1 - (1 - pair.confidence) * (1 - (same?.confidence ?? 0))
      guard confidence >= Self.leastConfidence else { continue }
      proposals.append(
        (
          confidence + (confidence >= Self.sureConfidence ? 1 : 0),
          Equivalent(
            same?.text ?? text, confidence: Self.rounded(confidence), origin: .bitext(name),
            evidence: Equivalent.Evidence(
              count: pair.count, total: pair.total, segment: pair.segment))
        ))
    }
    for other in others where !proposals.contains(where: { $0.equivalent.text == other.text }) {
      if found.contains(where: { isSame(other.text, text(of: $0.target, for: term), $0.target) }) {
        continue
      }
      if case .termbase(let base) = other.origin, ownBases.contains(base) {
        proposals.append((other.confidence + 2, other))
      } else {
        proposals.append(checked(other, of: term))
      }
    }
    let sorted = proposals.enumerated().sorted {
      ($1.element.rank, $0.offset) < ($0.element.rank, $1.offset)
    }
    return sorted.prefix(EquivalentFinder.maximumCount).map(\.element.equivalent)
  }

  private static func rounded(_ confidence: Double) -> Double {
    (confidence * 100).rounded() / 100
  }

  /// A proposal from elsewhere, surer where the segments beside the term have
  /// it, less sure where they do not; and its rank.
  private func checked(
    _ proposal: Equivalent, of term: CandidateTerm
  ) -> (rank: Double, equivalent: Equivalent) {
    var proposal = proposal
    guard let meetings = meetings(of: proposal.text, withKey: term.key) else {
      return (proposal.confidence, proposal)
    }
    guard meetings.count > 0 else {
      proposal.confidence = Self.rounded(proposal.confidence * Self.absentFactor)
      return (proposal.confidence * Self.absentFactor, proposal)
    }
    let share = Double(meetings.count) / Double(meetings.total)
    proposal.confidence = Self.rounded(
      1 - (1 - proposal.confidence) * (1 - Self.presentWeight * share))
    proposal.evidence = meetings
    return (1 + Self.presentRank * proposal.confidence, proposal)
  }

  /// The target term in the number in which the source term is shown.
  private func text(of target: Target, for term: CandidateTerm) -> String {
    if !term.isPlural { return target.isPlural ? target.lemma : target.text }
    guard !target.isPlural, !target.isName else { return target.text }
    return DraftInflection(target: bitext.target.language).text(
      target.text, .base, isPlural: true)
  }

  private func isSame(_ proposal: String, _ text: String, _ target: Target) -> Bool {
    let folded = Folding.fold(proposal)
    return folded == Folding.fold(text) || folded == Folding.fold(target.lemma)
      || target.forms.contains { Folding.fold($0) == folded }
  }
}
