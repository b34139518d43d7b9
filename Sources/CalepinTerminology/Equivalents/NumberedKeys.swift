/// Keys that are numbers, numbered anew in the order in which they come.
struct NumberedKeys {
  private var table = TokenTypeTable()
  private var keys: [UInt64] = []

  /// The number of `key`, and whether it is a new one.
  mutating func number(of key: UInt64) -> (number: Int, isNew: Bool) {
    let (found, place) = table.find(key) { keys[$0] == key }
    if let found { return (found, false) }
    table.add(keys.count, key, at: place)
    keys.append(key)
    return (keys.count - 1, true)
  }
}
