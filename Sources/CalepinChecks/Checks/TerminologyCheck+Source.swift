internal import CalepinCore
internal import CalepinTerminology

/// What the source has of the termbases.
extension TerminologyCheck {
  /// The entries whose terms the source has, each once.
  mutating func concepts(in unit: UnitAnalysis) -> [Concept] {
    var concepts: [Concept] = []
    for hit in source.hits {
      let fact = sourceFacts[hit.term]
      if isOtherWord(hit, in: unit.source) { continue }
      let isName =
        fact.isLowercase && isName(at: hit.range, in: unit.source) && !Self.isTitle(unit.source)
      let isParticiple = isParticiple(hit, in: unit.source)
      if let index = concepts.firstIndex(where: { $0.key == fact.key }) {
        concepts[index].otherPlaces.append(hit.range)
        if isName { continue }
        concepts[index].isParticiple = concepts[index].isParticiple || isParticiple
        concepts[index].count += concepts[index].isName ? 0 : 1
        concepts[index].isName = false
      } else if fact.isUsable, fact.asks {
        concepts.append(
          Concept(
            key: fact.key, term: hit.term, range: hit.range, isName: isName,
            isParticiple: isParticiple, isAmbiguous: isAmbiguous(hit)))
      }
    }
    return concepts
  }

  private func isAmbiguous(_ hit: TermHit) -> Bool {
    let key = sourceFacts[hit.term].key
    return !sourceFacts[hit.term].isFirst
      || source.hits.contains {
        $0.start == hit.start && $0.end == hit.end && sourceFacts[$0.term].key != key
      }
  }

  /// Whether `hit` is neither its term itself nor with one of the endings that
  /// English verbs have otherwise.
  private func isParticiple(_ hit: TermHit, in side: TextSide) -> Bool {
    guard side.language == .english, hit.range.count > sourceFacts[hit.term].byteCount else {
      return side.language != .english
    }
    let last = side.byte(hit.end - 1) | 0x20
    return last != UInt8(ascii: "s") && last != UInt8(ascii: "g")
  }

  /// Whether most words of `side` have a capital, as in a heading.
  static func isTitle(_ side: TextSide) -> Bool {
    let functionWords = FunctionWords.words(of: side.language)
    let words = side.tokens.filter {
      $0.kind == .word && $0.count > 2 && functionWords?.contains($0.key) != true
    }
    return words.count > 1 && words.allSatisfy { $0.flags.contains(.isCapitalized) }
  }

  /// Whether the words at `range` have a capital in the middle of a sentence,
  /// which a term in small letters has as a name only: `Windows` is no window.
  func isName(at range: Range<Int>, in side: TextSide) -> Bool {
    guard side.byte(range.lowerBound) < 0x61 || side.byte(range.lowerBound) > 0x7A,
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
