internal import CalepinCore

/// The work on one sentence: first the sums that depend on words, then the
/// classes from left to right.
struct SentencePass {
  private typealias Vector = SIMD32<Int16>

  private let memory: TaggerMemory
  private let words: TaggedWords
  /// A vector of ``SparseRows/lanes`` for each token, and one to work in.
  private let sums: UnsafeMutablePointer<Int16>
  /// What is joined of each token, between the start and the end of the sentence.
  private let joined: UnsafeMutablePointer<JoinedHashes>

  /// Creates the work space; the pointers have room for the longest sentence
  /// and one element more, `joined` for two.
  init(
    _ memory: TaggerMemory, words: TaggedWords, sums: UnsafeMutablePointer<Int16>,
    joined: UnsafeMutablePointer<JoinedHashes>
  ) {
    self.memory = memory
    self.words = words
    self.sums = sums
    self.joined = joined
  }

  /// Adds up, for each token of `sentence`, what the words around it say.
  func sumWords(of sentence: Range<Int>, edges: [Int16]) {
    let count = sentence.count
    sums.initialize(repeating: 0, count: (count + 1) * SparseRows.lanes)
    edges.withUnsafeBufferPointer { edges in
      guard let edges = edges.baseAddress else { return }
      addEdges(edges, count: count)
    }
    let edge = JoinedHashes(.boundary(1))
    joined.initialize(to: edge)
    for index in 0..<count {
      let token = sentence.lowerBound + index
      let (found, hashes) = memory.words.scores(
        of: words.word(token), hash: words.hash(token), isFirst: index == 0)
      (joined + index + 1).initialize(to: hashes)
      add(found, at: .current, to: index, count: count)
      add(found, at: .before, to: index + 1, count: count)
      add(found, at: .secondBefore, to: index + 2, count: count)
      add(found, at: .after, to: index - 1, count: count)
      add(found, at: .secondAfter, to: index - 2, count: count)
    }
    (joined + count + 1).initialize(to: edge)
    for index in 0...count {
      let found = memory.joined.sums(of: joined[index], and: joined[index + 1])
      if index > 0 { Self.add(found, to: sums + (index - 1) * SparseRows.lanes) }
      if index < count {
        Self.add(found + SparseRows.lanes, to: sums + index * SparseRows.lanes)
      }
    }
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
    Self.add(
      found + place.rawValue * SparseRows.lanes, to: sums + index * SparseRows.lanes)
  }

  @inline(__always) private static func add(
    _ source: UnsafeMutablePointer<Int16>, to target: UnsafeMutablePointer<Int16>
  ) {
    let sum = vector(target) &+ vector(source)
    UnsafeMutableRawPointer(target).storeBytes(of: sum, as: Vector.self)
  }

  @inline(__always) private static func vector(_ source: UnsafePointer<Int16>) -> Vector {
    UnsafeRawPointer(source).loadUnaligned(as: Vector.self)
  }

  /// Takes the best class of each token, from left to right.
  func choose(_ sentence: Range<Int>, history: [Int16], into tags: inout [PartOfSpeech]) {
    var (previous, second) = (TaggerFeatures.start, TaggerFeatures.start)
    history.withUnsafeBufferPointer { history in
      guard let history = history.baseAddress else { return }
      for index in sentence {
        let tag =
          words.ruledTag(index)
          ?? best(
            index - sentence.lowerBound, previous: previous, second: second, history: history)
        tags[index] = tag
        (previous, second) = (Int(tag.rawValue), previous)
      }
    }
  }

  @inline(__always) private func best(
    _ index: Int, previous: Int, second: Int, history: UnsafePointer<Int16>
  ) -> PartOfSpeech {
    let scores = sums + index * SparseRows.lanes
    let pair = previous * (TaggerFeatures.tagCount + 1) + second
    Self.add(UnsafeMutablePointer(mutating: history) + pair * SparseRows.lanes, to: scores)
    Self.add(memory.joined.sums(of: joined[index + 1], behind: previous), to: scores)
    Self.add(memory.joined.sums(before: joined[index + 2], behind: previous), to: scores)
    // Of equals the first: the lower bits fall while the classes rise.
    var best = Int32.min
    for tag in 0..<TaggerFeatures.tagCount {
      let low = Int32(SparseRows.lanes - 1 - tag)
      best = max(best, Int32(scores[tag]) * Int32(SparseRows.lanes) + low)
    }
    let tag = SparseRows.lanes - 1 - Int(best & Int32(SparseRows.lanes - 1))
    return PartOfSpeech(rawValue: UInt8(truncatingIfNeeded: tag)) ?? .other
  }
}
