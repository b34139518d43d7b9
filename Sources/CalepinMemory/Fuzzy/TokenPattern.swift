internal import CKernels

/// The tokens of a query, made ready to be compared with many segments.
struct TokenPattern: ~Copyable {
  private let pattern: OpaquePointer

  /// Creates an empty pattern.
  init() {
    guard let pattern = calepin_pattern_create() else { fatalError("out of memory") }
    self.pattern = pattern
  }

  deinit { calepin_pattern_destroy(pattern) }

  /// Makes the pattern stand for `tokens`.
  mutating func set(_ tokens: [UInt32]) {
    guard calepin_pattern_set(pattern, tokens, tokens.count) != 0 else {
      fatalError("out of memory for a query of \(tokens.count) tokens")
    }
  }

  /// The number of edits between the pattern and `text`; any number above
  /// `limit` stands for all of them.
  @inline(__always)
  func distance(to text: UnsafeBufferPointer<UInt32>, limit: Int) -> Int {
    Int(calepin_pattern_distance(pattern, text.baseAddress, text.count, UInt32(limit)))
  }
}
