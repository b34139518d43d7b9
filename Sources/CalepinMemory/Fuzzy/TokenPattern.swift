internal import CKernels

/// The tokens of a query, made ready to be compared with many segments.
struct TokenPattern: ~Copyable {
  private let pattern: OpaquePointer
  /// How many tokens it stands for.
  private var count = 0
  /// The tokens, when there are too many to be compared but for equality.
  private var longTokens: [UInt32]?

  /// Creates an empty pattern.
  init() {
    guard let pattern = calepin_pattern_create() else { fatalError("out of memory") }
    self.pattern = pattern
  }

  deinit { calepin_pattern_destroy(pattern) }

  /// Makes the pattern stand for `tokens`; of more than 16,384 only equality
  /// is found out.
  mutating func set(_ tokens: [UInt32]) {
    count = tokens.count
    longTokens = calepin_pattern_set(pattern, tokens, tokens.count) == 0 ? tokens : nil
  }

  /// The number of edits between the pattern and `text`; any number above
  /// `limit` stands for all of them.
  @inline(__always)
  func distance(to text: UnsafeBufferPointer<UInt32>, limit: Int) -> Int {
    if let longTokens { return longTokens.elementsEqual(text) ? 0 : limit + 1 }
    return Int(calepin_pattern_distance(pattern, text.baseAddress, text.count, UInt32(limit)))
  }

  /// For each token of the pattern the longest run of tokens ending with it
  /// that stands in a text, and the number of the first text that has it.
  ///
  /// - Parameters:
  ///   - tokens: The tokens of all texts.
  ///   - starts: Where the tokens of each text begin, and at last where they
  ///     end.
  ///   - skipped: The numbers of texts to leave out, ascending.
  /// - Returns: One run a token, of length 0 where no text has the token.
  func longestRuns(
    in tokens: UnsafeBufferPointer<UInt32>, _ starts: UnsafeBufferPointer<UInt32>,
    skipping skipped: [Int]
  ) -> [(length: Int, text: Int)] {
    var lengths: [UInt32] = Array(repeating: 0, count: count)
    var best: [calepin_run] = Array(repeating: calepin_run(length: 0, text: 0), count: count)
    guard longTokens == nil else { return best.map { _ in (0, 0) } }
    var first = 0
    for end in skipped + [starts.count - 1] {
      if end > first, let start = starts.baseAddress {
        calepin_pattern_runs(
          pattern, tokens.baseAddress, tokens.count, start, first, end, &lengths, &best)
      }
      first = end + 1
    }
    return best.map { (Int($0.length), Int($0.text)) }
  }
}
