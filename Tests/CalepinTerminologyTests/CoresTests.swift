import Dispatch
import Testing

@testable import CalepinTerminology

@Suite("Work on several cores")
struct CoresTests {
  private static func cores(_ count: Int) -> Cores {
    Cores(count: count) { DispatchQueue.concurrentPerform(iterations: $0, execute: $1) }
  }

  @Test("gives what one core gives", arguments: [0, 1, 7, 999, 1000, 12_345], [1, 2, 5])
  func map(total: Int, count: Int) {
    let found = Self.cores(count).map(total) { "\($0 * $0)" }
    #expect(found == (0..<total).map { "\($0 * $0)" })
  }

  @Test("is cut into parts that together are all", arguments: [0, 3, 5000])
  func parts(total: Int) {
    let starts = Self.cores(4).mapParts(of: total, least: 1) { part, add in
      for number in part { add(number - part.lowerBound) }
    }
    #expect(starts.count == total && starts.first ?? 0 == 0)
    #expect(zip(starts, starts.dropFirst()).allSatisfy { $1 == 0 || $1 == $0 + 1 })
  }

  @Test("has its parts in their order", arguments: [0, 999, 5000], [1, 3])
  func ranges(total: Int, count: Int) {
    let found = Self.cores(count).mapRanges(of: total) { Array($0) }
    #expect(Array(found.joined()) == Array(0..<total))
    #expect(found.count == (count > 1 && total >= 1000 ? 8 * count : 1))
  }
}
