internal import CalepinCore
internal import CalepinText

/// What termbases know of a candidate.
struct Knowledge: Sendable {
  /// Whether they have it.
  var isKnown: Bool
  /// Whether it has several words, so that its parts are no terms of their own.
  var isPhrase: Bool
  /// From 0 (nothing known) to 1 (a term of the field that the text is about).
  var weight: Double

  static let none = Knowledge(isKnown: false, isPhrase: false, weight: 0)
}

/// Asks termbases what they know of the candidates of a text.
struct KnowledgeJudge {
  /// How much a term counts whose field the text hardly touches.
  private static let leastFieldWeight = 0.55
  /// How much an everyday phrase counts.
  private static let everydayWeight = 0.2

  let known: TermIndex?
  let frequencies: ReferenceFrequencies?
  let documents: [AnalyzedText]

  /// What is known of each of `groups`.
  ///
  /// The fields of all terms together show what the text is about; a term of a
  /// field that is strong in the text counts for more than one that strays in.
  /// A field with many entries is met by chance more often than a small one.
  func knowledge(of groups: [CandidateCollector.Group]) -> [Knowledge] {
    guard let known else { return groups.map { _ in .none } }
    let domains = groups.map { self.domains(of: $0, in: known) }
    var strength: [String: Double] = [:]
    for (group, fields) in zip(groups, domains) {
      for field in fields ?? [] {
        strength[field, default: 0] +=
          commonness(of: group) * Double(group.occurrences.count).squareRoot()
          / Double(fields?.count ?? 1)
      }
    }
    strength[DomainProfile.general] = nil
    let sizes = entryCounts(in: known)
    for (field, value) in strength {
      strength[field] = value / Double(sizes[field] ?? 1).squareRoot()
    }
    let strongest = strength.values.max() ?? 1
    return zip(groups, domains).map { group, fields in
      guard let fields else { return .none }
      let isPhrase = group.occurrences[0].tokens.count > 1
      let field = fields.compactMap { strength[$0] }.max().map {
        Self.leastFieldWeight + (1 - Self.leastFieldWeight) * $0 / strongest
      }
      let weight = (field ?? Self.everydayWeight) * commonness(of: group)
      return Knowledge(isKnown: true, isPhrase: isPhrase, weight: weight)
    }
  }

  /// How many entries each field has.
  private func entryCounts(in known: TermIndex) -> [String: Int] {
    known.bases.reduce(into: [:]) { counts, base in
      for entry in base.entries { counts[entry.domain ?? "", default: 0] += 1 }
    }
  }

  /// The domains of the entries that `group` matches, or `nil` when it matches
  /// none; an entry without a domain counts as of a field of its own.
  private func domains(
    of group: CandidateCollector.Group, in known: TermIndex
  ) -> Set<String>? {
    let place = group.occurrences[0]
    let text = documents[place.document]
    let isName = text.tags[place.tokens.lowerBound] == .properNoun
    let partOfSpeech: TermPartOfSpeech? =
      place.tokens.count > 1 ? nil : isName ? .properNoun : .noun
    let matches = known.entries(matching: text.text(of: place.tokens), as: partOfSpeech)
      .filter { $0.term.status.isUsable }
    return matches.isEmpty ? nil : Set(matches.map { $0.entry.domain ?? "" })
  }

  /// From 1 for a phrase or a rare word down to almost 0 for a word of every
  /// day, whatever termbase has it.
  private func commonness(of group: CandidateCollector.Group) -> Double {
    let place = group.occurrences[0]
    guard place.tokens.count == 1, let frequencies else { return 1 }
    let text = documents[place.document]
    let lemma = text.words.bytes(of: text.lemmas[place.tokens.lowerBound])
    let zipf = frequencies.zipf(of: lemma) ?? 0
    return min(1, max(0.05, (Self.everydayZipf - zipf) / 2))
  }

  /// The frequency of the hundred or so commonest nouns, as a Zipf value.
  private static let everydayZipf = 5.3
}
