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
  var best: PartOfSpeech {
    // The lanes behind the 19 classes never win.
    let third =
      (third & Part(-1, -1, -1, 0, 0, 0, 0, 0))
      | Part(0, 0, 0, .min, .min, .min, .min, .min)
    var top = Self.larger(Self.larger(first, second), third)
    top = Self.larger(top, Part(top[4], top[5], top[6], top[7], top[0], top[1], top[2], top[3]))
    top = Self.larger(top, Part(top[2], top[3], top[0], top[1], top[6], top[7], top[4], top[5]))
    top = Self.larger(top, Part(top[1], top[0], top[3], top[2], top[5], top[4], top[7], top[6]))
    let places =
      Self.bits(SIMD8(1, 2, 4, 8, 16, 32, 64, 128), where: first, top)
      | Self.bits(SIMD8(256, 512, 1024, 2048, 4096, 8192, 16384, 32768), where: second, top)
    let place =
      places != 0
      ? places.trailingZeroBitCount
      : 16 + Self.bits(SIMD8(1, 2, 4, 0, 0, 0, 0, 0), where: third, top).trailingZeroBitCount
    return PartOfSpeech(rawValue: UInt8(truncatingIfNeeded: place)) ?? .other
  }

  @inline(__always) private static func larger(_ a: Part, _ b: Part) -> Part {
    a.replacing(with: b, where: b .> a)
  }

  /// The `bits` of the lanes in which `part` and `top` are equal, in one number.
  @inline(__always) private static func bits(
    _ bits: SIMD8<UInt16>, where part: Part, _ top: Part
  ) -> UInt16 {
    let found = unsafeBitCast(
      SIMD8<UInt16>.zero.replacing(with: bits, where: part .== top), to: SIMD2<UInt64>.self)
    var all = found[0] | found[1]
    all |= all >> 32
    all |= all >> 16
    return UInt16(truncatingIfNeeded: all)
  }
}
