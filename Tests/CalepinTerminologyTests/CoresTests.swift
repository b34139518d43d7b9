import Testing

@testable import CalepinTerminology

@Suite("Work on several cores")
struct CoresTests {
  @Test("gives what one core gives", arguments: [0, 1, 7, 999, 1000, 12_345], [1, 2, 5])
  func map(total: Int, count: Int) {
    let found = Cores(count: count).map(total) { "\($0 * $0)" }
    #expect(found == (0..<total).map { "\($0 * $0)" })
  }

  @Test("is cut into parts that together are all", arguments: [0, 3, 5000])
  func parts(total: Int) {
    let starts = Cores(count: 4).mapParts(of: total, least: 1) { part, add in
      for number in part { add(number - part.lowerBound) }
    }
    #expect(starts.count == total && starts.first ?? 0 == 0)
    #expect(zip(starts, starts.dropFirst()).allSatisfy { $1 == 0 || $1 == $0 + 1 })
  }
}
