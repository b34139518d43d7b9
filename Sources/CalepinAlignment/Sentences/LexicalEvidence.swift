#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What the words of two runs of sentences say: how much likelier each word of
/// one side is beside the other side than anywhere in the text.
///
/// For both directions Σ log(0.4 + 0.6 × P(word | other side) / P(word)) is
/// taken and the mean weighed. P(word | other side) is the mean of what
/// the ``PairTable`` says over the words of the other side and one more.
///
/// A row of sums is kept for each sentence of the source text, so that the
/// sums of a bead are those of its sentences added up. Memory does not grow
/// with the texts but with the window.
struct LexicalEvidence: BeadEvidence {
  /// How much the words count beside lengths and shapes.
  private static let weight: Float = 0.3

  private let source: SentenceWords
  private let target: SentenceWords
  private let pairs: PairTable
  private let odds: WordOdds
  /// The first occurrence of each word of the target text that the window has
  /// not yet left behind.
  private var firstOccurrence: [Int]
  private var rows: [Row]

  /// What is kept for a sentence of the source text.
  private struct Row {
    var sentence = -1
    var window = 0..<0
    /// For each token in the window, how likely the sentence makes it: the sum
    /// over its words.
    var forward: [Float] = []
    /// Log odds of the target sentences given this sentence and up to three
    /// before it: `[count of source sentences - 1][target sentence]`.
    var targetScores: [[Float]] = []
    /// Log odds of this sentence given a target sentence and up to three before
    /// it.
    var sourceScores: [[Float]] = []
  }

  init(_ source: SentenceWords, _ target: SentenceWords, pairs: PairTable) {
    self.source = source
    self.target = target
    self.pairs = pairs
    odds = WordOdds(source, target, pairs)
    firstOccurrence = Array(target.occurrenceStarts.dropLast())
    rows = Array(repeating: Row(), count: BeadShape.most)
  }

  func score(source: Range<Int>, target: Range<Int>) -> Float {
    var sum: Float = 0
    let last = rows[(source.upperBound - 1) % rows.count]
    let scores = last.targetScores[source.count - 1]
    for sentence in target { sum += scores[sentence - last.window.lowerBound] }
    for sentence in source {
      let row = rows[sentence % rows.count]
      let place = target.upperBound - 1 - row.window.lowerBound
      guard place < row.window.count else { continue }
      sum += row.sourceScores[target.count - 1][place]
    }
    return Self.weight * sum / 2
  }

  mutating func prepare(sentence: Int, window: Range<Int>) {
    let slot = sentence % rows.count
    var row = rows[slot]
    row.sentence = sentence
    row.window = window
    row.sourceScores = fillSums(of: sentence, window, &row.forward)
    rows[slot] = row
    rows[slot].targetScores = targetScores(sentence, window)
  }

  /// Adds up what the words of `sentence` say of each token in the window, and
  /// the other way round.
  private mutating func fillSums(
    of sentence: Int, _ window: Range<Int>, _ forward: inout [Float]
  ) -> [[Float]] {
    let tokens = source.tokenRange(of: sentence)
    let inWindow = target.tokenRange(of: window)
    forward.removeAll(keepingCapacity: true)
    forward.append(contentsOf: repeatElement(0, count: inWindow.count))
    var backward = Array(repeating: Float(0), count: window.count * tokens.count)
    for (place, token) in tokens.enumerated() {
      for index in pairs.range(of: source.tokens[token]) {
        let entry = pairs.entries[index]
        let word = Int(entry.target)
        let end = target.occurrenceStarts[word + 1]
        var occurrence = firstOccurrence[word]
        while occurrence < end, Int(target.occurrences[occurrence]) < inWindow.lowerBound {
          occurrence += 1
        }
        firstOccurrence[word] = occurrence
        while occurrence < end, Int(target.occurrences[occurrence]) < inWindow.upperBound {
          let found = Int(target.occurrences[occurrence])
          forward[found - inWindow.lowerBound] += entry.forward
          let row = Int(target.sentenceOfToken[found]) - window.lowerBound
          backward[row * tokens.count + place] += entry.backward
          occurrence += 1
        }
      }
    }
    return sourceScores(of: tokens, window, backward)
  }

  /// The log odds of the tokens of a source sentence given one to four target
  /// sentences that end at each place of the window.
  private func sourceScores(
    of tokens: Range<Int>, _ window: Range<Int>, _ backward: [Float]
  ) -> [[Float]] {
    var scores = Array(
      repeating: Array(repeating: Float(0), count: window.count), count: BeadShape.most)
    let gains = tokens.map { odds.source[Int(source.tokens[$0])] }
    var sums = Array(repeating: Float(0), count: tokens.count)
    for place in 0..<window.count {
      for token in sums.indices { sums[token] = 0 }
      for count in 1...min(BeadShape.most, place + 1) {
        let first = place + 1 - count
        for token in sums.indices { sums[token] += backward[first * tokens.count + token] }
        let words = target.tokenRange(
          of: window.lowerBound + first..<window.lowerBound + place + 1)
        scores[count - 1][place] = Self.logOdds(
          sums[...], gains[...], share: 1 / Float(words.count + 1))
      }
    }
    return scores
  }

  /// The log odds of each target sentence in the window given `sentence` and up
  /// to three before it.
  private func targetScores(_ sentence: Int, _ window: Range<Int>) -> [[Float]] {
    let inWindow = target.tokenRange(of: window)
    let gains = inWindow.map { odds.target[Int(target.tokens[$0])] }
    var sums = Array(repeating: Float(0), count: inWindow.count)
    var scores: [[Float]] = []
    for count in 1...BeadShape.most {
      let first = sentence + 1 - count
      guard first >= 0 else { break }
      add(rows[first % rows.count], to: &sums, from: inWindow.lowerBound)
      let share = 1 / Float(source.tokenRange(of: first..<sentence + 1).count + 1)
      scores.append(
        window.map { place in
          let tokens = target.tokenRange(of: place)
          let range =
            tokens.lowerBound - inWindow.lowerBound..<tokens.upperBound
            - inWindow.lowerBound
          return Self.logOdds(sums[range], gains[range], share: share)
        })
    }
    return scores
  }

  /// Adds the sums of `row`, whose window begins no later, to those of a later
  /// row, whose first token is `start`.
  private func add(_ row: Row, to sums: inout [Float], from start: Int) {
    let shift = start - target.starts[row.window.lowerBound]
    guard shift < row.forward.count else { return }
    for place in 0..<min(sums.count, row.forward.count - shift) {
      sums[place] += row.forward[place + shift]
    }
  }

  /// Σ log(0.4 + gain × share × sum); factors are multiplied, because a
  /// logarithm costs twenty times as much.
  private static func logOdds(
    _ sums: ArraySlice<Float>, _ gains: ArraySlice<Float>, share: Float
  ) -> Float {
    var result: Float = 0
    var product: Float = 1
    for (sum, gain) in zip(sums, gains) {
      product *= WordOdds.factor(gain: gain, probability: share * sum)
      if product < 1e-20 || product > 1e20 {
        result += logf(product)
        product = 1
      }
    }
    return result + logf(product)
  }
}
