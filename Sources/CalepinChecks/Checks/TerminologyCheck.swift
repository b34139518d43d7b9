internal import CalepinCore
internal import CalepinTerminology

/// Compares the terms of both sides with termbases.
///
/// A term of the source asks for one of the usable terms of its entry, in any
/// inflected form; of its forbidden and deprecated ones it asks for none.
/// Program text, markup and addresses are masked on both sides.
struct TerminologyCheck: Sendable {
  static let descriptions = [
    CheckDescription(
      .termForbidden, .error, "a forbidden term stands in the translation",
      details: """
        It counts only when the source has a term of the same entry more often than the \
        translation has a good one, and asks for the same word by no other entry. Longer terms win over shorter ones inside of them.
        """),
    CheckDescription(
      .termDeprecated, .warning, "a deprecated term stands in the translation",
      details: "As term-forbidden, for terms with the status deprecated."),
    CheckDescription(
      .termMissing, .warning, "the translation of a term is none that the termbase allows",
      details: """
        Preferred and admitted terms will do, in any inflected form. A word with a capital \
        inside a sentence is a name, unless the term has one, too.
        """),
    CheckDescription(
      .termPartial, .info, "a term is translated less often than it occurs"),
  ]

  private var source: TermRecognizer
  private var target: TermRecognizer
  private let targetTag: LanguageTag
  private var masked: [UInt8] = []
  /// Matchers of single entries, for a second look at what seems missing.
  private var singles: [EntryKey: TermRecognizer] = [:]

  /// An entry among the termbases.
  private struct EntryKey: Hashable {
    var base: UInt16
    var entry: UInt32
  }

  /// A term of the source with what the translation has for it.
  private struct Concept {
    var key: EntryKey
    var term: Int
    var range: Range<Int>
    var count = 1
  }

  /// Creates a check against `bases`; `nil` when they have no terms in both
  /// languages.
  init?(_ bases: [Termbase], _ languages: LanguagePair) {
    let options = MatcherOptions(forms: .inflected, capitals: .inNames)
    let first = TermMatcher(bases, language: languages.source.withoutRegion, options: options)
    guard first.termCount > 0 else { return nil }
    source = TermRecognizer(first)
    targetTag = languages.target.withoutRegion
    target = TermRecognizer(TermMatcher(bases, language: targetTag, options: options))
  }

  /// Adds what is wrong in `unit` to `findings`.
  mutating func check(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    guard !unit.source.isBlank, !unit.target.isBlank else { return }
    find(in: unit.source, with: \.source)
    guard !source.hits.isEmpty else { return }
    let concepts = concepts(in: unit)
    guard !concepts.isEmpty else { return }
    find(in: unit.target, with: \.target)
    for concept in concepts { check(concept, among: concepts, unit, &findings) }
  }

  /// Looks for the terms of `side`, whose markup is overwritten.
  private mutating func find(
    in side: TextSide, with recognizer: WritableKeyPath<TerminologyCheck, TermRecognizer>
  ) {
    masked.removeAll(keepingCapacity: true)
    masked.append(contentsOf: side.bytes)
    for token in side.tokens where !token.isText {
      for offset in token.range { masked[offset] = 1 }
    }
    let text = masked
    text.withUnsafeBufferPointer { self[keyPath: recognizer].findHits(in: $0) }
  }

  // MARK: The source

  private func concepts(in unit: UnitAnalysis) -> [Concept] {
    var concepts: [Concept] = []
    let isTitle = Self.isTitle(unit.source)
    for hit in source.hits {
      let key = key(of: hit, source.matcher)
      if let index = concepts.firstIndex(where: { $0.key == key }) {
        concepts[index].count += 1
        continue
      }
      let term = source.matcher.term(hit.term)
      guard term.status.isUsable, isTitle || !isName(hit, term.text, in: unit.source) else {
        continue
      }
      let entry = source.matcher.entry(of: hit.term)
      guard entry.terms(in: targetTag).contains(where: { $0.status.isUsable }) else { continue }
      concepts.append(Concept(key: key, term: hit.term, range: hit.range))
    }
    return concepts
  }

  private func key(of hit: TermHit, _ matcher: TermMatcher) -> EntryKey {
    let address = matcher.address(of: hit.term)
    return EntryKey(base: address.base, entry: address.entry)
  }

  /// Whether most words of `side` have a capital, as in a heading.
  private static func isTitle(_ side: TextSide) -> Bool {
    let functionWords = FunctionWords.words(of: side.language)
    let words = side.tokens.filter {
      $0.kind == .word && $0.count > 3 && functionWords?.contains($0.key) != true
    }
    return words.count > 1 && words.allSatisfy { $0.flags.contains(.isCapitalized) }
  }

  /// Whether a term in small letters has a capital in the middle of a
  /// sentence: `Windows` is no window.
  private func isName(_ hit: TermHit, _ term: String, in side: TextSide) -> Bool {
    guard let letter = term.unicodeScalars.first, letter.properties.isLowercase,
      let index = side.tokens.firstIndex(where: { Int($0.start) >= hit.start }),
      side.tokens[index].flags.contains(.isCapitalized)
    else { return false }
    guard index > 0 else { return false }
    let before = side.tokens[index - 1]
    switch before.key {
    case 0x2E, 0x3A, 0x21, 0x3F, 0x22, 0xAB, 0x201C, 0x28, 0x2A, 0x2D:
      return before.kind != .punctuation
    default: return before.isText
    }
  }

  // MARK: The translation

  private mutating func check(
    _ concept: Concept, among concepts: [Concept], _ unit: UnitAnalysis,
    _ findings: inout FindingList
  ) {
    let own = target.hits.filter { key(of: $0, target.matcher) == concept.key }
    let used = own.count { target.matcher.term($0.term).status.isUsable }
    // A forbidden word beside enough good ones translates something else.
    var isForbidden = false
    if used < concept.count {
      for hit in own where !target.matcher.term(hit.term).status.isUsable {
        guard !isWanted(hit, by: concepts, except: concept.key), !isName(hit, concept, in: unit)
        else { continue }
        isForbidden = true
        addForbidden(hit, concept, unit, &findings)
      }
    }
    if isForbidden { return }
    if used > 0 {
      if used < concept.count { addPartial(concept, used, unit, &findings) }
      return
    }
    guard !stands(concept, in: unit) else { return }
    let wanted = usable(concept).map { "'\($0)'" }.joined(separator: " or ")
    findings.add(
      .termMissing, "'\(unit.source.text(concept.range))' is to be translated by \(wanted)",
      source: concept.range)
  }

  /// Whether a word with a capital inside a sentence of the translation is the
  /// name that the source has: `Windows` again.
  private func isName(_ hit: TermHit, _ concept: Concept, in unit: UnitAnalysis) -> Bool {
    let term = target.matcher.term(hit.term).text
    return isName(hit, term, in: unit.target)
      && unit.source.text(concept.range) == unit.target.text(hit.range)
  }

  private func usable(_ concept: Concept) -> [String] {
    source.matcher.entry(of: concept.term).terms(in: targetTag)
      .filter(\.status.isUsable).map(\.text)
  }

  /// Whether another concept of the source asks for what stands at `hit`.
  private func isWanted(
    _ hit: TermHit, by concepts: [Concept], except key: EntryKey
  ) -> Bool {
    target.hits.contains { other in
      other.start == hit.start && other.end == hit.end
        && target.matcher.term(other.term).status.isUsable
        && concepts.contains {
          $0.key != key && $0.key == self.key(of: other, target.matcher)
        }
    }
  }

  private func addForbidden(
    _ hit: TermHit, _ concept: Concept, _ unit: UnitAnalysis, _ findings: inout FindingList
  ) {
    let term = target.matcher.term(hit.term)
    let status = term.status == .forbidden ? "forbidden" : "deprecated"
    let wanted = usable(concept)
    findings.add(
      term.status == .forbidden ? .termForbidden : .termDeprecated,
      "'\(unit.target.text(hit.range))' is \(status), use "
        + wanted.map { "'\($0)'" }.joined(separator: " or "),
      source: concept.range, target: hit.range, suggestion: wanted.first)
  }

  private func addPartial(
    _ concept: Concept, _ used: Int, _ unit: UnitAnalysis, _ findings: inout FindingList
  ) {
    findings.add(
      .termPartial,
      "'\(unit.source.text(concept.range))' occurs \(concept.count) times and is translated "
        + "\(used == 1 ? "once" : "\(used) times")", source: concept.range)
  }

  /// Whether a usable term of the entry stands in the translation after all:
  /// inside a longer term, or as the name that the source has.
  private mutating func stands(_ concept: Concept, in unit: UnitAnalysis) -> Bool {
    let surface = unit.source.text(concept.range)
    if surface.first?.isUppercase == true,
      unit.target.tokens.contains(where: {
        $0.kind == .word && $0.count == concept.range.count && unit.target.text($0) == surface
      })
    {
      return true
    }
    if singles[concept.key] == nil {
      let entry = Self.withPlurals(source.matcher.entry(of: concept.term), targetTag)
      singles[concept.key] = TermRecognizer(
        TermMatcher(
          [Termbase(name: "", entries: [entry])], language: targetTag,
          options: target.matcher.options))
    }
    let text = masked
    text.withUnsafeBufferPointer { singles[concept.key]?.findHits(in: $0) }
    guard let single = singles[concept.key] else { return false }
    return single.hits.contains { single.matcher.term($0.term).status.isUsable }
  }

  /// The entry with regular plurals of its usable terms, for those that are
  /// other words as well: `fils` is the plural of `fil`, and a son.
  private static func withPlurals(_ entry: ConceptEntry, _ language: LanguageTag) -> ConceptEntry {
    var entry = entry
    for section in entry.sections.indices where entry.sections[section].language.isIn(language) {
      for term in entry.sections[section].terms where term.status.isUsable {
        let words = term.text.split(separator: " ")
        guard let first = words.first, first.last?.isLetter == true else { continue }
        let rest = words.dropFirst()
        var plural = term
        plural.text = ([first + "s"] + rest).joined(separator: " ")
        entry.sections[section].terms.append(plural)
        if rest.isEmpty { continue }
        plural.text = words.map { $0.count > 3 ? $0 + "s" : $0 }.joined(separator: " ")
        entry.sections[section].terms.append(plural)
      }
    }
    return entry
  }
}

extension CheckID {
  static let termForbidden = CheckID("term-forbidden")
  static let termDeprecated = CheckID("term-deprecated")
  static let termMissing = CheckID("term-missing")
  static let termPartial = CheckID("term-partial")
}
