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
        It counts only when the source has a term of the same entry and asks for the same word \
        by no other one. Where the first of the good terms translates all its uses, a forbidden one \
        besides is told as information only. Longer terms win over shorter ones inside of them.
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
      .dntChanged, .error, "a name that stays as it is was changed",
      details: """
        A name that a termbase has in both languages alike, with a capital, is one not to \
        translate.
        """),
    CheckDescription(
      .termPartial, .info, "a term is translated less often than it occurs"),
    CheckDescription(
      .termCase, .info, isOn: false, "a term has other capitals than in the termbase",
      details: """
        It has one in the middle of a sentence that neither termbase nor source have, or lost \
        one that belongs to a name; then term-missing finds it, too.
        """),
  ]

  var source: TermRecognizer
  var target: TermRecognizer
  let targetTag: LanguageTag
  var masked: [UInt8] = []
  /// The single words that both sides set apart, `*file*`: names of parameters.
  private var names: Set<UInt32> = []
  /// Whether capitals are compared.
  let checksCase: Bool
  /// Matchers of single entries that take any capitals.
  var anyCase: [EntryKey: TermRecognizer] = [:]
  private let keepsUses: Bool
  /// What the unit that was checked last uses, if that is to be kept.
  private(set) var uses: [TermUse] = []
  /// Matchers of single entries, for a second look at what seems missing.
  var singles: [EntryKey: TermRecognizer] = [:]
  var wordClasses: WordClasses
  /// Of the entries that were asked about: whether they are verbs or names.
  var classes: [EntryKey: PartOfSpeech?] = [:]

  /// An entry among the termbases.
  struct EntryKey: Hashable {
    var base: UInt16
    var entry: UInt32
  }

  /// A term of the source with what the translation has for it.
  struct Concept {
    var key: EntryKey
    var term: Int
    var range: Range<Int>
    var count = 1
    /// Whether it may be a name, as `Server` inside a sentence.
    var isName = false
    /// Whether a use of it may be a participle: *returned*, *given*.
    var isParticiple = false
    /// Whether another entry has the same word, or it is a mere synonym in its
    /// own: then something else may be meant.
    var isAmbiguous = false
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
    source = TermRecognizer(first)
    targetTag = languages.target.withoutRegion
    wordClasses = WordClasses(languages)
    target = TermRecognizer(TermMatcher(bases, language: targetTag, options: options))
  }

  /// Adds what is wrong in `unit` to `findings`.
  mutating func check(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    uses.removeAll(keepingCapacity: true)
    guard !unit.source.isBlank, !unit.target.isBlank else { return }
    names = Self.emphasized(in: unit.source).intersection(Self.emphasized(in: unit.target))
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
    for (index, token) in side.tokens.enumerated() {
      let isName = names.contains(token.key) && Self.isEmphasized(index, in: side)
      if token.isText, !isName { continue }
      for offset in token.range { masked[offset] = 1 }
    }
    let text = masked
    text.withUnsafeBufferPointer { self[keyPath: recognizer].findHits(in: $0) }
  }

  private static func emphasized(in side: TextSide) -> Set<UInt32> {
    var words: Set<UInt32> = []
    for index in side.tokens.indices where isEmphasized(index, in: side) {
      words.insert(side.tokens[index].key)
    }
    return words
  }

  /// Whether the token at `index` is a word with an asterisk on either side.
  private static func isEmphasized(_ index: Int, in side: TextSide) -> Bool {
    let tokens = side.tokens
    guard index > 0, index + 1 < tokens.count, tokens[index].kind == .word else { return false }
    return tokens[index - 1].key == 0x2A && tokens[index + 1].key == 0x2A
      && tokens[index].gap == .none && tokens[index + 1].gap == .none
  }

  // MARK: The source

  private func concepts(in unit: UnitAnalysis) -> [Concept] {
    var concepts: [Concept] = []
    let isTitle = Self.isTitle(unit.source)
    for hit in source.hits {
      let key = key(of: hit, source.matcher)
      let term = source.matcher.term(hit.term)
      let isName = !isTitle && isName(hit, term.text, in: unit.source)
      let isParticiple = isParticiple(hit, of: term.text, in: unit.source)
      if let index = concepts.firstIndex(where: { $0.key == key }) {
        if isName { continue }
        concepts[index].isParticiple = concepts[index].isParticiple || isParticiple
        concepts[index].count += concepts[index].isName ? 0 : 1
        concepts[index].isName = false
        continue
      }
      guard term.status.isUsable, asks(hit.term) else { continue }
      concepts.append(
        Concept(
          key: key, term: hit.term, range: hit.range, isName: isName, isParticiple: isParticiple,
          isAmbiguous: isAmbiguous(hit)))
    }
    return concepts
  }

  private func isAmbiguous(_ hit: TermHit) -> Bool {
    let key = key(of: hit, source.matcher)
    if source.hits.contains(where: {
      $0.start == hit.start && $0.end == hit.end && self.key(of: $0, source.matcher) != key
    }) {
      return true
    }
    let first = source.matcher.entry(of: hit.term).terms(in: source.matcher.language)
      .first { $0.status.isUsable }
    return first?.text != source.matcher.term(hit.term).text
  }

  /// Whether `hit` is neither the `term` itself nor with one of the endings
  /// that English verbs have otherwise.
  private func isParticiple(_ hit: TermHit, of term: String, in side: TextSide) -> Bool {
    guard side.language == .english, hit.range.count > term.utf8.count else {
      return side.language != .english
    }
    let text = side.text(hit.range)
    return !text.hasSuffix("s") && !text.hasSuffix("ing")
  }

  /// Whether the entry of the term numbered `term` has one to translate it by.
  func asks(_ term: Int) -> Bool {
    source.matcher.entry(of: term).terms(in: targetTag).contains { $0.status.isUsable }
  }

  func key(of hit: TermHit, _ matcher: TermMatcher) -> EntryKey {
    let address = matcher.address(of: hit.term)
    return EntryKey(base: address.base, entry: address.entry)
  }

  /// Whether most words of `side` have a capital, as in a heading.
  static func isTitle(_ side: TextSide) -> Bool {
    let functionWords = FunctionWords.words(of: side.language)
    let words = side.tokens.filter {
      $0.kind == .word && $0.count > 2 && functionWords?.contains($0.key) != true
    }
    return words.count > 1 && words.allSatisfy { $0.flags.contains(.isCapitalized) }
  }

  /// Whether a term in small letters has a capital in the middle of a
  /// sentence: `Windows` is no window.
  func isName(_ hit: TermHit, _ term: String, in side: TextSide) -> Bool {
    guard let letter = term.unicodeScalars.first, letter.properties.isLowercase,
      let index = side.tokens.firstIndex(where: { Int($0.start) >= hit.start }),
      side.tokens[index].flags.contains(.isCapitalized)
    else { return false }
    guard index > 0 else { return false }
    let before = side.tokens[index - 1]
    switch before.key {
    case 0x2E, 0x3A, 0x21, 0x3F, 0x22, 0xAB, 0x201C, 0x28, 0x29, 0x2A, 0x2D:
      return before.kind != .punctuation
    default: return before.isText
    }
  }

  // MARK: The translation

  private mutating func check(
    _ concept: Concept, among concepts: [Concept], _ unit: UnitAnalysis,
    _ findings: inout FindingList
  ) {
    let used = used(concept, in: unit)
    if addForbidden(concept, among: concepts, used: used, unit, &findings) || concept.isName {
      return
    }
    if !used.isEmpty {
      keep(used, of: concept)
      addCapitals(of: used, concept, unit, &findings)
      if used.count < concept.count { addPartial(concept, used.count, unit, &findings) }
      return
    }
    guard !stands(concept, in: unit),
      !addForbiddenInside(concept, among: concepts, unit, &findings)
    else { return }
    addLostCapitals(concept, unit, &findings)
    addMissing(concept, unit, &findings)
  }

  /// Keeps each of the terms among `used`, once.
  private mutating func keep(_ used: [TermHit], of concept: Concept) {
    guard keepsUses else { return }
    let language = UInt64(targetTag.language.utf8.reduce(0) { $0 &* 31 &+ UInt16($1) })
    let entry = language << 48 | UInt64(concept.key.base) << 32 | UInt64(concept.key.entry)
    for hit in used {
      let term = target.matcher.term(hit.term).text
      if uses.contains(where: { $0.entry == entry && $0.term == term }) { continue }
      uses.append(TermUse(entry: entry, term: term, source: concept.range, target: hit.range))
    }
  }

  /// The usable terms of `concept` that stand in the translation.
  private mutating func used(_ concept: Concept, in unit: UnitAnalysis) -> [TermHit] {
    let hits = target.hits.filter {
      key(of: $0, target.matcher) == concept.key && target.matcher.term($0.term).status.isUsable
    }
    return hits.filter { !isOtherUse($0, of: concept, in: unit) }
  }

  /// Adds the forbidden and deprecated terms of `concept`, and says whether
  /// there are any.
  func addForbidden(
    _ concept: Concept, among concepts: [Concept], used: [TermHit], _ unit: UnitAnalysis,
    _ findings: inout FindingList
  ) -> Bool {
    var isForbidden = false
    // Its synonyms may be there for another word.
    let preferred = usable(concept).first
    let isDone = used.count { target.matcher.term($0.term).text == preferred } >= concept.count
    for hit in target.hits where key(of: hit, target.matcher) == concept.key {
      guard !target.matcher.term(hit.term).status.isUsable,
        !isWanted(hit, by: concepts, except: concept.key), !isName(hit, concept, in: unit),
        used.isEmpty || !isQuoted(hit, in: unit.target)
      else { continue }
      isForbidden = true
      addForbidden(hit, concept, unit, isWeak: isDone, &findings)
    }
    return isForbidden
  }

  /// Whether a word with a capital inside a sentence of the translation is the
  /// name that the source has: `Windows` again.
  private func isName(_ hit: TermHit, _ concept: Concept, in unit: UnitAnalysis) -> Bool {
    let index = unit.target.tokens.firstIndex { Int($0.start) >= hit.start } ?? 0
    if concept.isName, index > 0 {
      return unit.target.tokens[index].flags.contains(.isCapitalized)
    }
    guard isName(hit, target.matcher.term(hit.term).text, in: unit.target) else { return false }
    let text = unit.target.text(hit.range)
    return unit.source.tokens.contains {
      $0.kind == .word && $0.count == hit.range.count && unit.source.text($0) == text
    }
  }

  /// Whether `hit` stands between asterisks or in brackets with nothing else
  /// but what is set apart: `(*raw strings*)` says what the source had.
  private func isQuoted(_ hit: TermHit, in side: TextSide) -> Bool {
    guard let index = side.tokens.firstIndex(where: { Int($0.start) >= hit.start }), index > 0,
      let last = side.tokens[index...].firstIndex(where: { Int($0.start) >= hit.end })
    else { return false }
    if side.tokens[index - 1].key == 0x28, side.tokens[last].key == 0x29 { return true }
    let asterisks = side.tokens[..<index].count { $0.kind == .punctuation && $0.key == 0x2A }
    return !asterisks.isMultiple(of: 2)
  }

  func usable(_ concept: Concept) -> [String] {
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
    _ hit: TermHit, _ concept: Concept, _ unit: UnitAnalysis, isWeak: Bool,
    _ findings: inout FindingList
  ) {
    let term = target.matcher.term(hit.term)
    let status = term.status == .forbidden ? "forbidden" : "deprecated"
    let wanted = usable(concept)
    let better = replacement(of: hit, concept, unit)
    findings.add(
      term.status == .forbidden ? .termForbidden : .termDeprecated,
      "'\(unit.target.text(hit.range))' is \(status), use "
        + wanted.map { "'\($0)'" }.joined(separator: " or "),
      source: concept.range, target: hit.range, suggestion: better?.text ?? wanted.first,
      isSafeFix: better?.isSafe == true && !isWeak && !concept.isAmbiguous && isDecided(concept),
      isWeak: isWeak)
  }

  /// Whether the entry of `concept` has one preferred term.
  private func isDecided(_ concept: Concept) -> Bool {
    source.matcher.entry(of: concept.term).terms(in: targetTag)
      .count { $0.status == .preferred } == 1
  }

  /// What to write at `hit`: the first usable term, in the form that is there.
  private func replacement(
    of hit: TermHit, _ concept: Concept, _ unit: UnitAnalysis
  ) -> TermReplacement? {
    let terms = source.matcher.entry(of: concept.term).terms(in: targetTag)
    guard let wanted = terms.first(where: \.status.isUsable) else { return nil }
    let before = unit.target.tokens.last { Int($0.end) <= hit.start }
    return TermReplacement(
      of: unit.target.text(hit.range), refused: target.matcher.term(hit.term), wanted: wanted,
      language: unit.target.language, before: before.map(unit.target.text)?.lowercased() ?? "")
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

extension CheckID {
  static let termForbidden = CheckID("term-forbidden")
  static let termDeprecated = CheckID("term-deprecated")
  static let termMissing = CheckID("term-missing")
  static let termPartial = CheckID("term-partial")
  static let dntChanged = CheckID("dnt-changed")
}
