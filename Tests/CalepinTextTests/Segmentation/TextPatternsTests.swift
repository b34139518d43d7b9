import CalepinText
import TestSupport
import Testing

@Suite("Expressions looked for in texts")
struct TextPatternsTests {
  @Test(
    "are found where they fit first",
    arguments: [
      ("colou?r", "my color", 3..<8),
      ("o+", "foo", 1..<3),
      (#"\bé\w+"#, "l'été été", 2..<7),
      ("a|ab", "xab", 1..<3),
      ("(?i)ET", "été et", 6..<8),
      ("z", "abc", nil),
      ("a", "", nil),
    ] as [(String, String, Range<Int>?)])
  func places(pattern: String, text: String, expected: Range<Int>?) throws {
    var patterns = try TextPatterns([pattern])
    #expect(patterns.firstRanges(in: text) == [expected])
  }

  @Test("are found together as each alone")
  func together() throws {
    var random = SeededGenerator(seed: 5)
    let list = ["ab+", "b(a|c)", "^c", "c$", "a.c"]
    var all = try TextPatterns(list)
    for _ in 0..<300 {
      let text = String(
        (0..<Int.random(in: 0...12, using: &random)).map { _ in
          "abcé".randomElement(using: &random) ?? "a"
        })
      let alone = try list.map { pattern in
        var one = try TextPatterns([pattern])
        return one.firstRanges(in: text)[0]
      }
      #expect(all.firstRanges(in: text) == alone)
      // The first match begins where the standard library finds it.
      let peers = try list.map { pattern in
        try text.firstRange(of: Regex(pattern)).map { text[..<$0.lowerBound].utf8.count }
      }
      #expect(alone.map { $0?.lowerBound } == peers, "\(text)")
    }
  }

  @Test("say what is wrong with them")
  func unsound() {
    #expect(throws: PatternError.self) { try TextPatterns(["a", "(b"]) }
  }
}
