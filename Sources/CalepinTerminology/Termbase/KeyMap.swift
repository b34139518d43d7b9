internal import CalepinText

/// From a key of bytes to the numbers filed under it, in the order in which
/// they were added.
struct KeyMap: Sendable {
  private static let none = Int32(-1)

  private(set) var keys = WordTable()
  /// First and last link of each key's chain.
  private(set) var heads: [Int32] = []
  private(set) var tails: [Int32] = []
  private(set) var values: [UInt32] = []
  private(set) var next: [Int32] = []

  /// Creates an empty map.
  init() {}

  /// Creates a map of its parts.
  init(keys: WordTable, heads: [Int32], tails: [Int32], values: [UInt32], next: [Int32]) {
    (self.keys, self.heads, self.tails) = (keys, heads, tails)
    (self.values, self.next) = (values, next)
  }

  /// Makes room for `count` values.
  mutating func reserveCapacity(_ count: Int) {
    keys.reserveCapacity(count)
    heads.reserveCapacity(count)
    tails.reserveCapacity(count)
    values.reserveCapacity(count)
    next.reserveCapacity(count)
  }

  /// Files `value` under `key`, unless it is the last one there already.
  mutating func add(_ value: UInt32, under key: some Collection<UInt8>) {
    let id = Int(keys.id(of: key))
    let link = Int32(values.count)
    if id == heads.count {
      heads.append(link)
      tails.append(link)
    } else {
      let last = Int(tails[id])
      if values[last] == value { return }
      next[last] = link
      tails[id] = link
    }
    values.append(value)
    next.append(Self.none)
  }

  /// Calls `body` with what is filed under `key`, in order.
  func forEachValue(under key: some Collection<UInt8>, _ body: (UInt32) -> Void) {
    guard let id = keys.existingID(of: key) else { return }
    var link = heads[Int(id)]
    while link != Self.none {
      body(values[Int(link)])
      link = next[Int(link)]
    }
  }
}
