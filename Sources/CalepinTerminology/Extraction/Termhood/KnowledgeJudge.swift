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

  private let known: TermIndex?
  private let frequencies: ReferenceFrequencies?
  private let counts: TermCounts
  private let cores: Cores
  /// One element a pattern.
  private let patterns: [PatternFacts]
  /// The endings of adjectives that make kinds: of those made from a noun, and of
  /// participles.
  private let classifyingEndings: [[UInt8]]

  /// What is asked of a pattern for each group.
  private struct PatternFacts {
    let partOfSpeech: TermPartOfSpeech?
    let isPhrase: Bool
    /// The place of the head among the words of a key, where the phrase may have
    /// something of it.
    let lendingHead: Int?
    /// Whether it has that only with an adjective that makes a kind of it.
    let isNounAdjective: Bool

    init(_ pattern: PatternGrammar.Pattern) {
      partOfSpeech = pattern.partOfSpeech
      isPhrase = pattern.length > 1
      // A name behind the head, *puce H20*, makes no kind of it.
      let mayLend = isPhrase && pattern.termClass == .noun && !pattern.name.contains("R")
      lendingHead = mayLend ? pattern.head : nil
      isNounAdjective = pattern.name == "N A" || pattern.name == "A N"
    }
  }

  init(
    known: TermIndex?, frequencies: ReferenceFrequencies?, counts: TermCounts,
    rules: ExtractionRules, cores: Cores
  ) {
    (self.known, self.frequencies) = (known, frequencies)
    (self.counts, self.cores) = (counts, cores)
    patterns = rules.grammar.patterns.map(PatternFacts.init)
    let endings = rules.relationalEndings + rules.participleEndings.values.joined()
    classifyingEndings = endings.map { Array($0.utf8) }
  }

  /// What is known of each group.
  ///
  /// The fields of all terms together show what the text is about; a term of a
  /// field that is strong in the text counts for more than one that strays in.
  /// A field with many entries is met by chance more often than a small one.
  func knowledge() -> [Knowledge] {
    guard let known else { return counts.groups.map { _ in .none } }
    let domains = cores.map(counts.groups.count) { self.domains(of: $0, in: known) }
    let strength = strength(of: domains, in: known)
    let strongest = strength.values.max() ?? 1
    let found = domains.enumerated().map { number, fields -> Knowledge in
      guard let fields else { return .none }
      let isPhrase = facts(of: number).isPhrase
      if !isPhrase, fields.names.allSatisfy(DomainProfile.registers.contains) {
        return Knowledge(isKnown: true, isPhrase: false, weight: 0, isEveryday: true)
      }
      let field = fields.names.compactMap { strength[$0] }.max().map {
        Self.leastFieldWeight + (1 - Self.leastFieldWeight) * $0 / strongest
      }
      let weight = (field ?? Self.everydayWeight) * fields.commonness
      return Knowledge(isKnown: true, isPhrase: isPhrase, weight: weight)
    }
    return cores.map(found.count) {
      found[$0].isKnown ? found[$0] : inherited(by: $0, from: found)
    }
  }

  private func facts(of group: Int) -> PatternFacts { patterns[Int(counts.groups[group].pattern)] }

  /// The fields of a group that termbases know.
  private struct Fields {
    /// An entry without a domain counts as of a field of its own.
    var names: [String]
    var commonness: Double
  }

  /// How strong each field is in the text.
  private func strength(of domains: [Fields?], in known: TermIndex) -> [String: Double] {
    var strength: [String: Double] = [:]
    for (number, fields) in domains.enumerated() {
      guard let fields else { continue }
      let weight = fields.commonness * Double(counts.groups[number].frequency).squareRoot()
      for field in fields.names {
        strength[field, default: 0] += weight / Double(fields.names.count)
      }
    }
    strength[DomainProfile.general] = nil
    // How many entries each field has.
    let sizes = known.bases.reduce(into: [:]) { $1.addDomainSizes(to: &$0) }
    for (field, value) in strength {
      strength[field] = value / Double(sizes[field] ?? 1).squareRoot()
    }
    return strength
  }

  /// What a phrase inherits from its head when that is a known term.
  ///
  /// *Puce bridée* has it from *puce*; an adjective that only judges makes no
  /// kind of it: *lobbying incessant*.
  private func inherited(by number: Int, from found: [Knowledge]) -> Knowledge {
    let pattern = facts(of: number)
    guard let head = pattern.lendingHead else { return .none }
    let key = counts.keys.bytes(of: UInt32(number))
    guard let word = Self.words(of: key).dropFirst(head).first(where: { _ in true }),
      let lender = counts.keys.existingID(of: key[word]), found[Int(lender)].isKnown,
      !pattern.isNounAdjective
        || Self.words(of: key).contains(where: { $0 != word && isClassifying(key[$0]) })
    else { return .none }
    return Knowledge(
      isKnown: false, isPhrase: false, weight: Self.inheritedShare * found[Int(lender)].weight)
  }

  /// Where the words of a key stand, one after the other.
  private static func words(of key: ArraySlice<UInt8>) -> some Sequence<Range<Int>> {
    sequence(state: key.startIndex) { start in
      guard start < key.endIndex else { return nil }
      let end = key[start...].firstIndex(of: UInt8(ascii: " ")) ?? key.endIndex
      defer { start = end + 1 }
      return start..<end
    }
  }

  /// Whether an adjective makes kinds.
  private func isClassifying(_ adjective: ArraySlice<UInt8>) -> Bool {
    classifyingEndings.contains { adjective.ends(with: $0) }
  }

  /// The fields of the entries that a group matches, or `nil` when it matches
  /// none.
  private func domains(of group: Int, in known: TermIndex) -> Fields? {
    guard counts.groups[group].isKnown else { return nil }
    let partOfSpeech = facts(of: group).partOfSpeech
    var form = counts.groups[group].firstForm
    while form != TermCounts.none {
      let text = counts.texts.bytes(of: counts.forms[Int(form)].text)
      let domains = known.domains(matching: text, as: partOfSpeech, usable: true)
      if !domains.isEmpty {
        return Fields(names: domains.map { $0 ?? "" }, commonness: commonness(of: group))
      }
      form = counts.forms[Int(form)].next
    }
    return nil
  }

  /// From 1 for a phrase or a rare word down to almost 0 for a word of every
  /// day, whatever termbase has it.
  private func commonness(of group: Int) -> Double {
    guard !facts(of: group).isPhrase, let frequencies else { return 1 }
    let zipf = frequencies.zipf(of: counts.keys.bytes(of: UInt32(group))) ?? 0
    return min(1, max(0.05, (Self.everydayZipf - zipf) / 1.5))
  }

  /// The frequency of the hundred or so commonest nouns, as a Zipf value.
  private static let everydayZipf = 5.1
}
