internal import CalepinCore

/// The work on one sentence: first the sums that depend on words, then the
/// classes from left to right.
struct SentencePass {
  private let rows: SparseRows
  /// A vector of ``SparseRows/lanes`` for each token, and one to work in.
  private let sums: UnsafeMutablePointer<Int16>
  private let joined: UnsafeMutablePointer<JoinedHashes>

  /// Creates the work space; the pointers have room for the longest sentence
  /// and one element more.
  init(
    rows: SparseRows, sums: UnsafeMutablePointer<Int16>,
    joined: UnsafeMutablePointer<JoinedHashes>
  ) {
    self.rows = rows
    self.sums = sums
    self.joined = joined
  }

  /// Adds up, for each token of `sentence`, what the words around it say.
  mutating func sumWords(
    of sentence: Range<Int>, _ tokens: TokenTable, in bytes: UnsafeBufferPointer<UInt8>,
    scores: WordScores, edges: [Int16]
  ) {
    let count = sentence.count
    sums.initialize(repeating: 0, count: (count + 1) * SparseRows.lanes)
    edges.withUnsafeBufferPointer { edges in
      guard let edges = edges.baseAddress else { return }
      addEdges(edges, count: count)
    }
    for index in 0..<count {
      let word = UnsafeBufferPointer(
        rebasing: bytes[tokens.range(of: sentence.lowerBound + index)])
      let (found, hashes) = scores.scores(of: word, isFirst: index == 0)
      (joined + index).initialize(to: hashes)
      if index > 0 {
        joined[index - 1].next = hashes.lower
        joined[index - 1].nextSuffix = hashes.suffix
        joined[index - 1].nextClasses = hashes.classes
        joined[index - 1].nextShape = hashes.shape
        joined[index].previousSuffix = joined[index - 1].suffix
        joined[index].previousClasses = joined[index - 1].classes
        joined[index].previousShape = joined[index - 1].shape
      }
      add(found, at: .current, to: index, count: count)
      add(found, at: .before, to: index + 1, count: count)
      add(found, at: .secondBefore, to: index + 2, count: count)
      add(found, at: .after, to: index - 1, count: count)
      add(found, at: .secondAfter, to: index - 2, count: count)
    }
    let edge = WordProfile.boundary(1)
    joined[0].previousSuffix = edge.ending
    joined[0].previousShape = edge.shape
    joined[count - 1].next = edge.lower
    joined[count - 1].nextSuffix = edge.ending
    joined[count - 1].nextShape = edge.shape
  }

  /// Adds what the start and the end of the sentence say.
  private func addEdges(_ edges: UnsafePointer<Int16>, count: Int) {
    let places = TaggerFeatures.Place.allCases.count
    let edge = UnsafeMutablePointer(mutating: edges)
    let far = edge + places * SparseRows.lanes
    add(edge, at: .before, to: 0, count: count)
    add(far, at: .secondBefore, to: 0, count: count)
    add(edge, at: .secondBefore, to: 1, count: count)
    add(edge, at: .after, to: count - 1, count: count)
    add(far, at: .secondAfter, to: count - 1, count: count)
    add(edge, at: .secondAfter, to: count - 2, count: count)
  }

  @inline(__always) private func add(
    _ found: WordScores.Sums, at place: TaggerFeatures.Place, to index: Int, count: Int
  ) {
    guard index >= 0, index < count else { return }
    let source = found + place.rawValue * SparseRows.lanes
    let target = sums + index * SparseRows.lanes
    for lane in 0..<SparseRows.lanes { target[lane] &+= source[lane] }
  }

  /// Takes the best class of each token, from left to right.
  mutating func choose(
    _ sentence: Range<Int>, _ tokens: TokenTable, in bytes: UnsafeBufferPointer<UInt8>,
    history: [Int16], into tags: inout [PartOfSpeech]
  ) {
    var (previous, second) = (TaggerFeatures.start, TaggerFeatures.start)
    history.withUnsafeBufferPointer { history in
      guard let history = history.baseAddress else { return }
      for index in sentence {
        let word = UnsafeBufferPointer(rebasing: bytes[tokens.range(of: index)])
        let tag =
          RuleTagging.tag(of: word)
          ?? best(
            index - sentence.lowerBound, previous: previous, second: second, history: history)
        tags[index] = tag
        (previous, second) = (Int(tag.rawValue), previous)
      }
    }
  }

  private func best(
    _ index: Int, previous: Int, second: Int, history: UnsafePointer<Int16>
  ) -> PartOfSpeech {
    let scores = sums + index * SparseRows.lanes
    let pair = history + (previous * (TaggerFeatures.tagCount + 1) + second) * SparseRows.lanes
    for lane in 0..<SparseRows.lanes { scores[lane] &+= pair[lane] }
    TaggerFeatures.joined(previous, second, word: joined[index]) { rows.add($0, to: scores) }
    var best = 0
    for tag in 1..<TaggerFeatures.tagCount where scores[tag] > scores[best] { best = tag }
    return PartOfSpeech(rawValue: UInt8(best)) ?? .other
  }
}
