/// Work on many things of one kind, on several cores; threads are the caller's.
public struct Cores: Sendable {
  /// Calls a function with each number from 0 to a count, several at a time.
  public typealias Performing = @Sendable (_ count: Int, _ body: @Sendable (Int) -> Void) -> Void

  /// All work on the core of the caller.
  public static let one = Cores(count: 1) { count, body in (0..<count).forEach(body) }

  /// Fewer things are not worth a second core.
  static let leastCount = 1000

  /// How many cores are used.
  let count: Int
  private let perform: Performing

  /// Creates work on `count` cores by `perform`.
  public init(count: Int, perform: @escaping Performing) {
    (self.count, self.perform) = (count, perform)
  }

  /// Calls `body` with ranges that together are `0..<total`, in an order of their
  /// own.
  func forEachPart(of total: Int, least: Int = leastCount, _ body: (Range<Int>) -> Void) {
    let parts = partCount(of: total, least)
    guard parts > 1 else { return body(0..<total) }
    nonisolated(unsafe) let body = body  // it reads what is shared, and writes to its own part
    perform(parts) { body(Self.part($0, of: parts, total)) }
  }

  /// What `body` makes of ranges that one behind the other are `0..<total`.
  func mapRanges<Value>(of total: Int, _ body: (Range<Int>) -> Value) -> [Value] {
    let parts = partCount(of: total, Self.leastCount)
    return map(parts, least: 2) { body(Self.part($0, of: parts, total)) }
  }

  /// How many parts `total` things have: more than cores, as they differ in what
  /// they cost.
  private func partCount(of total: Int, _ least: Int) -> Int {
    count > 1 && total >= least ? min(total, count * 8) : 1
  }

  private static func part(_ part: Int, of parts: Int, _ total: Int) -> Range<Int> {
    (total * part / parts)..<(total * (part + 1) / parts)
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
