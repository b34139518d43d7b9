/// How often each target word is linked to each source word: a small
/// open-addressing table for every target word, all in one arena.
///
/// While a target word is sampled all lookups fall into its own table, which
/// for most words is one or two lines of the cache. A source word lies in one
/// of ``window`` slots from its own on, so that a lookup compares them all at
/// once and never branches. A slot whose count has gone to 0 is free.
struct LexicalTable: ~Copyable {
  /// How many slots a word may lie in.
  static let window = 4

  /// The table of one target word.
  struct Row {
    var start: Int = 0
    /// 32 - the binary logarithm of the number of words' own slots.
    var shift: UInt32 = 30

    /// The words' own slots, and those that the last of them may need.
    var size: Int { 1 << (32 - Int(shift)) + window - 1 }
  }

  /// By slot: the source word + 1, 0 when it was never used.
  private(set) var keys: UnsafeMutablePointer<UInt32>
  /// By slot: the count, with the pseudo-count of the prior.
  private(set) var weights: UnsafeMutablePointer<Float>
  let rows: UnsafeMutablePointer<Row>
  private let rowCount: Int
  private var used = 0
  private var capacity: Int

  /// Creates an empty table for target words below `wordCount`.
  init(wordCount: Int) {
    rowCount = max(wordCount, 1)
    capacity = rowCount * (Row().size + 3) + 64
    keys = .allocate(capacity: capacity)
    keys.initialize(repeating: 0, count: capacity)
    weights = .allocate(capacity: capacity)
    weights.initialize(repeating: 0, count: capacity)
    rows = .allocate(capacity: rowCount)
    rows.initialize(repeating: Row(), count: rowCount)
    for word in 0..<rowCount {
      rows[word].start = used
      used += rows[word].size
    }
  }

  deinit {
    keys.deallocate()
    weights.deallocate()
    rows.deallocate()
  }

  /// What spreads source words over the slots of a row.
  @inline(__always) static func hash(_ key: UInt32) -> UInt32 { key &* 0x9E37_79B1 }

  /// The weight of `key`, 0 when it is absent; `keys` and `weights` begin with
  /// the row.
  @inline(__always) static func weight(
    of key: UInt32, hash: UInt32, shift: UInt32, keys: UnsafeMutablePointer<UInt32>,
    weights: UnsafeMutablePointer<Float>
  ) -> Float {
    let place = Int(truncatingIfNeeded: hash >> shift)
    let found = UnsafeRawPointer(keys + place).loadUnaligned(as: SIMD4<UInt32>.self)
    let counts = UnsafeRawPointer(weights + place).loadUnaligned(as: SIMD4<UInt32>.self)
    let masked = counts.replacing(with: 0, where: found .!= SIMD4(repeating: key))
    // One slot at the most has the key, so that the bits of the others are 0.
    return Float(bitPattern: masked.wrappedSum())
  }

  /// The weight of the pair, 0 when it is absent.
  func weight(source: UInt32, target: Int) -> Float {
    let row = rows[target]
    return Self.weight(
      of: source + 1, hash: Self.hash(source + 1), shift: row.shift, keys: keys + row.start,
      weights: weights + row.start)
  }

  /// Adds `amount` to the weight of the pair.
  @inline(__always) mutating func add(_ amount: Float, source: UInt32, target: Int) {
    let key = source &+ 1
    let row = rows[target]
    let home = row.start + Int(truncatingIfNeeded: Self.hash(key) >> row.shift)
    for slot in home..<home + Self.window where keys[slot] == key {
      weights[slot] += amount
      return
    }
    insert(key, amount, target)
  }

  private mutating func insert(_ key: UInt32, _ weight: Float, _ target: Int) {
    while !place(key, weight, in: rows[target]) { grow(target) }
  }

  /// Puts the word in one of its slots, if one is free.
  private mutating func place(_ key: UInt32, _ weight: Float, in row: Row) -> Bool {
    let home = row.start + Int(Self.hash(key) >> row.shift)
    for slot in home..<home + Self.window where weights[slot] <= Self.leastWeight {
      keys[slot] = key
      weights[slot] = weight
      return true
    }
    return false
  }

  /// Moves a row to where it has twice as many slots, or more.
  private mutating func grow(_ target: Int) {
    let old = rows[target]
    var row = old
    while true {
      row.shift -= 1
      if used + row.size > capacity { makeRoom(for: row.size) }
      row.start = used
      let from = rows[target].start
      let isWhole = (from..<from + old.size).allSatisfy { slot in
        weights[slot] <= Self.leastWeight || place(keys[slot], weights[slot], in: row)
      }
      if isWhole { break }
      keys.advanced(by: row.start).update(repeating: 0, count: row.size)
      weights.advanced(by: row.start).update(repeating: 0, count: row.size)
    }
    used += row.size
    rows[target] = row
  }

  /// Moves the rows together and gives the arena room for `size` more slots.
  private mutating func makeRoom(for size: Int) {
    let needed = used + size
    let fresh = needed + needed / 4
    let newKeys = UnsafeMutablePointer<UInt32>.allocate(capacity: fresh)
    newKeys.initialize(repeating: 0, count: fresh)
    let newWeights = UnsafeMutablePointer<Float>.allocate(capacity: fresh)
    newWeights.initialize(repeating: 0, count: fresh)
    var end = 0
    for word in 0..<rowCount {
      let row = rows[word]
      newKeys.advanced(by: end).update(from: keys + row.start, count: row.size)
      newWeights.advanced(by: end).update(from: weights + row.start, count: row.size)
      rows[word].start = end
      end += row.size
    }
    keys.deallocate()
    weights.deallocate()
    (keys, weights) = (newKeys, newWeights)
    capacity = fresh
    used = end
  }

  /// Below this a weight is what rounding has left of 0.
  static let leastWeight: Float = 0.0005
}
