internal import CalepinCore

/// The summed weights of words met before, in a table that forgets.
///
/// All features of one word at one place are added up once and kept until
/// another word needs the slot: the words of a text repeat, so that most tokens
/// cost five additions of vectors instead of thirty look-ups.
final class WordScores {
  /// The sums for one word, one vector of ``SparseRows/lanes`` for each
  /// ``TaggerFeatures/Place``.
  typealias Sums = UnsafeMutablePointer<Int16>

  private static let width = SparseRows.lanes * TaggerFeatures.Place.allCases.count
  private let rows: SparseRows
  private let lexicon: Lexicon?
  private let mask: Int
  private let keys: UnsafeMutablePointer<UInt64>
  private let sums: Sums
  private let joined: UnsafeMutablePointer<JoinedHashes>

  /// Creates an empty table of so many `slots`, a power of two.
  init(rows: SparseRows, lexicon: Lexicon?, slots: Int) {
    self.rows = rows
    self.lexicon = lexicon
    mask = slots - 1
    keys = .allocate(capacity: slots)
    keys.initialize(repeating: 0, count: slots)
    // Left as they come: a slot is filled before it is read.
    sums = .allocate(capacity: slots * Self.width)
    joined = .allocate(capacity: slots)
  }

  deinit {
    keys.deallocate()
    sums.deallocate()
    joined.deallocate()
  }

  /// The sums for `word` with this hash, valid until the next call, and its
  /// hashes to join.
  @inline(__always) func scores(
    of word: UnsafeBufferPointer<UInt8>, hash: UInt64, isFirst: Bool
  ) -> (sums: Sums, joined: JoinedHashes) {
    // A key of 0 marks a free slot.
    let key = (hash ^ (isFirst ? 0x5555_5555_5555_5555 : 0)) | 1
    let slot = Int(truncatingIfNeeded: key >> 20) & mask
    if keys[slot] != key {
      fill(slot, key: key, with: WordProfile(word, isFirst: isFirst, lexicon))
    }
    return (sums + slot * Self.width, joined[slot])
  }

  private func fill(_ slot: Int, key: UInt64, with profile: WordProfile) {
    keys[slot] = key
    (joined + slot).initialize(to: JoinedHashes(profile))
    let sums = sums + slot * Self.width
    sums.initialize(repeating: 0, count: Self.width)
    for place in TaggerFeatures.Place.allCases {
      let target = sums + place.rawValue * SparseRows.lanes
      TaggerFeatures.features(of: profile, at: place) { rows.add($0, to: target) }
    }
  }
}
