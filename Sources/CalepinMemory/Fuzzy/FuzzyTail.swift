/// Segments that were added to a memory after its index was made; they are
/// compared one by one.
struct FuzzyTail {
  /// The tokens that the index lacks.
  private(set) var words = TokenTable()
  private var tokens: [UInt32] = []
  /// Where the tokens of each segment begin, and at last where they end.
  private var starts: [UInt32] = [0]
  private var ids: [Int64] = []
  private var tokenizer = SegmentTokenizer()

  /// How many segments there are.
  var count: Int { ids.count }

  /// Adds the segment `text` of the unit `id`, numbering its tokens as `known`
  /// does where it can.
  mutating func add(_ text: UnsafeBufferPointer<UInt8>, id: Int64, known: TokenTableView) {
    tokenizer.tokenize(text)
    tokenizer.forEachToken { token in
      let found = known.id(of: token)
      tokens.append(
        found != .noToken ? found : words.id(adding: token) + UInt32(known.ends.count))
    }
    starts.append(UInt32(tokens.count))
    ids.append(id)
  }

  /// Adds to `best` the segments that are at least `percent` like `pattern`,
  /// which has `length` tokens.
  func search(
    _ pattern: borrowing TokenPattern, length: Int, percent: Int, _ best: inout BestHits
  ) {
    tokens.withUnsafeBufferPointer { tokens in
      for number in 0..<ids.count {
        let text = UnsafeBufferPointer(
          rebasing: tokens[Int(starts[number])..<Int(starts[number + 1])])
        let longer = max(length, text.count)
        let limit = best.greatestDistance((100 - percent) * longer / 100, length: longer)
        guard longer - min(length, text.count) <= limit else { continue }
        let distance = pattern.distance(to: text, limit: limit)
        guard distance <= limit else { continue }
        best.insert(FuzzyHit(id: ids[number], distance: distance, length: longer))
      }
    }
  }

  /// Puts the longer runs that end at the tokens of `pattern` and stand in one
  /// of the segments in the place of those in `runs`.
  func extend(_ runs: inout [TokenRun], with pattern: borrowing TokenPattern) {
    let found = tokens.withUnsafeBufferPointer { tokens in
      starts.withUnsafeBufferPointer { starts in
        pattern.longestRuns(in: tokens, starts, skipping: [])
      }
    }
    for (place, run) in found.enumerated() where run.length > runs[place].length {
      runs[place] = TokenRun(length: run.length, id: ids[run.text])
    }
  }
}
