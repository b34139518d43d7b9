internal import CalepinCore

/// One score a class, in three registers of the processor.
struct ScoreVector {
  private typealias Part = SIMD8<Int16>

  private var first: SIMD8<Int16>
  private var second: SIMD8<Int16>
  private var third: SIMD8<Int16>

  /// Reads ``SparseRows/lanes`` scores.
  @inline(__always) init(_ scores: UnsafePointer<Int16>) {
    let bytes = UnsafeRawPointer(scores)
    first = bytes.loadUnaligned(as: Part.self)
    second = bytes.loadUnaligned(fromByteOffset: 16, as: Part.self)
    third = bytes.loadUnaligned(fromByteOffset: 32, as: Part.self)
  }

  /// Adds ``SparseRows/lanes`` scores.
  @inline(__always) mutating func add(_ scores: UnsafePointer<Int16>) { add(ScoreVector(scores)) }

  /// Adds other scores; what is too large wraps around.
  @inline(__always) mutating func add(_ other: ScoreVector) {
    first &+= other.first
    second &+= other.second
    third &+= other.third
  }

  /// Writes ``SparseRows/lanes`` scores to `target`.
  @inline(__always) func store(to target: UnsafeMutablePointer<Int16>) {
    let bytes = UnsafeMutableRawPointer(target)
    bytes.storeBytes(of: first, as: Part.self)
    bytes.storeBytes(of: second, toByteOffset: 16, as: Part.self)
    bytes.storeBytes(of: third, toByteOffset: 32, as: Part.self)
  }

  /// The class with the highest score, of equals the first.
  @inline(__always) var best: PartOfSpeech {
    let count = TaggerFeatures.tagCount
    // The lower bits fall while the classes rise.
    var best = Int32.min
    withUnsafeTemporaryAllocation(of: Int16.self, capacity: SparseRows.lanes) { scores in
      guard let scores = scores.baseAddress else { return }
      store(to: scores)
      for tag in 0..<count { best = max(best, Int32(scores[tag]) * 32 + Int32(31 - tag)) }
    }
    return PartOfSpeech(rawValue: UInt8(truncatingIfNeeded: 31 - best & 31)) ?? .other
  }
}
