/// How likely a link lies so many words behind that of the word before.
struct JumpModel: ~Copyable {
  private static let constant: Float = 0.5
  /// How many jumps to the next word are taken for seen before any is; jumps
  /// that are longer or go back count for the less the farther they go.
  private static let expected: Float = 10
  /// Longer jumps are counted as jumps of this length.
  private static let longestCounted = 60

  private let reach: Int
  private let counts: UnsafeMutablePointer<Float>
  private let probabilities: UnsafeMutablePointer<Float>
  private let ones: UnsafeMutablePointer<Float>
  private var total: Float = 0
  private let expectedTotal: Float
  private let size: Int

  /// Creates a model for sentences up to `longest` words.
  init(longest: Int) {
    reach = longest + 2
    size = 2 * reach + 1
    counts = .allocate(capacity: size)
    counts.initialize(repeating: 0, count: size)
    probabilities = .allocate(capacity: size)
    probabilities.initialize(repeating: 1, count: size)
    let longest = min(reach, Self.longestCounted)
    expectedTotal = (-longest...longest).reduce(0) { $0 + Self.expectation(of: $1) }
    ones = .allocate(capacity: size)
    ones.initialize(repeating: 1, count: size)
  }

  deinit {
    counts.deallocate()
    probabilities.deallocate()
    ones.deallocate()
  }

  /// Counts a jump between two places, from -1 before the first word to the
  /// number of words behind the last.
  @inline(__always) mutating func add(_ amount: Float, from: Int, to: Int) {
    let longest = min(reach, Self.longestCounted)
    counts[max(-longest, min(longest, to - from)) + reach] += amount
    total += amount
  }

  private static func expectation(of jump: Int) -> Float {
    let distance = Float(1 + abs(jump - 1))
    return constant + expected / (distance * distance)
  }

  /// Turns the counts into probabilities.
  mutating func refresh() {
    let longest = min(reach, Self.longestCounted)
    let scale = 1 / (total + expectedTotal)
    for jump in -reach...reach {
      let counted = max(-longest, min(longest, jump))
      probabilities[jump + reach] =
        (counts[counted + reach] + Self.expectation(of: counted)) * scale
    }
  }

  /// The probabilities of jumps from `place`, indexed by where they go.
  @inline(__always) func jump(from place: Int) -> UnsafeMutablePointer<Float> {
    probabilities + (reach - place)
  }

  /// The probabilities of jumps to `place`, indexed by minus where they come
  /// from.
  @inline(__always) func jump(to place: Int) -> UnsafeMutablePointer<Float> {
    probabilities + (reach + place)
  }

  /// Twice a table in which all jumps are alike.
  @inline(__always) var even: (UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>) {
    (ones + reach, ones + reach)
  }
}

/// What one sentence needs while it is sampled; by place in the source
/// sentence, but for ``next``, which is by place in the target sentence.
struct SentenceScratch: ~Copyable {
  let keys: UnsafeMutablePointer<UInt32>
  let hashes: UnsafeMutablePointer<UInt32>
  let bases: UnsafeMutablePointer<Float>
  let sums: UnsafeMutablePointer<Float>
  let fertility: UnsafeMutablePointer<Int16>
  let next: UnsafeMutablePointer<Int32>

  init(longest: Int) {
    let size = longest + 1
    keys = .allocate(capacity: size)
    keys.initialize(repeating: 0, count: size)
    hashes = .allocate(capacity: size)
    hashes.initialize(repeating: 0, count: size)
    bases = .allocate(capacity: size)
    bases.initialize(repeating: 0, count: size)
    sums = .allocate(capacity: size)
    sums.initialize(repeating: 0, count: size)
    fertility = .allocate(capacity: size)
    fertility.initialize(repeating: 0, count: size)
    next = .allocate(capacity: size)
    next.initialize(repeating: 0, count: size)
  }

  deinit {
    keys.deallocate()
    hashes.deallocate()
    bases.deallocate()
    sums.deallocate()
    fertility.deallocate()
    next.deallocate()
  }
}

/// SplitMix64, which gives the same numbers on every machine.
///
/// Source: Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators" (2014).
struct SamplerRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A number from 0 up to, but not including, 1.
  @inline(__always) mutating func unit() -> Float {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Float((mixed ^ (mixed >> 31)) >> 40) * 0x1p-24
  }
}
