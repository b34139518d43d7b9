internal import CalepinCore
internal import CalepinTerminology

/// What the source has of the termbases.
extension TerminologyCheck {
  /// The entries whose terms the source has, each once.
  mutating func concepts(in unit: UnitAnalysis) -> [Concept] {
    var concepts: [Concept] = []
    let isTitle = Self.isTitle(unit.source)
    for hit in source.hits {
      let key = key(of: hit, source.matcher)
      let term = source.matcher.term(hit.term)
      if isOtherWord(hit, in: unit.source) { continue }
      let isName = !isTitle && isName(at: hit.range, term.text, in: unit.source)
      let isParticiple = isParticiple(hit, of: term.text, in: unit.source)
      if let index = concepts.firstIndex(where: { $0.key == key }) {
        concepts[index].places.append(hit.range)
        if isName { continue }
        concepts[index].isParticiple = concepts[index].isParticiple || isParticiple
        concepts[index].count += concepts[index].isName ? 0 : 1
        concepts[index].isName = false
        continue
      }
      guard term.status.isUsable, asks(hit.term) else { continue }
      concepts.append(
        Concept(
          key: key, term: hit.term, range: hit.range, places: [hit.range], isName: isName,
          isParticiple: isParticiple, isAmbiguous: isAmbiguous(hit)))
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
  func isName(at range: Range<Int>, _ term: String, in side: TextSide) -> Bool {
    guard let letter = term.unicodeScalars.first, letter.properties.isLowercase,
      let index = side.tokens.firstIndex(where: { Int($0.start) >= range.lowerBound }),
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
}
