internal import CalepinAlignment
internal import CalepinCore
internal import CalepinText

/// All that equivalents are drawn from, and how far each source is trusted.
final class TranslationEvidence: Sendable {
  /// How sure an entry of a termbase is when it is the only one.
  private static let entryConfidence = 0.95
  /// How much less sure each further term of the same entry is.
  private static let synonymFactor = 0.9

  let index: TermIndex
  let target: LanguageTag
  private let isIntoEnglish: Bool
  let domains: DomainProfile
  let rules: CompositionRules?
  let inflection: DraftInflection
  /// What was learned from parallel texts, where that is wanted.
  let lexicon: LexiconEvidence?
  private let sourceFrequencies: ReferenceFrequencies?
  private let targetFrequencies: ReferenceFrequencies?

  init(
    index: TermIndex, target: LanguageTag, domains: DomainProfile, lexicon: BilingualLexicon?
  ) {
    self.lexicon = LexiconEvidence(lexicon, from: index.language, to: target)
    self.index = index
    self.target = target
    isIntoEnglish = target.language == "en"
    self.domains = domains
    self.rules = .rules(from: index.language, to: target)
    self.inflection = DraftInflection(target: target)
    self.sourceFrequencies = ReferenceFrequencies.builtIn(for: index.language)
    self.targetFrequencies = ReferenceFrequencies.builtIn(for: target)
  }

  /// What the termbases have for `text`.
  ///
  /// - Parameters:
  ///   - text: A word or phrase as the source text writes it.
  ///   - partOfSpeech: What it is, where that is known.
  ///   - isPlural: Whether the text has it in the plural.
  ///   - memory: Where texts are kept.
  /// - Returns: The usable terms of the entries, the likeliest sense first.
  func entryDrafts(
    for text: String, as partOfSpeech: TermPartOfSpeech?, isPlural: Bool, _ memory: DraftMemory
  ) -> [Draft] {
    let senses = index.entries(matching: text, as: partOfSpeech)
      .filter { $0.term.status.isUsable && accepts($0.term.partOfSpeech, partOfSpeech) }
      .map { Sense(match: $0, targets: targets(of: $0), share: domains.share(of: $0.entry.domain)) }
    let ranked = senses.map { (sense: $0, rank: rank(of: $0)) }.enumerated().sorted { a, b in
      (b.element.rank, a.offset) < (a.element.rank, b.offset)
    }.map(\.element.sense)
    var drafts: [Draft] = []
    for (place, sense) in ranked.enumerated() {
      let confidence = confidence(of: sense, isFirst: place == 0, among: ranked)
      for (number, term) in sense.targets.enumerated() {
        let shown = memory.number(of: term.text)
        if drafts.contains(where: { $0.text == shown }) { continue }
        drafts.append(
          Draft(
            text: shown, number: self.number(of: sense.match, isPlural: isPlural),
            confidence: confidence * Self.weight(ofTerm: number),
            origin: .termbase(memory.number(of: sense.match.origin))))
      }
    }
    return drafts
  }

  /// An entry that a text may mean.
  private struct Sense {
    var match: TermMatch
    /// Its usable terms in the target language; for an acronym the acronyms first.
    var targets: [TermSection]
    /// How much of the text belongs to its domain.
    var share: Double
  }

  /// What `phrase` means before a noun, where it is one of those with a preposition
  /// that do not mean what their words mean: *de pointe* is *leading-edge*.
  func qualifierDrafts(for phrase: String, _ memory: DraftMemory) -> [Draft] {
    guard isIntoEnglish else { return [] }
    return (PrepositionalAdjectives.english[Folding.fold(phrase)] ?? []).enumerated()
      .map { place, text in
        Draft(
          text: memory.number(of: text), number: .base, confidence: place == 0 ? 0.8 : 0.4,
          origin: .composition, wordClass: .adjective)
      }
  }

  /// How much the term numbered `number` of an entry counts beside the first.
  private static func weight(ofTerm number: Int) -> Double {
    (0..<number).reduce(1) { weight, _ in weight * synonymFactor }
  }

  /// How sure a sense is: the first one as sure as its field is usual here, the
  /// others by what is left.
  ///
  /// Entries with the same first target are one sense.
  private func confidence(of sense: Sense, isFirst: Bool, among senses: [Sense]) -> Double {
    let total = senses.reduce(0) { $0 + $1.share }
    let best = sense.targets.first?.text
    let same = senses.reduce(0) { $1.targets.first?.text == best ? $0 + $1.share : $0 }
    let share = same / total
    return Self.entryConfidence * (isFirst ? 0.6 + 0.4 * share : 0.6 * share)
  }

  /// The usable terms of the entry; for an acronym the acronyms first.
  private func targets(of match: TermMatch) -> [TermSection] {
    let usable = match.targets(in: target).filter(\.status.isUsable)
    guard Self.isAcronym(match.term.text) else { return usable }
    return usable.filter { Self.isAcronym($0.text) } + usable.filter { !Self.isAcronym($0.text) }
  }

  private static func isAcronym(_ text: String) -> Bool {
    // Most words show at once that they are none.
    !text.utf8.contains { (0x61...0x7A).contains($0) } && text.count > 1
      && text.allSatisfy { $0.isUppercase || $0.isNumber }
  }

  /// The user's termbases come first, then the sense whose field is the most
  /// usual here.
  private func rank(of sense: Sense) -> Double {
    let base = index.bases.firstIndex { $0.name == sense.match.origin } ?? index.bases.count
    return sense.share + (sense.match.kind == .exact ? 0.01 : 0) - 10 * Double(base)
  }

  private func accepts(_ entry: TermPartOfSpeech?, _ wanted: TermPartOfSpeech?) -> Bool {
    switch (entry, wanted) {
    case (nil, _), (_, nil), (.other, _): true
    case (.noun, .properNoun), (.properNoun, .noun): true
    default: entry == wanted
    }
  }

  private func number(of match: TermMatch, isPlural: Bool) -> Draft.Number {
    switch (match.kind, isPlural) {
    case (.exact, true): .plural
    case (.exact, false) where match.term.partOfSpeech == .properNoun: .fixed
    case (_, true), (.exact, false): .base
    default: match.term.text.hasSuffix("s") ? .plural : .base
    }
  }

  /// What an acronym is in the other language, where it is another.
  func acronymDraft(for acronym: String, _ memory: DraftMemory) -> Draft? {
    let known =
      switch target.language {
      case "en": Acronyms.english[acronym]
      case "fr": Acronyms.french[acronym]
      default: String?.none
      }
    return known.map {
      Draft(
        text: memory.number(of: $0), number: .fixed, confidence: 0.95,
        origin: $0 == acronym ? .sameForm : .lexicon)
    }
  }

  /// The name itself, unless it looks like a word that only the source
  /// language has.
  func nameDraft(for name: String, _ memory: DraftMemory) -> Draft? {
    let words = name.split(separator: " ")
    let isForeign = words.contains { word in
      let lower = Array(word.lowercased().utf8)
      let here = sourceFrequencies?.zipf(of: lower) ?? 0
      let there = targetFrequencies?.zipf(of: lower) ?? 0
      return here >= 3 && there < here - 1.5
    }
    guard !isForeign else { return nil }
    return Draft(
      text: memory.number(of: name), number: .fixed, confidence: sameFormConfidence(of: name),
      origin: .sameForm)
  }

  /// How sure it is that a name stays as it is: the surer the more usual its
  /// rarest word is in the target language, beside the source language; less
  /// for capitals, which are often those of a translation.
  ///
  /// Measured: Documentation/Methods/equivalents.md.
  private func sameFormConfidence(of name: String) -> Double {
    let words = name.lowercased().split(separator: " ").map { Array($0.utf8) }
    let here = words.map { sourceFrequencies?.zipf(of: $0) ?? 0 }.min() ?? 0
    let there = words.map { targetFrequencies?.zipf(of: $0) ?? 0 }.min() ?? 0
    let isCapitals = name.count > 1 && name.allSatisfy(\.isUppercase)
    if here - there > 0.5 { return isCapitals ? 0.25 : 0.55 }
    if there - here > 0.5 { return isCapitals ? 0.85 : 0.95 }
    return isCapitals ? 0.65 : 0.85
  }

  /// The same word in the other language by its ending (*immunité* →
  /// *immunity*), when that language has such a word.
  func cognateDraft(
    for token: Int, in text: AnalyzedText, _ memory: DraftMemory
  ) -> Draft? {
    guard let wordClass = BilingualLexicon.WordClass(text.tags[token]) else { return nil }
    let word = Folding.fold(text.lemmaText(of: token))
    for cognate in Cognates(from: index.language, to: target).candidates(for: word)
    where (targetFrequencies?.zipf(of: Array(cognate.utf8)) ?? 0) >= Self.leastCognateZipf {
      return Draft(
        text: memory.number(of: cognate), number: .base, confidence: Self.cognateConfidence,
        origin: .cognate, wordClass: wordClass == .verb ? nil : wordClass)
    }
    return nil
  }

  /// How sure it is that words of one origin mean the same.
  private static let cognateConfidence = 0.6
  /// How usual a cognate has to be in its language.
  private static let leastCognateZipf = 2.0
}
