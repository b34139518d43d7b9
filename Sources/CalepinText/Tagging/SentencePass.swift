internal import CalepinCore

/// The work on one sentence: first its words are found among those met before,
/// then the classes from left to right.
struct SentencePass {
  /// Tokens around a sentence on each side that stand for its edges.
  static let margin = 2
  /// Of how many tokens the memory is asked for at a time: as much as the nearest
  /// cache holds.
  private static let prefetched = 40

  private let memory: TaggerMemory
  private let joined: JoinedSums
  private let words: TaggedWords
  private let history: UnsafePointer<Int16>
  /// The numbers of each spelling, inside and at the beginning of a sentence,
  /// plus 1; 0 where it was not met.
  private let known: UnsafeMutableBufferPointer<UInt32>
  /// The numbers of the tokens of the sentence and of its edges.
  private let numbers: UnsafeMutablePointer<UInt32>

  /// Creates the work space; `numbers` has room for the longest sentence and
  /// twice ``margin`` elements more, `known` for each spelling twice.
  init(
    _ memory: TaggerMemory, words: TaggedWords, history: UnsafePointer<Int16>,
    known: UnsafeMutableBufferPointer<UInt32>, numbers: UnsafeMutablePointer<UInt32>
  ) {
    self.memory = memory
    joined = memory.joined
    self.words = words
    self.history = history
    self.known = known
    self.numbers = numbers
    known.initialize(repeating: 0)
  }

  /// Takes the best class of each token of `sentence`, from left to right.
  func tag(_ sentence: Range<Int>, into tags: UnsafeMutableBufferPointer<PartOfSpeech>) {
    if memory.isFull {
      memory.removeAll()
      known.update(repeating: 0)
    }
    findWords(of: sentence)
    let view = memory.words.view
    prefetch(sentence.count, view)
    choose(sentence, view, into: tags)
  }

  private func findWords(of sentence: Range<Int>) {
    (numbers[0], numbers[1]) = (UInt32(WordRecords.farEdge), UInt32(WordRecords.edge))
    var next = numbers + Self.margin
    for token in sentence {
      let isFirst = token == sentence.lowerBound
      let place = 2 * words.spelling(token) + (isFirst ? 1 : 0)
      if known[place] == 0 {
        let number = memory.words.number(
          of: words.word(token), hash: words.hash(token), isFirst: isFirst)
        known[place] = UInt32(number + 1)
      }
      next.pointee = known[place] - 1
      next += 1
    }
    (next[0], next[1]) = (UInt32(WordRecords.edge), UInt32(WordRecords.farEdge))
  }

  /// Asks for all memory that ``choose(_:_:into:)`` will likely read, so that it
  /// is not waited for piece by piece.
  private func prefetch(_ count: Int, _ words: WordRecords.View) {
    for index in 0..<min(count, Self.prefetched) {
      let number = number(index)
      let (before, next) = (self.number(index - 1), self.number(index + 1))
      words.prefetch(number)
      joined.prefetch(ofKinds: words.kind(number), words.kind(next))
      joined.prefetch(number, next, behind: words.lastClass(of: before))
    }
    for index in 0..<min(count, Self.prefetched) {
      let (first, second) = (number(index), number(index + 1))
      joined.prefetchRows(
        ofKinds: words.kind(first), words.kind(second), (words.joined(first), words.joined(second)))
      joined.prefetchRows(
        of: first, words.joined(first), next: second, words.joined(second),
        behind: words.lastClass(of: number(index - 1)))
    }
    joined.prefetchRows()
  }

  private func choose(
    _ sentence: Range<Int>, _ view: WordRecords.View,
    into tags: UnsafeMutableBufferPointer<PartOfSpeech>
  ) {
    var (previous, second) = (TaggerFeatures.start, TaggerFeatures.start)
    // What the pair with the word before says; the pairs are met from left to right.
    var pair: ScoreVector?
    for index in 0..<sentence.count {
      let token = sentence.lowerBound + index
      let tag: PartOfSpeech
      if let ruled = words.ruledTag(token) {
        tag = ruled
        pair = nil
      } else {
        var scores = wordScores(at: index, view)
        scores.add(pair ?? self.pair(before: index, view))
        pair = addPair(behind: index, view, to: &scores)
        let pairOfClasses = previous * (TaggerFeatures.tagCount + 1) + second
        scores.add(history + pairOfClasses * SparseRows.lanes)
        addJoined(at: index, behind: previous, view, to: &scores)
        tag = scores.best
      }
      tags[token] = tag
      view.setLastClass(tag, of: number(index))
      (previous, second) = (Int(tag.rawValue), previous)
    }
  }

  /// What the words around the token at `index` say of it.
  @inline(__always) private func wordScores(
    at index: Int, _ words: WordRecords.View
  ) -> ScoreVector {
    var scores = ScoreVector(words.sums(of: number(index), at: .current))
    scores.add(words.sums(of: number(index - 2), at: .secondBefore))
    scores.add(words.sums(of: number(index - 1), at: .before))
    scores.add(words.sums(of: number(index + 1), at: .after))
    scores.add(words.sums(of: number(index + 2), at: .secondAfter))
    return scores
  }

  @inline(__always) private func number(_ index: Int) -> Int {
    Int(numbers[index + Self.margin])
  }

  /// The sums of the pair of neighbours of which `index` is the first.
  @inline(__always) private func pairSums(
    _ index: Int, _ words: WordRecords.View
  ) -> JoinedSums.Sums {
    let (first, second) = (number(index), number(index + 1))
    return joined.sums(
      ofKinds: words.kind(first), words.kind(second), (words.joined(first), words.joined(second)))
  }

  @inline(__always) private func pair(
    before index: Int, _ words: WordRecords.View
  ) -> ScoreVector {
    ScoreVector(pairSums(index - 1, words) + SparseRows.lanes)
  }

  /// Adds what the pair with the next word says; gives what it says of that
  /// word.
  @inline(__always) private func addPair(
    behind index: Int, _ words: WordRecords.View, to scores: inout ScoreVector
  ) -> ScoreVector {
    let sums = pairSums(index, words)
    scores.add(sums)
    return ScoreVector(sums + SparseRows.lanes)
  }

  /// Adds what the word and the next one say behind a word of the class
  /// `previous`.
  @inline(__always) private func addJoined(
    at index: Int, behind previous: Int, _ words: WordRecords.View, to scores: inout ScoreVector
  ) {
    let (word, next) = (number(index), number(index + 1))
    scores.add(joined.sums(of: word, words.joined(word), behind: previous))
    scores.add(joined.sums(before: next, words.joined(next), behind: previous))
  }
}
