/// How much likelier a word is beside certain words of the other side than
/// anywhere in its text.
struct WordOdds {
  /// The part of a word's probability that does not depend on the other side.
  static let floor: Float = 0.4
  /// How much an unknown word speaks against a bead where all others are known.
  private static let unknownLoss: Float = 0.6

  /// Words of a text about something else that are counted in: in a short text
  /// each word is far more frequent than in the language.
  private static let furtherWords: Float = 500

  /// 0.6 ÷ P(word), by the word; for words about which nothing is known, their
  /// factor in any case, as a negative number.
  let source: [Float]
  /// The same for the words of the target text.
  let target: [Float]

  init(_ source: SentenceWords, _ target: SentenceWords, _ pairs: PairTable) {
    var knownSource = Array(repeating: false, count: source.wordCount)
    var knownTarget = Array(repeating: false, count: target.wordCount)
    for word in 0..<source.wordCount {
      for index in pairs.range(of: Int32(word)) {
        knownSource[word] = true
        knownTarget[Int(pairs.entries[index].target)] = true
      }
    }
    self.source = Self.gains(source, knownSource)
    self.target = Self.gains(target, knownTarget)
  }

  /// The less is known of a text, the less an unknown word says.
  private static func gains(_ side: SentenceWords, _ known: [Bool]) -> [Float] {
    let total = Float(side.tokens.count)
    let smoothed = total + furtherWords
    let knownCount = zip(side.counts, known).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
    let unknown = unknownLoss * Float(knownCount) / max(1, total) - 1
    return zip(side.counts, known).map { count, isKnown in
      isKnown ? (1 - floor) * smoothed / Float(count) : unknown
    }
  }

  /// The factor of a word with this gain and probability.
  @inline(__always) static func factor(gain: Float, probability: Float) -> Float {
    gain < 0 ? -gain : floor + gain * probability
  }

  /// How much likelier `word` of the source text is where its probability is
  /// `probability`.
  func factor(ofSource word: Int32, probability: Float) -> Float {
    Self.factor(gain: source[Int(word)], probability: probability)
  }

  /// The same for a word of the target text.
  func factor(ofTarget word: Int32, probability: Float) -> Float {
    Self.factor(gain: target[Int(word)], probability: probability)
  }
}
