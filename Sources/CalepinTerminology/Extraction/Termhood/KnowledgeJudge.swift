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
  /// Whether it is one word that they have, but in no field: an everyday word.
  var isEveryday = false

  static let none = Knowledge(isKnown: false, isPhrase: false, weight: 0)
}

/// Asks termbases what they know of the candidates of a text.
struct KnowledgeJudge {
  /// How much a term counts whose field the text hardly touches.
  private static let leastFieldWeight = 0.4
  /// How much an everyday phrase counts.
  private static let everydayWeight = 0.2

  /// How much of what is known of its head counts for a phrase.
  private static let inheritedShare = 0.35

  let known: TermIndex?
  let frequencies: ReferenceFrequencies?
  let counts: TermCounts
  let rules: ExtractionRules
  let cores: Cores
  private var patterns: [PatternGrammar.Pattern] { rules.grammar.patterns }

  /// What is known of each group.
  ///
  /// The fields of all terms together show what the text is about; a term of a
  /// field that is strong in the text counts for more than one that strays in.
  /// A field with many entries is met by chance more often than a small one.
  func knowledge() -> [Knowledge] {
    let groups = counts.groups
    guard let known else { return groups.map { _ in .none } }
    let domains = cores.map(groups.count) { self.domains(of: $0, in: known) }
    var strength: [String: Double] = [:]
    for (number, fields) in domains.enumerated() {
      for field in fields ?? [] {
        strength[field, default: 0] +=
          commonness(of: number) * Double(groups[number].frequency).squareRoot()
          / Double(fields?.count ?? 1)
      }
    }
    strength[DomainProfile.general] = nil
    let sizes = entryCounts(in: known)
    for (field, value) in strength {
      strength[field] = value / Double(sizes[field] ?? 1).squareRoot()
    }
    let strongest = strength.values.max() ?? 1
    let found = domains.enumerated().map { number, fields -> Knowledge in
      guard let fields else { return .none }
      if !isPhrase(number), DomainProfile.registers.isSuperset(of: fields) {
        return Knowledge(isKnown: true, isPhrase: false, weight: 0, isEveryday: true)
      }
      let field = fields.compactMap { strength[$0] }.max().map {
        Self.leastFieldWeight + (1 - Self.leastFieldWeight) * $0 / strongest
      }
      let weight = (field ?? Self.everydayWeight) * commonness(of: number)
      return Knowledge(isKnown: true, isPhrase: isPhrase(number), weight: weight)
    }
    return cores.map(found.count) {
      found[$0].isKnown ? found[$0] : inherited(by: $0, from: found)
    }
  }

  /// What a phrase inherits from its head when that is a known term.
  ///
  /// *Puce bridée* has it from *puce*; a name behind the head, *puce H20*, makes
  /// no kind of it, nor an adjective that only judges: *lobbying incessant*.
  private func inherited(by number: Int, from found: [Knowledge]) -> Knowledge {
    let pattern = patterns[Int(counts.groups[number].pattern)]
    guard pattern.length > 1, pattern.termClass == .noun, !pattern.name.contains("R") else {
      return .none
    }
    let words = counts.keys.bytes(of: UInt32(number)).split(separator: UInt8(ascii: " "))
    guard pattern.head < words.count,
      let head = counts.keys.existingID(of: words[pattern.head]), found[Int(head)].isKnown,
      pattern.name != "N A" && pattern.name != "A N"
        || words.indices.contains(where: { $0 != pattern.head && isClassifying(words[$0]) })
    else { return .none }
    return Knowledge(
      isKnown: false, isPhrase: false, weight: Self.inheritedShare * found[Int(head)].weight)
  }

  /// Whether an adjective has an ending of those that make kinds: made from a
  /// noun, or a participle.
  private func isClassifying(_ adjective: ArraySlice<UInt8>) -> Bool {
    let endings = rules.relationalEndings + rules.participleEndings.values.joined()
    return endings.contains { adjective.ends(with: $0.utf8) }
  }

  /// How many entries each field has.
  private func entryCounts(in known: TermIndex) -> [String: Int] {
    known.bases.reduce(into: [:]) { $1.addDomainSizes(to: &$0) }
  }

  private func isPhrase(_ group: Int) -> Bool {
    patterns[Int(counts.groups[group].pattern)].length > 1
  }

  /// The domains of the entries that a group matches, or `nil` when it matches
  /// none; an entry without a domain counts as of a field of its own.
  private func domains(of group: Int, in known: TermIndex) -> [String]? {
    guard counts.groups[group].isKnown else { return nil }
    let pattern = patterns[Int(counts.groups[group].pattern)]
    let partOfSpeech = pattern.partOfSpeech
    for form in counts.forms(of: group) {
      let matches = known.entries(matching: counts.texts.text(of: form.text), as: partOfSpeech)
        .filter { $0.term.status.isUsable }
      if !matches.isEmpty { return Set(matches.map { $0.entry.domain ?? "" }).sorted() }
    }
    return nil
  }

  /// From 1 for a phrase or a rare word down to almost 0 for a word of every
  /// day, whatever termbase has it.
  private func commonness(of group: Int) -> Double {
    guard !isPhrase(group), let frequencies else { return 1 }
    let zipf = frequencies.zipf(of: counts.keys.bytes(of: UInt32(group))) ?? 0
    return min(1, max(0.05, (Self.everydayZipf - zipf) / 1.5))
  }

  /// The frequency of the hundred or so commonest nouns, as a Zipf value.
  private static let everydayZipf = 5.1
}
