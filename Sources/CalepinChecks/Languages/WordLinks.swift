internal import CalepinAlignment
internal import CalepinCore
internal import CalepinText

/// Finds which words of a unit translate each other, where a finding needs it.
struct WordLinkFinder: Sendable {
  /// Pairs that are less sure than this are not linked.
  private static let leastStrength: Float = 0.04
  /// A second partner, beside the first, must be so sure.
  private static let leastSecondStrength: Float = 0.08
  /// How sure it is that the same word on both sides is itself.
  private static let strengthOfSame: Float = 0.9
  /// How sure it is at most that words that look alike translate each other.
  private static let strengthOfCognates: Float = 0.4
  /// What is left of that for words that the lexicon has.
  private static let trustInKnown: Float = 0.3
  /// How much the places in the texts matter, as in ``WordLinker``.
  private static let distanceWeight: Float = 1.5

  private let lexicon: BilingualLexicon?
  /// Whether the lexicon is from the source to the translation.
  private let isForward: Bool

  init(_ languages: LanguagePair) {
    let found = BilingualLexicon.builtIn(between: languages.source, languages.target)
    (lexicon, isForward) = (found?.lexicon, found?.isForward ?? false)
  }

  /// Whether the French word `word`, in its base form, is a noun or a verb, by
  /// how often the lexicon has seen it as either; `nil` when that is not clear.
  func frenchClass(of word: String) -> PartOfSpeech? {
    func count(_ wordClass: BilingualLexicon.WordClass) -> Int {
      lexicon?.translations(of: Folding.fold(word), as: wordClass, from: .french)
        .reduce(0) { $0 + $1.count } ?? 0
    }
    let (nouns, verbs) = (count(.nominal), count(.verb))
    if nouns > Self.clearly * verbs { return .noun }
    return verbs > Self.clearly * nouns ? .verb : nil
  }

  /// How many times more often a word is of one class than of another when it
  /// is clearly of that.
  private static let clearly = 3

  /// The words of a side that carry meaning.
  private struct Side {
    /// Their numbers among the tokens.
    var tokens: [Int] = []
    /// In small letters, as the lexicon has them.
    var folded: [[UInt8]] = []
    /// Without accents, too.
    var plain: [[UInt8]] = []

    init(_ side: TextSide) {
      for (index, token) in side.tokens.enumerated() where side.isContent(token) {
        tokens.append(index)
        var (folded, plain): ([UInt8], [UInt8]) = ([], [])
        Folding.fold(side.bytes[token.range], into: &folded)
        Folding.fold(side.bytes[token.range], into: &plain, options: .withoutAccents)
        self.folded.append(folded)
        self.plain.append(plain)
      }
    }

    func place(of word: Int) -> Float { (Float(word) + 0.5) / Float(tokens.count) }
  }

  private struct Candidate {
    var source: Int
    var target: Int
    var strength: Float
    /// Whether the lexicon has the pair.
    var isKnown = false
  }

  /// The links of `unit`: the surest pair of words first, then the surest of
  /// those that are left.
  ///
  /// - Complexity: O(words of both sides × translations of each, and the
  ///   product of their numbers).
  func links(of unit: UnitAnalysis) -> WordLinks {
    let (source, target) = (Side(unit.source), Side(unit.target))
    var links = WordLinks(unit)
    var isKnown = Array(repeating: false, count: (isForward ? source : target).tokens.count)
    var candidates = known(source, target, &isKnown)
    addAlike(source, target, isKnown, &candidates)
    for index in candidates.indices {
      let distance = abs(
        source.place(of: candidates[index].source) - target.place(of: candidates[index].target))
      candidates[index].strength /= 1 + Self.distanceWeight * distance
      candidates[index].source = source.tokens[candidates[index].source]
      candidates[index].target = target.tokens[candidates[index].target]
    }
    candidates.removeAll { $0.strength < Self.leastStrength }
    candidates.sort { ($1.strength, $0.source, $0.target) < ($0.strength, $1.source, $1.target) }
    for pair in candidates {
      links.link(pair.source, pair.target, pair.strength)
      if pair.isKnown { links.known.append((pair.source, pair.target)) }
    }
    for pair in candidates where pair.strength >= Self.leastSecondStrength {
      links.linkSecond(pair.source, pair.target)
    }
    return links
  }

  /// What the lexicon says, and which words of its source language it has.
  private func known(
    _ source: Side, _ target: Side, _ isKnown: inout [Bool]
  ) -> [Candidate] {
    guard let lexicon else { return [] }
    let (from, to) = isForward ? (source, target) : (target, source)
    let hashes = to.folded.map { BilingualLexicon.hash(ofForm: $0) }
    var candidates: [Candidate] = []
    for (word, form) in from.folded.enumerated() {
      lexicon.forEachTranslation(ofForm: form) { hash, association in
        isKnown[word] = true
        for (other, otherHash) in hashes.enumerated() where otherHash == hash {
          candidates.append(
            Candidate(
              source: isForward ? word : other, target: isForward ? other : word,
              strength: association, isKnown: true))
        }
      }
    }
    return candidates
  }

  /// Adds words that are the same or look alike: little is to be said for that
  /// when the lexicon has the word and not the pair.
  private func addAlike(
    _ source: Side, _ target: Side, _ isKnown: [Bool], _ candidates: inout [Candidate]
  ) {
    for (one, word) in source.plain.enumerated() {
      for (two, other) in target.plain.enumerated() where word.first == other.first {
        let trust = isKnown[isForward ? one : two] ? Self.trustInKnown : 1
        if word == other {
          candidates.append(
            Candidate(source: one, target: two, strength: Self.strengthOfSame * trust))
          continue
        }
        let alike = zip(word, other).prefix { $0 == $1 }.count
        guard alike >= 4 else { continue }
        let share = Float(alike) / Float(max(word.count, other.count))
        guard share > 0.5 else { continue }
        candidates.append(
          Candidate(source: one, target: two, strength: share * Self.strengthOfCognates * trust))
      }
    }
  }
}

/// Which words of a unit translate each other: one partner each, by their
/// numbers among the tokens, and a second one beside the first.
///
/// Source: the competitive linking of Melamed, "Models of translational
/// equivalence among words" (2000).
struct WordLinks {
  private var ofSource: [Int32]
  private var ofTarget: [Int32]
  private var strengths: [Float]
  private var hasSecond: [Bool]
  /// The pairs that the lexicon has.
  fileprivate var known: [(source: Int, target: Int)] = []

  fileprivate init(_ unit: UnitAnalysis) {
    ofSource = Array(repeating: -1, count: unit.source.tokens.count)
    ofTarget = Array(repeating: -1, count: unit.target.tokens.count)
    strengths = Array(repeating: 0, count: ofTarget.count)
    hasSecond = Array(repeating: false, count: ofSource.count)
  }

  fileprivate mutating func link(_ source: Int, _ target: Int, _ strength: Float) {
    guard ofSource[source] < 0, ofTarget[target] < 0 else { return }
    ofSource[source] = Int32(target)
    ofTarget[target] = Int32(source)
    strengths[target] = strength
  }

  /// Links a word of the translation that is left with the partner of a word
  /// beside it: two words may say what the source says in one.
  fileprivate mutating func linkSecond(_ source: Int, _ target: Int) {
    guard ofTarget[target] < 0, ofSource[source] >= 0, !hasSecond[source],
      abs(Int(ofSource[source]) - target) <= 3
    else { return }
    ofTarget[target] = Int32(source)
    hasSecond[source] = true
  }

  /// The token of the translation that the token `source` is linked with.
  func partner(ofSource source: Int) -> Int? { ofSource[source] < 0 ? nil : Int(ofSource[source]) }

  /// The token of the source that the token `target` is linked with.
  func partner(ofTarget target: Int) -> Int? { ofTarget[target] < 0 ? nil : Int(ofTarget[target]) }

  /// Whether the lexicon knows that the tokens translate each other, linked or
  /// not.
  func isKnown(_ source: Int, _ target: Int) -> Bool {
    known.contains { $0.source == source && $0.target == target }
  }

  /// How sure the link of the token `target` is, from 0 to 1; 0 for a second
  /// partner and without one.
  func strength(ofTarget target: Int) -> Float { strengths[target] }
}

extension TextSide {
  /// Whether `token` is a word that carries meaning.
  func isContent(_ token: CheckToken) -> Bool {
    token.kind == .word && token.count > 2 && !token.flags.contains(.isElided)
      && !FunctionWords.all(of: language).contains(token.key)
  }

  /// The numbers of the words among the tokens that `range` holds, in bytes.
  func words(in range: Range<Int>) -> [Int] {
    tokens.indices.filter { tokens[$0].kind == .word && range.overlaps(tokens[$0].range) }
  }
}
