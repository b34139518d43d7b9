internal import CalepinCore
internal import CalepinText

extension TermPairFinder {
  /// How many places of a term are looked at: more would say the same.
  private static let mostPlaces = 200

  /// In how many places of the term with `key` the segment beside it has
  /// `text`, in whatever number; `nil` when the bitext does not have the term.
  ///
  /// - Complexity: O(tokens of the segments).
  func meetings(of text: String, withKey key: String) -> Equivalent.Evidence? {
    let places = places(ofKey: key).prefix(Self.mostPlaces)
    guard !places.isEmpty else { return nil }
    let words = Folding.fold(text).split(separator: " ").map { Array($0.utf8) }
    var evidence = Equivalent.Evidence(count: 0, total: places.count, segment: 0)
    for place in places where segment(place.segment, has: words) {
      if evidence.count == 0 { evidence.segment = place.segment }
      evidence.count += 1
    }
    return evidence
  }

  /// Whether the target segment has `words` one after the other.
  private func segment(_ number: Int, has words: [[UInt8]]) -> Bool {
    let tokens = bitext.targetSegments[number]
    guard !words.isEmpty, tokens.count >= words.count else { return false }
    return (tokens.lowerBound...tokens.upperBound - words.count).contains { start in
      words.indices.allSatisfy { token(start + $0, is: words[$0]) }
    }
  }

  /// Whether a token of the target side is a form of `word`, which is folded.
  private func token(_ index: Int, is word: [UInt8]) -> Bool {
    let text = bitext.target
    let form = text.words.bytes(of: text.forms[index])
    if form.elementsEqual(word) { return true }
    if form.count == word.count + 1, form.last == UInt8(ascii: "s"), form.starts(with: word) {
      return true
    }
    var lemma: [UInt8] = []
    Folding.fold(text.words.bytes(of: text.lemmas[index]), into: &lemma)
    return lemma == word
  }
}
