/// Learns which words of two texts translate each other from beads that are
/// sure.
///
/// Candidates are the words that occur in the same beads most often; expectation
/// maximisation shares each word of a bead out among those of the other side, in
/// both directions. Memory is bounded by the number of distinct words.
///
/// Source: model 1 of Brown et al., "The mathematics of statistical machine
/// translation" (1993), over the candidates only.
struct PairLearner {
  /// How many words of the other side a word may go with.
  private static let mostCandidates = 16
  /// Words that meet in fewer beads are no candidates.
  private static let leastMeetings: Int32 = 2
  private static let rounds = 4
  /// The weight of the empty word, which takes what nothing explains.
  private static let emptyWeight: Float = 0.05
  /// How many occurrences go to none of the candidates, so that what was seen
  /// rarely stays unsure.
  private static let unseenCount: Float = 1
  private static let leastProbability: Float = 0.02

  private let source: SentenceWords
  private let target: SentenceWords
  private let beads: [SentenceBead]
  private var table: PairTable
  private var forward: [Float]
  private var backward: [Float]

  /// Makes ready to learn from `beads`, each of which has both sides.
  init(
    _ source: SentenceWords, _ target: SentenceWords, beads: [SentenceBead], known: PairTable
  ) {
    self.source = source
    self.target = target
    self.beads = beads
    let candidates = Self.candidates(source, target, beads, known)
    table = PairTable(candidates, sourceWordCount: source.wordCount)
    forward = table.entries.map(\.forward)
    backward = table.entries.map(\.backward)
  }

  /// The pairs that were learnt, with their probabilities.
  ///
  /// - Complexity: O(tokens of the beads × candidates).
  mutating func learn() -> [WordPair] {
    for _ in 0..<Self.rounds { improve() }
    var learnt: [WordPair] = []
    for word in 0..<source.wordCount {
      for index in table.range(of: Int32(word))
      where max(forward[index], backward[index]) >= Self.leastProbability {
        learnt.append(
          WordPair(
            Int32(word), table.entries[index].target, forward: forward[index],
            backward: backward[index]))
      }
    }
    return learnt
  }

  /// One round: shares out, counts, and makes probabilities of the counts.
  private mutating func improve() {
    var forwardCounts = Array(repeating: Float(0), count: forward.count)
    var backwardCounts = forwardCounts
    var present = Array(repeating: Float(0), count: target.wordCount)
    var sums = present
    for bead in beads {
      let tokens = target.tokens[target.tokenRange(of: bead.target)]
      for token in tokens { present[Int(token)] += 1 }
      let words = source.tokens[source.tokenRange(of: bead.source)]
      for word in words {
        for index in table.range(of: word) {
          sums[Int(table.entries[index].target)] += forward[index]
        }
      }
      for word in words {
        let entries = table.range(of: word)
        var sum = Self.emptyWeight
        for index in entries { sum += backward[index] * present[Int(table.entries[index].target)] }
        for index in entries {
          let other = Int(table.entries[index].target)
          guard present[other] > 0 else { continue }
          forwardCounts[index] += present[other] * forward[index] / (sums[other] + Self.emptyWeight)
          backwardCounts[index] += present[other] * backward[index] / sum
        }
      }
      for token in tokens { present[Int(token)] = 0 }
      for word in words {
        for index in table.range(of: word) { sums[Int(table.entries[index].target)] = 0 }
      }
    }
    normalize(forwardCounts, backwardCounts)
  }

  private mutating func normalize(_ forwardCounts: [Float], _ backwardCounts: [Float]) {
    var totals = Array(repeating: Self.unseenCount, count: target.wordCount)
    for (index, entry) in table.entries.enumerated() {
      totals[Int(entry.target)] += backwardCounts[index]
    }
    for word in 0..<source.wordCount {
      let entries = table.range(of: Int32(word))
      let total = forwardCounts[entries].reduce(Self.unseenCount, +)
      for index in entries {
        forward[index] = forwardCounts[index] / total
        backward[index] = backwardCounts[index] / totals[Int(table.entries[index].target)]
      }
    }
  }

  /// The words that meet most often for their frequency, and those that are
  /// known to go together, with first guesses at their probabilities.
  private static func candidates(
    _ source: SentenceWords, _ target: SentenceWords, _ beads: [SentenceBead], _ known: PairTable
  ) -> [WordPair] {
    let beadOfSentence = beadNumbers(beads, sentenceCount: source.sentenceCount)
    var meetings = Array(repeating: Int32(0), count: target.wordCount)
    var lastBead = Array(repeating: Int32(-1), count: target.wordCount)
    var met: [Int32] = []
    var pairs: [WordPair] = []
    for word in 0..<source.wordCount {
      met.removeAll(keepingCapacity: true)
      var previous: Int32 = -1
      for place in source.occurrenceStarts[word]..<source.occurrenceStarts[word + 1] {
        let sentence = source.sentenceOfToken[Int(source.occurrences[place])]
        let bead = beadOfSentence[Int(sentence)]
        guard bead >= 0, bead != previous else { continue }
        previous = bead
        for token in target.tokens[target.tokenRange(of: beads[Int(bead)].target)] {
          if meetings[Int(token)] == 0 {
            met.append(token)
            lastBead[Int(token)] = -1
          }
          if lastBead[Int(token)] != bead { meetings[Int(token)] += 1 }
          lastBead[Int(token)] = bead
        }
      }
      pairs += best(of: met, meetings, source.counts[word], target.counts).map {
        WordPair(Int32(word), $0.word, forward: $0.dice, backward: $0.dice)
      }
      for index in known.range(of: Int32(word)) {
        let entry = known.entries[index]
        guard meetings[Int(entry.target)] > 0 else { continue }
        pairs.append(
          WordPair(
            Int32(word), entry.target, forward: entry.forward, backward: entry.backward))
      }
      for other in met { meetings[Int(other)] = 0 }
    }
    return pairs
  }

  /// The number of the bead that each source sentence is in, -1 for none.
  private static func beadNumbers(_ beads: [SentenceBead], sentenceCount: Int) -> [Int32] {
    var numbers = Array(repeating: Int32(-1), count: sentenceCount)
    for (number, bead) in beads.enumerated() {
      for sentence in bead.source { numbers[sentence] = Int32(number) }
    }
    return numbers
  }

  private static func best(
    of met: [Int32], _ meetings: [Int32], _ count: Int32, _ counts: [Int32]
  ) -> [(word: Int32, dice: Float)] {
    let often = met.filter { meetings[Int($0)] >= leastMeetings }
      .map { word in
        (word: word, dice: 2 * Float(meetings[Int(word)]) / Float(count + counts[Int(word)]))
      }
    guard often.count > mostCandidates else { return often }
    return Array(
      often.sorted { ($1.dice, $0.word) < ($0.dice, $1.word) }.prefix(mostCandidates))
  }
}
