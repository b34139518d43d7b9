internal import CalepinCore
internal import CalepinTerminology

/// Compares the terms of both sides with termbases.
///
/// A term of the source asks for one of the usable terms of its entry, in any
/// inflected form; of its forbidden and deprecated ones it asks for none.
/// Program text, markup and addresses are masked on both sides.
struct TerminologyCheck: Sendable {
  var source: TermRecognizer
  var target: TermRecognizer
  let sourceFacts: TermFacts
  let targetFacts: TermFacts
  let targetTag: LanguageTag
  var masked: [UInt8] = []
  /// Whether capitals are compared.
  let checksCase: Bool
  /// Matchers of single entries that take any capitals.
  var anyCase: [EntryKey: TermRecognizer] = [:]
  private let keepsUses: Bool
  /// Whether terms without an equivalent are told.
  private let checksGaps: Bool
  /// What the unit that is being checked uses, if that is to be kept.
  private var uses: [TermUse] = []
  /// Matchers of single entries, for a second look at what seems missing.
  var singles: [EntryKey: TermRecognizer] = [:]
  /// How the longest words of the usable terms of such entries begin; 0 for short
  /// ones.
  var stems: [EntryKey: [UInt32]] = [:]
  var wordClasses: WordClasses
  /// Of the entries that were asked about: whether they are verbs or names.
  var classes: [EntryKey: PartOfSpeech?] = [:]
  let linkFinder: WordLinkFinder
  /// The links of the unit that is being checked, once they were asked for.
  private var knownLinks: WordLinks?

  /// An entry among the termbases.
  struct EntryKey: Hashable {
    var base: UInt16
    var entry: UInt32
  }

  /// A term of the source with what the translation has for it.
  struct Concept {
    var key: EntryKey
    var term: Int
    /// Where it stands first.
    var range: Range<Int>
    /// Where else it stands, names included.
    var otherPlaces: [Range<Int>] = []
    var count = 1
    /// Whether it may be a name, as `Server` inside a sentence.
    var isName = false
    /// Whether a use of it may be a participle: *returned*, *given*.
    var isParticiple = false
    /// Whether another entry has the same word, or it is a mere synonym in its
    /// own: then something else may be meant.
    var isAmbiguous = false

    /// Where it stands, names included.
    var places: [Range<Int>] { [range] + otherPlaces }
  }

  /// A usable term that stands in the translation.
  struct Use {
    /// Its number among those of the target language.
    var number = 0
    /// As the termbase has it, where it has no number.
    var text: String?
    var range: Range<Int>
  }

  /// Creates a check against `bases`; `nil` when they have no terms in both
  /// languages.
  ///
  /// - Parameters:
  ///   - bases: The termbases, the most trusted first.
  ///   - languages: The languages of the texts.
  ///   - settings: What is checked.
  init?(_ bases: [Termbase], _ languages: LanguagePair, _ settings: CheckSettings) {
    let options = MatcherOptions(forms: .inflected, capitals: .inNames)
    let first = TermMatcher(bases, language: languages.source.withoutRegion, options: options)
    guard first.termCount > 0 else { return nil }
    checksCase = settings.runs(.termCase)
    keepsUses = settings.runs(.inconsistentTerm)
    checksGaps = settings.runs(.termNoEquivalent)
    source = TermRecognizer(first)
    sourceFacts = TermFacts(first, into: languages.target.withoutRegion)
    targetTag = languages.target.withoutRegion
    wordClasses = WordClasses(languages)
    linkFinder = WordLinkFinder(languages)
    target = TermRecognizer(TermMatcher(bases, language: targetTag, options: options))
    targetFacts = TermFacts(target.matcher, into: nil)
  }

  /// Adds what is wrong in `unit` to `findings`, and gives the terms it uses,
  /// if they are to be kept.
  mutating func check(_ unit: UnitAnalysis, _ findings: inout FindingList) -> [TermUse] {
    uses.removeAll()
    find(in: unit, &findings)
    return uses
  }

  private mutating func find(in unit: UnitAnalysis, _ findings: inout FindingList) {
    knownLinks = nil
    guard !unit.source.isBlank, !unit.target.isBlank else { return }
    var (sourceNames, targetNames): ([WordSpan], [WordSpan]) = ([], [])
    WordSpan.findCommon(in: unit, &sourceNames, &targetNames)
    mask(unit.source, sourceNames)
    masked.withUnsafeBufferPointer { source.findHits(in: $0) }
    guard !source.hits.isEmpty else { return }
    if checksGaps { addGaps(unit, &findings) }
    let concepts = concepts(in: unit)
    guard !concepts.isEmpty else { return }
    mask(unit.target, targetNames)
    masked.withUnsafeBufferPointer { target.findHits(in: $0) }
    for concept in concepts { check(concept, among: concepts, unit, &findings) }
  }

  /// Copies the text of `side`, in which markup and `names` are overwritten.
  private mutating func mask(_ side: TextSide, _ names: [WordSpan]) {
    masked.removeAll(keepingCapacity: true)
    masked.append(contentsOf: side.bytes)
    for token in side.tokens where !token.isText { cover(token) }
    for name in names {
      for index in name.tokens { cover(side.tokens[index]) }
    }
  }

  private mutating func cover(_ token: CheckToken) {
    for offset in token.range { masked[offset] = 1 }
  }

  // MARK: The translation

  private mutating func check(
    _ concept: Concept, among concepts: [Concept], _ unit: UnitAnalysis,
    _ findings: inout FindingList
  ) {
    let used = used(concept, in: unit)
    let hidden = used.isEmpty ? hiddenUses(of: concept, in: unit) : []
    let hasRefused = target.hits.contains {
      targetFacts[$0.term].key == concept.key && !targetFacts[$0.term].isUsable
    }
    if hasRefused {
      let shown = used + hidden.filter { !isInsideOther($0) }
      if addForbidden(concept, among: concepts, used: shown, unit, &findings) { return }
    }
    if !used.isEmpty {
      keep(used, of: concept)
      addCapitals(of: used, concept, unit, &findings)
      if used.count < concept.count { addPartial(concept, used.count, unit, &findings) }
      return
    }
    guard hidden.isEmpty, !addHomograph(of: concept, among: concepts, unit, &findings),
      !stands(concept, in: unit),
      !addForbiddenInside(concept, among: concepts, unit, &findings)
    else { return }
    addLostCapitals(concept, unit, &findings)
    addMissing(concept, among: concepts, unit, &findings)
  }

  /// Keeps each of the terms among `used`, once.
  private mutating func keep(_ used: [Use], of concept: Concept) {
    guard keepsUses else { return }
    let language = UInt64(targetTag.language.utf8.reduce(0) { $0 &* 31 &+ UInt16($1) })
    let entry = language << 48 | UInt64(concept.key.base) << 32 | UInt64(concept.key.entry)
    for use in used {
      let term = text(of: use)
      if uses.contains(where: { $0.entry == entry && $0.term == term }) { continue }
      uses.append(TermUse(entry: entry, term: term, source: concept.range, target: use.range))
    }
  }

  /// The usable terms of `concept` that stand in the translation.
  mutating func used(_ concept: Concept, in unit: UnitAnalysis) -> [Use] {
    var used: [Use] = []
    for hit in target.hits where targetFacts[hit.term].key == concept.key {
      guard targetFacts[hit.term].isUsable, !isOtherUse(hit, of: concept, in: unit) else {
        continue
      }
      used.append(Use(number: hit.term, range: hit.range))
    }
    return used
  }

  /// The term of `use` as the termbase has it.
  func text(of use: Use) -> String { use.text ?? target.matcher.term(use.number).text }

  /// Whether `use` is a part of a longer term of another entry.
  private func isInsideOther(_ use: Use) -> Bool {
    target.hits.contains { $0.range.overlaps(use.range) }
  }

  /// Which words of `unit`, the one that is being checked, translate each other.
  mutating func links(of unit: UnitAnalysis) -> WordLinks {
    if let knownLinks { return knownLinks }
    let links = linkFinder.links(of: unit)
    knownLinks = links
    return links
  }

  func usable(_ concept: Concept) -> [String] {
    source.matcher.entry(of: concept.term).terms(in: targetTag)
      .filter(\.status.isUsable).map(\.text)
  }

  private func addPartial(
    _ concept: Concept, _ used: Int, _ unit: UnitAnalysis, _ findings: inout FindingList
  ) {
    findings.add(
      .termPartial,
      "'\(unit.source.text(concept.range))' occurs \(concept.count) times and is translated "
        + "\(used == 1 ? "once" : "\(used) times")", source: concept.range)
  }
}
