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
      guard Self.isReading(member.wordClass, tag), count < 4,
        !(0..<count).contains(where: {
          found[$0] == member.rule
        })
      else { continue }
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
    case .determiner: wordClass == .determiner
    case .pronoun: wordClass == .pronoun
    case .properNoun: wordClass == .properName || wordClass == .personName
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

  /// What is known of the form `word` as a word of the class `tag`.
  ///
  /// Readings that differ in what kind of verb form they are leave only what
  /// they share; else a form of several persons or tenses has them all.
  func morphology(of word: UnsafeBufferPointer<UInt8>, as tag: PartOfSpeech) -> Morphology {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(word.count, 1)) { buffer in
      let lower = UnsafeBufferPointer(rebasing: buffer[..<LowerCase.normalize(word, into: buffer)])
      let hasCapital = !word.prefix(2).elementsEqual(lower.prefix(2))
      guard let entry = entry(of: lower, hasCapital: hasCapital) else { return [] }
      var (all, shared): (Morphology, Morphology) = ([], Morphology(rawValue: .max))
      var kinds: UInt8 = 0
      for number in entry.members {
        let member = forms.member(number)
        guard Self.isReading(member.wordClass, tag) else { continue }
        all.formUnion(member.morphology)
        shared.formIntersection(member.morphology)
        switch member.wordClass {
        case .finiteVerb, .auxiliary: kinds |= 1
        case .infinitive: kinds |= 2
        case .pastParticiple: kinds |= 4
        case .presentParticiple: kinds |= 8
        default: break
        }
      }
      return kinds.nonzeroBitCount > 1 ? shared.intersection(all) : all
    }
  }
}
