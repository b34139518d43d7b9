/// How often each target word is linked to each source word: a small
/// open-addressing table for every target word, all in one arena.
///
/// While a target word is sampled all lookups fall into its own table, which
/// for most words is one line of the cache. A slot whose count has gone to 0
/// stays until its table is filled to the brim.
struct LexicalTable: ~Copyable {
  struct Slot {
    /// The source word + 1, 0 when the slot is free.
    var key: UInt32 = 0
    /// The count, with the pseudo-count of the prior.
    var weight: Float = 0
  }

  /// The table of one target word.
  struct Row {
    var start: Int = 0
    /// 32 - the binary logarithm of the number of slots.
    var shift: UInt32 = 30
    /// Slots in use, those with a count of 0 included.
    var filled: UInt32 = 0

    var capacity: Int { 1 << (32 - Int(shift)) }
  }

  private(set) var slots: UnsafeMutablePointer<Slot>
  private(set) var rows: UnsafeMutablePointer<Row>
  private let rowCount: Int
  private var used = 0
  private var capacity: Int
  /// Slots that are left behind by rows that have moved.
  private var abandoned = 0

  /// Creates an empty table for target words below `wordCount`.
  init(wordCount: Int) {
    rowCount = max(wordCount, 1)
    capacity = rowCount * 6 + 64
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: Slot(), count: capacity)
    rows = .allocate(capacity: rowCount)
    rows.initialize(repeating: Row(), count: rowCount)
    for word in 0..<rowCount {
      rows[word].start = used
      used += rows[word].capacity
    }
  }

  deinit {
    slots.deallocate()
    rows.deallocate()
  }

  /// What spreads source words over the slots of a row.
  @inline(__always) static func hash(_ key: UInt32) -> UInt32 { key &* 0x9E37_79B1 }

  /// The weight of `key` in the row at `row`, 0 when it is absent.
  @inline(__always) static func weight(
    of key: UInt32, hash: UInt32, in row: UnsafeMutablePointer<Slot>, shift: UInt32, mask: Int
  ) -> Float {
    var place = Int(hash >> shift)
    while true {
      let slot = row[place]
      if slot.key == key { return slot.weight }
      if slot.key == 0 { return 0 }
      place = (place &+ 1) & mask
    }
  }

  /// The weight of the pair, 0 when it is absent.
  func weight(source: UInt32, target: Int) -> Float {
    let row = rows[target]
    return Self.weight(
      of: source + 1, hash: Self.hash(source + 1), in: slots + row.start, shift: row.shift,
      mask: row.capacity - 1)
  }

  /// Adds `amount` to the weight of the pair.
  @inline(__always) mutating func add(_ amount: Float, source: UInt32, target: Int) {
    let key = source &+ 1
    let row = rows[target]
    let base = slots + row.start
    let mask = row.capacity - 1
    var place = Int(Self.hash(key) >> row.shift)
    while base[place].key != 0 {
      if base[place].key == key {
        base[place].weight += amount
        return
      }
      place = (place &+ 1) & mask
    }
    insert(Slot(key: key, weight: amount), at: place, target: target)
  }

  private mutating func insert(_ slot: Slot, at place: Int, target: Int) {
    if (Int(rows[target].filled) + 1) * 4 > rows[target].capacity * 3 {
      rebuild(target)
      add(slot.weight, source: slot.key - 1, target: target)
      return
    }
    slots[rows[target].start + place] = slot
    rows[target].filled += 1
  }

  /// Drops the empty counts of a row and, where most are needed, doubles it.
  private mutating func rebuild(_ target: Int) {
    let old = rows[target]
    var kept: [Slot] = []
    for place in 0..<old.capacity {
      let slot = slots[old.start + place]
      if slot.key != 0, slot.weight > Self.leastWeight { kept.append(slot) }
    }
    if kept.count * 2 >= old.capacity {
      let size = old.capacity * 2
      abandoned += old.capacity
      if used + size > capacity { makeRoom(for: size) }
      rows[target].start = used
      rows[target].shift = old.shift - 1
      used += size
    }
    fill(target, with: kept)
  }

  private mutating func fill(_ target: Int, with kept: [Slot]) {
    let row = rows[target]
    let base = slots + row.start
    base.update(repeating: Slot(), count: row.capacity)
    for slot in kept {
      var place = Int(Self.hash(slot.key) >> row.shift)
      while base[place].key != 0 { place = (place + 1) & (row.capacity - 1) }
      base[place] = slot
    }
    rows[target].filled = UInt32(kept.count)
  }

  /// Moves the rows together and gives the arena room for `size` more slots.
  private mutating func makeRoom(for size: Int) {
    let needed = used - abandoned + size + rowCount
    let fresh = needed + needed / 4
    let moved = UnsafeMutablePointer<Slot>.allocate(capacity: fresh)
    moved.initialize(repeating: Slot(), count: fresh)
    var end = 0
    for word in 0..<rowCount {
      let count = rows[word].capacity
      (moved + end).update(from: slots + rows[word].start, count: count)
      rows[word].start = end
      end += count
    }
    slots.deallocate()
    slots = moved
    capacity = fresh
    used = end
    abandoned = 0
  }

  /// Below this a weight is what rounding has left of 0.
  static let leastWeight: Float = 0.0005

  /// Hands over every pair with a weight, by target word.
  borrowing func forEach(_ body: (_ source: UInt32, _ target: Int, _ weight: Float) -> Void) {
    for target in 0..<rowCount {
      let row = rows[target]
      for place in 0..<row.capacity {
        let slot = slots[row.start + place]
        if slot.key != 0, slot.weight > Self.leastWeight { body(slot.key - 1, target, slot.weight) }
      }
    }
  }
}
