internal import CalepinCore

/// The summed weights of words met before together with a class or with one
/// another, in tables that forget.
///
/// What ``WordScores`` is for single words: most tokens cost three additions of
/// vectors instead of ten look-ups.
final class JoinedScores {
  /// A vector of ``SparseRows/lanes``.
  typealias Sums = UnsafeMutablePointer<Int16>

  private let rows: SparseRows
  private let classes: VectorTable
  private let pairs: VectorTable

  /// Creates empty tables of so many `slots`, a power of two.
  init(rows: SparseRows, slots: Int) {
    self.rows = rows
    classes = VectorTable(slots: slots, width: SparseRows.lanes)
    pairs = VectorTable(slots: slots, width: 2 * SparseRows.lanes)
  }

  /// The sums of `word` behind a word of the class `previous`; valid until the
  /// next call.
  @inline(__always) func sums(of word: JoinedHashes, behind previous: Int) -> Sums {
    let key = Self.key(word.lower, word.suffix &+ word.shape, word.classes, UInt64(previous))
    return classes.vector(of: key) { target in
      TaggerFeatures.withClass(previous, word) { rows.add($0, to: target) }
    }
  }

  /// The sums of a word between a word of the class `previous` and `next`; valid
  /// until the next call.
  @inline(__always) func sums(before next: JoinedHashes, behind previous: Int) -> Sums {
    let key = Self.key(next.lower, 1, 0, UInt64(previous))
    return classes.vector(of: key) { target in
      TaggerFeatures.nextWithClass(previous, next) { rows.add($0, to: target) }
    }
  }

  /// The sums of two neighbours for `first` and, behind them, those for
  /// `second`; valid until the next call.
  @inline(__always) func sums(of first: JoinedHashes, and second: JoinedHashes) -> Sums {
    let key = Self.key(
      first.suffix &+ first.shape &* 3, second.suffix &+ second.shape &* 5, first.classes,
      second.classes)
    return pairs.vector(of: key) { target in
      TaggerFeatures.withNext(first, second) { rows.add($0, to: target) }
      TaggerFeatures.withPrevious(second, first) { rows.add($0, to: target + SparseRows.lanes) }
    }
  }

  /// One hash of four.
  @inline(__always) private static func key(
    _ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64
  ) -> UInt64 {
    let first = a &* 0x9E37_79B9_7F4A_7C15 ^ (b &* 0xC2B2_AE3D_27D4_EB4F) >> 7
    let second = c &* 0x1656_67B1_9E37_79F9 ^ (d &+ 1) &* 0xD6E8_FEB8_6659_FD93
    return ByteHash.mixed(first &+ second &* 0xA076_1D64_78BD_642F)
  }
}

/// Vectors by the hash of what they are for; one that needs the slot of another
/// takes it.
private final class VectorTable {
  private let mask: Int
  private let width: Int
  private let keys: UnsafeMutablePointer<UInt64>
  private let vectors: UnsafeMutablePointer<Int16>

  init(slots: Int, width: Int) {
    mask = slots - 1
    self.width = width
    keys = .allocate(capacity: slots)
    keys.initialize(repeating: 0, count: slots)
    vectors = .allocate(capacity: slots * width)
  }

  deinit {
    keys.deallocate()
    vectors.deallocate()
  }

  /// The vector of `key`, filled by `fill` from nothing when it is not there.
  @inline(__always) func vector(
    of key: UInt64, _ fill: (UnsafeMutablePointer<Int16>) -> Void
  ) -> UnsafeMutablePointer<Int16> {
    // A key of 0 marks a free slot.
    let key = key | 1
    let slot = Int(truncatingIfNeeded: key >> 20) & mask
    let vector = vectors + slot * width
    if keys[slot] != key {
      keys[slot] = key
      vector.initialize(repeating: 0, count: width)
      fill(vector)
    }
    return vector
  }
}
