/// Which item has a hash: open addressing over 64-bit keys.
struct HashTable {
  /// Pairs of hash and item; an item of 0 marks a free slot.
  private var slots: [(hash: Int, item: Int)] = Array(repeating: (0, 0), count: 1024)
  private var count = 0

  /// The item that was put in last with `hash`; `nil` when there was none.
  func item(of hash: Int) -> Int? {
    let slot = slots[place(of: hash)]
    return slot.item == 0 ? nil : slot.item
  }

  /// Puts in `item`, which is not 0, in the place of an earlier one of that hash.
  mutating func insert(_ item: Int, hash: Int) {
    if (count + 1) * 2 > slots.count { grow() }
    let place = place(of: hash)
    if slots[place].item == 0 { count += 1 }
    slots[place] = (hash, item)
  }

  private func place(of hash: Int) -> Int {
    let mask = slots.count - 1
    var place = hash & mask
    while slots[place].item != 0, slots[place].hash != hash { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: (0, 0), count: old.count * 2)
    for slot in old where slot.item != 0 { slots[place(of: slot.hash)] = slot }
  }
}
