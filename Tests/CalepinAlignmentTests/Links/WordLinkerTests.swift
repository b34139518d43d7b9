import CalepinAlignment
import TestSupport
import Testing

@Suite("The word linker")
struct WordLinkerTests {
  private static func side(_ segments: [String]) -> SegmentedWords {
    var words = SegmentedWords()
    for segment in segments {
      for word in segment.split(separator: " ") { words.append(Array(word.utf8)) }
      words.endSegment()
    }
    return words
  }

  /// The links of each segment as pairs of places in it.
  private static func links(_ source: [String], _ target: [String]) -> [[[Int]]] {
    let (from, to) = (side(source), side(target))
    let partners = WordLinker().links(from, to)
    return source.indices.map { segment in
      from.range(of: segment).compactMap { word in
        partners.partner(ofSource: word).map {
          [word - from.range(of: segment).lowerBound, $0 - to.range(of: segment).lowerBound]
        }
      }
    }
  }

  @Test("links words that go together in several segments, whatever their order")
  func association() {
    let french = ["chat rouge", "chat noir", "chien noir", "chien rouge", "rouge noir"]
    let english = ["red cat", "black cat", "black dog", "red dog", "black red"]
    let crossed = [[0, 1], [1, 0]]
    #expect(Self.links(french, english) == Array(repeating: crossed, count: 5))
  }

  @Test("links words that are written alike in a single segment")
  func single() {
    #expect(
      Self.links(["exportation silicium 42"], ["42 silicium exports"]) == [
        [[0, 2], [1, 1], [2, 0]]
      ])
  }

  @Test("leads back from every partner", arguments: 1...40 as ClosedRange<UInt64>)
  func isConsistent(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let sides = (0..<2).map { _ in
      (0..<12).map { _ in
        (0..<Int.random(in: 0...5, using: &random))
          .map { _ in "mot" + String(Int.random(in: 0...6, using: &random)) }
          .joined(separator: " ")
      }
    }
    let (from, to) = (Self.side(sides[0]), Self.side(sides[1]))
    let partners = WordLinker().links(from, to)
    for segment in 0..<12 {
      for word in from.range(of: segment) {
        guard let partner = partners.partner(ofSource: word) else { continue }
        #expect(to.range(of: segment).contains(partner))
        let back = [partners.partner(ofTarget: partner), partners.secondPartner(ofTarget: partner)]
        #expect(back.contains(word))
      }
    }
  }
}
