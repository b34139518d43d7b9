internal import CalepinCore

extension Lexicon {
  /// The rules that make the lemmas of a form as a word of the class `tag`,
  /// without repetitions, at most four.
  @inline(__always) func lemmaRules(
    of entry: LexiconTable.Entry, _ tag: PartOfSpeech
  ) -> (rules: SIMD4<Int>, count: Int) {
    var (found, count) = (SIMD4<Int>(repeating: -1), 0)
    for number in entry.members {
      let member = forms.member(number)
      guard Self.isReading(member.wordClass, tag), count < 4, !(0..<count).contains(where: {
        found[$0] == member.rule
      }) else { continue }
      found[count] = member.rule
      count += 1
    }
    return (found, count)
  }

  /// Whether a word of the class `wordClass` may be tagged `tag`.
  @inline(__always) private static func isReading(
    _ wordClass: LexiconClass, _ tag: PartOfSpeech
  ) -> Bool {
    switch tag {
    case .noun: wordClass == .noun || wordClass == .pluralNoun
    case .adjective: wordClass == .adjective || wordClass == .comparedAdjective
    case .verb, .auxiliary: (4...8).contains(wordClass.rawValue)
    case .adverb: wordClass == .adverb
    default: false
    }
  }

  /// Writes the lemma of `lower` as a word of the class `tag` to `target`,
  /// which has room for any lemma of it; of several the most frequent, then the
  /// shortest one.
  ///
  /// Gives its count of bytes, or `nil` when the lexicon has no such reading.
  func writeLemma(
    of lower: UnsafeBufferPointer<UInt8>, hasCapital: Bool, _ tag: PartOfSpeech,
    by frequencies: ReferenceFrequencies?, into target: UnsafeMutablePointer<UInt8>
  ) -> Int? {
    guard let entry = entry(of: lower, hasCapital: hasCapital) else { return nil }
    let (found, count) = lemmaRules(of: entry, tag)
    guard count > 0 else { return nil }
    var (best, bestValue, bestLength) = (found[0], -1.0, 0)
    for index in 0..<count where count > 1 {
      let length = rules.apply(found[index], to: lower, into: target)
      let lemma = UnsafeBufferPointer(start: target, count: length)
      let value = frequencies?.zipf(of: lemma) ?? 0
      if value > bestValue || (value == bestValue && length < bestLength) {
        (best, bestValue, bestLength) = (found[index], value, length)
      }
    }
    return rules.apply(best, to: lower, into: target)
  }
}
