internal import CalepinCore
internal import CalepinTerminology
internal import CalepinText

/// The second look at a term whose translation is not found at once.
extension TerminologyCheck {
  // MARK: Whether it is there

  /// Whether a usable term of the entry stands in the translation after all:
  /// parted by other words, or as the name that the source has.
  func stands(_ concept: Concept, in unit: UnitAnalysis) -> Bool {
    let surface = unit.source.text(concept.range)
    if surface.first?.isUppercase == true,
      unit.target.tokens.contains(where: {
        $0.kind == .word && $0.count == concept.range.count && unit.target.text($0) == surface
      })
    {
      return true
    }
    if usable(concept).contains(where: { Self.isParted($0, in: unit.target) }) { return true }
    return false
  }

  /// The usable terms of `concept` in the translation when nothing else is
  /// looked for: a longer term may hide them.
  mutating func hiddenUses(of concept: Concept, in unit: UnitAnalysis) -> [Use] {
    guard mayStand(concept, in: unit.target) else { return [] }
    if singles[concept.key] == nil {
      let entry = Self.withVariants(source.matcher.entry(of: concept.term), targetTag)
      singles[concept.key] = TermRecognizer(
        TermMatcher(
          [Termbase(name: "", entries: [entry])], language: targetTag,
          options: target.matcher.options))
    }
    let text = masked
    text.withUnsafeBufferPointer { singles[concept.key]?.findHits(in: $0) }
    guard let hits = singles[concept.key]?.hits, let matcher = singles[concept.key]?.matcher else {
      return []
    }
    return hits.filter {
      matcher.term($0.term).status.isUsable && !isOtherUse($0, of: concept, in: unit)
    }.map { Use(text: matcher.term($0.term).text, range: $0.range) }
  }

  /// Whether `side` has a word that begins like the longest one of a usable term.
  private mutating func mayStand(_ concept: Concept, in side: TextSide) -> Bool {
    if stems[concept.key] == nil {
      stems[concept.key] = usable(concept).map { term in
        let words = Self.scanned(term)
        let longest = words.tokens.filter { $0.kind == .word }.max { $0.count < $1.count }
        return longest.flatMap { words.stem(of: $0) } ?? 0
      }
    }
    guard let stems = stems[concept.key], !stems.contains(0) else { return true }
    return side.tokens.contains { token in
      token.kind == .word && side.stem(of: token).map(stems.contains) == true
    }
  }

  private static func scanned(_ term: String) -> TextSide {
    var side = TextSide()
    side.bytes = Array(term.utf8)
    SideScanner.scan(&side)
    return side
  }

  /// Whether the words of `term` stand in `side` in their order with a few
  /// others between them: *arguments positionnels ou nommés*.
  private static func isParted(_ term: String, in side: TextSide) -> Bool {
    let wanted = scanned(term)
    let stems = wanted.tokens.compactMap { wanted.stem(of: $0) }
    guard stems.count > 1 else { return false }
    var next = 0
    var passed = 0
    for token in side.tokens {
      guard token.kind == .word else {
        if token.key != 0x2C { next = 0 }
        continue
      }
      if let stem = side.stem(of: token), stem == stems[next] {
        next += 1
        passed = 0
        if next == stems.count { return true }
      } else {
        passed += 1
        if passed > 3 { next = 0 }
      }
    }
    return false
  }

  /// The entry with other spellings of its usable terms: regular plurals for
  /// those that are other words as well (`fils` is the plural of `fil`, and a
  /// son), and French without the circumflexes the reform of 1990 did away with.
  private static func withVariants(_ entry: ConceptEntry, _ language: LanguageTag) -> ConceptEntry {
    var entry = entry
    for section in entry.sections.indices where entry.sections[section].language.isIn(language) {
      for term in entry.sections[section].terms where term.status.isUsable {
        for text in plurals(of: term.text) + reformed(term.text, language) {
          var variant = term
          variant.text = text
          entry.sections[section].terms.append(variant)
        }
      }
    }
    return entry
  }

  private static func plurals(of term: String) -> [String] {
    let words = term.split(separator: " ")
    guard let first = words.first, first.last?.isLetter == true else { return [] }
    let rest = words.dropFirst()
    let head = ([first + "s"] + rest).joined(separator: " ")
    if rest.isEmpty { return [head] }
    return [head, words.map { $0.count > 3 ? $0 + "s" : $0 }.joined(separator: " ")]
  }

  private static func reformed(_ term: String, _ language: LanguageTag) -> [String] {
    guard language.language == "fr" else { return [] }
    let new = String(term.map { $0 == "î" ? "i" : $0 == "û" ? "u" : $0 })
    let key = term.replacing("clé", with: "clef")
    return [new, key].filter { $0 != term }
  }

  // MARK: Whether the source means it

  /// Adds that nothing in the translation is a term for `concept`; of several
  /// entries with the same word, once for all.
  mutating func addMissing(
    _ concept: Concept, among concepts: [Concept], _ unit: UnitAnalysis,
    _ findings: inout FindingList
  ) {
    let same = concepts.filter { $0.range == concept.range }
    guard same.first?.key == concept.key else { return }
    let surface = unit.source.text(concept.range)
    let wanted = same.flatMap(usable)
    if wanted == [source.matcher.term(concept.term).text], wanted[0] != wanted[0].lowercased() {
      findings.add(
        .dntChanged, "'\(surface)' is a name that stays as it is", source: concept.range)
      return
    }
    let rendering = rendering(of: concept, in: unit)
    // `Windows` is rather a name than `Window` is.
    let isLikeName =
      concept.isName
      && surface.lowercased() != source.matcher.term(concept.term).text.lowercased()
    let rest = wanted.count > Self.mostWanted ? " and others" : ""
    findings.add(
      .termMissing,
      "'\(surface)' is to be translated by "
        + wanted.prefix(Self.mostWanted).map { "'\($0)'" }.joined(separator: " or ") + rest,
      source: concept.range, target: rendering.range,
      isWeak: rendering.isFree || isLikeName && !rendering.isKnown
        || isDoubtful(concept, in: unit))
  }

  /// How many terms are named in a finding.
  private static let mostWanted = 4

  /// Whether the term may stand for something else in the source, or be
  /// translated by another construction: then it is told as information only.
  mutating func isDoubtful(_ concept: Concept, in unit: UnitAnalysis) -> Bool {
    let range = concept.range
    return concept.isAmbiguous || Self.isInCompound(range, in: unit.source)
      || isOfOtherClass(concept, in: unit) || hasRelative(concept, in: unit)
  }

  /// Whether the text at `range` is a part of a word with hyphens:
  /// *keyword-only*, *re-raised*.
  private static func isInCompound(_ range: Range<Int>, in side: TextSide) -> Bool {
    func isLetter(_ offset: Int) -> Bool {
      let byte = side.byte(offset)
      return byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x80
    }
    let before = side.byte(range.lowerBound - 1) == 0x2D && isLetter(range.lowerBound - 2)
    guard side.byte(range.upperBound) == 0x2D, isLetter(range.upperBound + 1) else { return before }
    // Whoever translates `user-defined` says who defines.
    let rest = side.text(range.upperBound + 1..<side.bytes.count).prefix { $0.isLetter }
    return !rest.hasSuffix("ed") && !rest.hasSuffix("ing")
  }

  /// Whether the source has a noun for a verb or the other way round: *the
  /// return value* for *renvoyer*, *setting it* for *paramètres*.
  private mutating func isOfOtherClass(_ concept: Concept, in unit: UnitAnalysis) -> Bool {
    guard let wanted = wordClass(of: concept.key, term: concept.term) else { return false }
    let start = concept.range.lowerBound
    switch wanted {
    case .verb:
      // `Return a value` begins like a noun, and is none.
      guard let before = unit.source.tokens.last(where: { Int($0.end) <= start }), before.isText,
        before.kind != .punctuation
      else { return false }
      return wordClasses.inSource(unit.source.bytes, at: start) == .noun
    default:
      // Any English noun looks like a verb to a tagger now and then; a French word, or one with
      // the ending of a verb, does not. A longer term leaves no doubt.
      let surface = unit.source.text(concept.range).lowercased()
      let isVerbal =
        (surface.hasSuffix("ing") || surface.hasSuffix("ed"))
        && surface != source.matcher.term(concept.term).text.lowercased()
      guard isVerbal || unit.source.language == .french, !surface.contains(" ") else {
        return false
      }
      return wordClasses.inSource(unit.source.bytes, at: start) == .verb
    }
  }

  /// Whether the translation has a word that begins like a usable term, as
  /// *renvoi* does like *renvoyer* and *paramétrage* like *paramètre*, and that
  /// translates no other word.
  private mutating func hasRelative(_ concept: Concept, in unit: UnitAnalysis) -> Bool {
    let words = usable(concept).filter { !$0.contains(" ") }
      .map { Folding.fold($0, options: .withoutAccents) }
    let stems = words.map { $0.dropLast(3) }.filter { $0.count >= 5 }
    // So few letters say something of a word that is known to translate it.
    let roots = words.map { $0.dropLast(2) }.filter { $0.count >= 3 }
    guard !stems.isEmpty || !roots.isEmpty else { return false }
    let links = links(of: unit)
    return unit.target.tokens.indices.contains { index in
      let token = unit.target.tokens[index]
      guard token.kind == .word, token.count > 4 else { return false }
      let word = Folding.fold(unit.target.text(token), options: .withoutAccents)
      guard let partner = links.partner(ofTarget: index) else {
        return stems.contains(where: word.hasPrefix)
      }
      let range = unit.source.tokens[partner].range
      return (stems + roots).contains(where: word.hasPrefix)
        && concept.places.contains { $0.overlaps(range) }
    }
  }

  // MARK: Shorter terms

  /// Adds the forbidden terms of entries whose terms stand inside of the term
  /// of `concept`, and says whether there are any: where *argument nommé* is
  /// missing, *paramètre* is one for *argument*.
  mutating func addForbiddenInside(
    _ concept: Concept, among concepts: [Concept], _ unit: UnitAnalysis,
    _ findings: inout FindingList
  ) -> Bool {
    let words = unit.source.tokens.filter { $0.kind == .word && concept.range.overlaps($0.range) }
    guard words.count > 1, let first = words.first, let last = words.last else { return false }
    var isForbidden = false
    for range in [Int(first.end)..<Int(last.end), Int(first.start)..<Int(last.start)] {
      for hit in source.hits(in: unit.source.text(range)) where sourceFacts[hit.term].asks {
        let place = range.lowerBound + hit.start..<range.lowerBound + hit.end
        let inner = Concept(
          key: sourceFacts[hit.term].key, term: hit.term, range: place)
        guard !concepts.contains(where: { $0.key == inner.key }) else { continue }
        if addForbidden(inner, among: concepts, used: [], unit, &findings) { isForbidden = true }
      }
    }
    return isForbidden
  }
}
