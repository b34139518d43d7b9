import TestSupport
import Testing

@testable import CalepinTerminology

@Suite("Sorting without comparisons")
struct RadixSortTests {
  @Test("agrees with sorting by comparison", arguments: 1...50 as ClosedRange<UInt64>)
  func agreesWithSort(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let range: ClosedRange<Float> = seed.isMultiple(of: 2) ? -3...3 : -1e30...1e30
    let values = (0..<Int.random(in: 0...500, using: &random)).map { _ -> Float in
      let value = Float.random(in: range, using: &random)
      return seed.isMultiple(of: 2) ? value.rounded() + 0 : value
    }
    let expected = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    #expect(RadixSort.order(of: values).map { Int($0) } == expected)
  }

  @Test("sorts longer numbers as comparison does", arguments: 1...50 as ClosedRange<UInt64>)
  func agreesWithSortOfDoubles(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let range: ClosedRange<Double> = seed.isMultiple(of: 2) ? -3...3 : -1e300...1e300
    let values = (0..<Int.random(in: 0...500, using: &random)).map { _ -> Double in
      let value = Double.random(in: range, using: &random)
      return seed.isMultiple(of: 2) ? value.rounded() : value
    }
    let rising = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    #expect(RadixSort.order(of: values).map { Int($0) } == rising)
    let falling = values.indices.sorted { (-values[$0], $0) < (-values[$1], $1) }
    #expect(RadixSort.descendingOrder(of: values).map { Int($0) } == falling)
    #expect(RadixSort.descending(values) == values.sorted(by: >))
  }

  @Test("puts the infinite at both ends, and -0 before 0")
  func edges() {
    let floats: [Float] = [0, .infinity, -0.0, 1, -.infinity, -1]
    #expect(RadixSort.order(of: floats) == [4, 5, 2, 0, 3, 1])
  }

  @Test("takes 0 and -0 of longer numbers for the same")
  func zeros() {
    let doubles: [Double] = [0, .infinity, -0.0, 1, -.infinity, -1]
    #expect(RadixSort.order(of: doubles) == [4, 5, 0, 2, 3, 1])
    #expect(RadixSort.descendingOrder(of: doubles) == [1, 3, 0, 2, 5, 4])
  }
}
