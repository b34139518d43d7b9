import CalepinAlignment
import Testing

@testable import CalepinAlignment

@Suite("Links of both directions")
struct SymmetrizationTests {
  /// Three words a side: 0-0 in both; 1-1 forward only, 2-1 backward only.
  private static let forward: [Int?] = [0, 1, nil]
  private static let backward: [Int?] = [0, nil, 1]

  @Test(
    "become one set",
    arguments: [
      (LinkSymmetrization.intersect, ["0-0"]),
      (.growDiagonal, ["0-0", "1-1", "2-1"]),
      (.union, ["0-0", "1-1", "2-1"]),
    ])
  func examples(symmetrization: LinkSymmetrization, expected: [String]) {
    let links = symmetrization.links(forward: Self.forward, backward: Self.backward)
    #expect(links.map { "\($0.source)-\($0.target)" } == expected)
  }

  @Test("do not grow to where nothing is near")
  func farAway() {
    let links = LinkSymmetrization.growDiagonal
      .links(forward: [0, nil, nil, 3], backward: [0, nil, nil, nil])
    #expect(links == [WordLink(source: 0, target: 0)])
  }

  @Test("are none for empty sentences", arguments: LinkSymmetrization.allCases)
  func empty(symmetrization: LinkSymmetrization) {
    #expect(symmetrization.links(forward: [], backward: []).isEmpty)
  }
}
