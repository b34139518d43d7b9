internal import Dispatch

/// Work on many things of one kind, on several cores.
struct Cores: Sendable {
  /// Fewer things are not worth a second core.
  static let leastCount = 1000

  /// How many cores are used.
  let count: Int

  /// Calls `body` with ranges that together are `0..<total`, whatever the number
  /// of cores in an order of their own.
  func forEachPart(of total: Int, least: Int = leastCount, _ body: (Range<Int>) -> Void) {
    guard count > 1, total >= least else { return body(0..<total) }
    // More parts than cores, as they differ in what they cost.
    let parts = min(total, count * 8)
    nonisolated(unsafe) let body = body  // it reads what is shared, and writes to its own part
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      body((total * part / parts)..<(total * (part + 1) / parts))
    }
  }

  /// What `body` makes of each of the numbers from 0 to `total`, in their order.
  func map<Value>(_ total: Int, least: Int = leastCount, _ body: (Int) -> Value) -> [Value] {
    mapParts(of: total, least: least) { part, add in
      for number in part { add(body(number)) }
    }
  }

  /// What `body` adds for each of the numbers from 0 to `total`, in their order:
  /// one value a number of its part, for which it can share what it needs.
  func mapParts<Value>(
    of total: Int, least: Int = leastCount, _ body: (Range<Int>, (Value) -> Void) -> Void
  ) -> [Value] {
    Array(unsafeUninitializedCapacity: total) { target, written in
      guard let start = target.baseAddress else { return }
      forEachPart(of: total, least: least) { part in
        var place = part.lowerBound
        body(part) { value in
          precondition(place < part.upperBound, "one value a number")
          (start + place).initialize(to: value)
          place += 1
        }
        precondition(place == part.upperBound, "one value a number")
      }
      written = total
    }
  }
}
