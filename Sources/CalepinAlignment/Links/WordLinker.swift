/// Links the words of segments that translate each other, by how strongly they
/// go together in all of them and by what is known of them beforehand.
///
/// The surest pair of words of a segment is linked first, then the surest of
/// those that are left; a word that is left over may join one beside its own
/// partner. It takes seconds
/// for tens of thousands of segments, and works on a handful, too, as far as
/// the words are known or written alike.
///
/// Source: the competitive linking of Melamed, "Models of translational
/// equivalence among words" (2000), over probabilities of IBM model 1.
public struct WordLinker: Sendable {
  /// Pairs that are less sure than this are not linked.
  private static let leastStrength: Float = 0.04
  /// A second partner of a word must be so sure.
  private static let leastSecondStrength: Float = 0.08
  /// How much the places in the segments matter: words at opposite ends have
  /// 1 ÷ (1 + 2) of the strength of words at the same place.
  private static let distanceWeight: Float = 2

  private let translations: (any WordTranslations)?

  /// Creates a linker.
  ///
  /// - Parameter translations: What is known of the translation of words, if
  ///   anything.
  public init(translations: (any WordTranslations)? = nil) {
    self.translations = translations
  }

  /// The links of all segments; `source` and `target` have as many.
  ///
  /// - Complexity: O(words × candidates of each).
  public func links(_ source: SegmentedWords, _ target: SegmentedWords) -> WordPartners {
    precondition(source.count == target.count, "segments come in pairs")
    var (from, to) = (source.words, target.words)
    from.indexOccurrences()
    to.indexOccurrences()
    let known = KnownPairs(translations: translations).pairs(from, to)
    let beads = (0..<from.sentenceCount).map {
      SentenceBead(source: $0..<$0 + 1, target: $0..<$0 + 1, score: 1)
    }
    var learner = PairLearner(
      from, to, beads: beads, known: PairTable(known, sourceWordCount: from.wordCount))
    let table = PairTable(known + learner.learn(), sourceWordCount: from.wordCount)
    var partners = WordPartners(sourceCount: from.tokens.count, targetCount: to.tokens.count)
    var places = Array(repeating: [Int](), count: to.wordCount)
    for segment in 0..<from.sentenceCount {
      link(segment, from, to, table, &places, &partners)
    }
    return partners
  }

  private struct Candidate {
    var source: Int
    var target: Int
    var strength: Float
  }

  private func link(
    _ segment: Int, _ source: SentenceWords, _ target: SentenceWords, _ table: PairTable,
    _ places: inout [[Int]], _ partners: inout WordPartners
  ) {
    let (from, to) = (source.tokenRange(of: segment), target.tokenRange(of: segment))
    for token in to { places[Int(target.tokens[token])].append(token) }
    var candidates: [Candidate] = []
    for token in from {
      let place = (Float(token - from.lowerBound) + 0.5) / Float(from.count)
      for index in table.range(of: source.tokens[token]) {
        let entry = table.entries[index]
        for other in places[Int(entry.target)] {
          let otherPlace = (Float(other - to.lowerBound) + 0.5) / Float(to.count)
          let strength =
            (entry.forward + entry.backward) / 2
            / (1 + Self.distanceWeight * abs(place - otherPlace))
          guard strength >= Self.leastStrength else { continue }
          candidates.append(Candidate(source: token, target: other, strength: strength))
        }
      }
    }
    for token in to { places[Int(target.tokens[token])].removeAll(keepingCapacity: true) }
    candidates.sort {
      ($1.strength, $0.source, $0.target) < ($0.strength, $1.source, $1.target)
    }
    for candidate in candidates {
      partners.link(candidate.source, candidate.target, candidate.strength)
    }
    // What one word says, the other language may say in two.
    for candidate in candidates where candidate.strength >= Self.leastSecondStrength {
      partners.linkSecond(candidate.source, candidate.target)
    }
  }
}

/// Which words of a bitext are linked: one partner each, and a second one where
/// it stands beside the first.
public struct WordPartners: Sendable {
  private var ofSource: [Int32]
  private var ofTarget: [Int32]
  private var secondOfSource: [Int32]
  private var secondOfTarget: [Int32]
  private var strengths: [Float]

  init(sourceCount: Int, targetCount: Int) {
    ofSource = Array(repeating: -1, count: sourceCount)
    ofTarget = Array(repeating: -1, count: targetCount)
    secondOfSource = ofSource
    secondOfTarget = ofTarget
    strengths = Array(repeating: 0, count: sourceCount)
  }

  /// Links a word without a partner with one beside whose partner it stands.
  mutating func linkSecond(_ source: Int, _ target: Int) {
    if ofTarget[target] < 0, ofSource[source] >= 0, secondOfSource[source] < 0,
      abs(Int(ofSource[source]) - target) == 1
    {
      ofTarget[target] = Int32(source)
      secondOfSource[source] = Int32(target)
    } else if ofSource[source] < 0, ofTarget[target] >= 0, secondOfTarget[target] < 0,
      abs(Int(ofTarget[target]) - source) == 1
    {
      ofSource[source] = Int32(target)
      secondOfTarget[target] = Int32(source)
    }
  }

  /// Links two words unless one of them has a partner.
  mutating func link(_ source: Int, _ target: Int, _ strength: Float) {
    guard ofSource[source] < 0, ofTarget[target] < 0 else { return }
    ofSource[source] = Int32(target)
    ofTarget[target] = Int32(source)
    strengths[source] = strength
  }

  /// The target word that the source word `source` is linked with.
  public func partner(ofSource source: Int) -> Int? {
    ofSource[source] < 0 ? nil : Int(ofSource[source])
  }

  /// The source word that the target word `target` is linked with.
  public func partner(ofTarget target: Int) -> Int? {
    ofTarget[target] < 0 ? nil : Int(ofTarget[target])
  }

  /// The second target word of the source word `source`.
  public func secondPartner(ofSource source: Int) -> Int? {
    secondOfSource[source] < 0 ? nil : Int(secondOfSource[source])
  }

  /// The second source word of the target word `target`.
  public func secondPartner(ofTarget target: Int) -> Int? {
    secondOfTarget[target] < 0 ? nil : Int(secondOfTarget[target])
  }

  /// How sure the link of the source word `source` is, from 0 to 1; 0 without
  /// one.
  public func strength(ofSource source: Int) -> Float { strengths[source] }
}
