import TestSupport
import Testing

@testable import CalepinText

@Suite("Regular expressions of rules")
struct PatternTests {
  @Test(
    "fit where they should",
    arguments: [
      ("a", "banana", [2, 4, 6]), ("an", "banana", [3, 5]), ("a|n", "ban", [2, 3]),
      ("[.?!]+", "a?! b.", [2, 3, 6]), ("\\d{2,3}", "1234", [2, 3, 4]),
      ("(?i)ÉTÉ", "été", [3]), ("(?i:a)b", "Ab AB", [2]), ("\\p{Lu}\\.", "A. b. É.", [2, 8]),
      ("\\bDr\\.", "Dr. MDr.", [3]), ("o\\b", "do ox", [2]), ("\\Bx", "x xx", [4]),
      ("^a", "aa", [1]), ("a$", "aa", [2]), ("(?m)^b", "a\nb", [3]), ("\\R", "\r\n", [1, 2]),
      ("[a-c&&[^b]]", "abc", [1, 3]), ("[a-c--b]", "abc", [1, 3]), ("[a-c-[b]]", "abc", [1, 3]),
      ("[\\p{P}-[.]]", ".,;", [2, 3]), ("[[:upper:]\\d]", "aB1", [2, 3]), ("[]a]", "]", [1]),
      ("\\u00AB|\\x{BB}", "«»", [1, 2]), ("\\Q.+\\E", "a.+", [3]), ("a(?=b)", "ab ac", [1]),
      ("a(?!b)", "ab ac", [4]), ("(?<!x)a", "xa a", [4]), ("(?<=x|y)a", "xa ya a", [2, 5]),
      ("a(?=b|$)", "ac a", [4]), ("a.c", "a\nc abc", [7]), ("(?s)a.c", "a\nc", [3]),
      ("(?:ab)*c", "ababc", [5]), ("a{0}b", "b", [1]), ("a*?b++", "aab", [3]),
      ("\\h\\v", "\t\n", [2]), ("(?<year>\\d)", "7", [1]), ("\\p{IsCyrillic}", "aя", [2]),
    ] as [(String, String, [Int])])
  func fit(pattern: String, text: String, ends: [Int]) throws {
    #expect(try Self.ends(of: pattern, in: text) == ends)
  }

  @Test(
    "are refused with the place when they cannot be used",
    arguments: [
      ("(a", "')' expected at character 3"), ("a)", "the end instead of ')' expected"),
      ("[a", "']' for the class that begins expected at character 1"),
      ("*a", "something to repeat"),
      ("a{2", "'}' expected"), ("a{3,2}", "a number of at least 3"), ("\\", "a character behind"),
      ("(a)\\1", "a back reference at character 4"), ("(?=ab)c", "looking around at more than one"),
      ("\\p{Nonsense}", "'Nonsense' at character 1"), ("[z-a]", "the upper end of a range"),
      ("\\q", "'\\q' at character 1"), ("((a{900}){900}){9}", "too large"),
      (String(repeating: "(", count: 1000), "a group more than 200 deep"),
    ])
  func refused(pattern: String, message: String) {
    let error = #expect(throws: PatternError.self) { try Self.ends(of: pattern, in: "") }
    #expect(error?.description.hasPrefix(message) == true, "got: \(String(describing: error))")
  }

  @Test(
    "agree with the standard library on random patterns and texts",
    arguments: 1...300 as ClosedRange<UInt64>)
  func agreesWithReference(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pattern = Self.randomPattern(depth: 3, &random)
    let text = String((0..<12).map { _ in "abc ."[Self.pick(5, &random)] })
    let regex = try Regex("(?:\(pattern))")
    let characters = Array(text)
    // Every place where some stretch that ends there fits as a whole; a stretch
    // stands alone for the reference, so no edges are asked for.
    let expected = (0...characters.count).filter { end in
      (0...end).contains { start in
        String(characters[start..<end]).wholeMatch(of: regex) != nil
      }
    }
    #expect(try Self.ends(of: pattern, in: text) == expected, "\(pattern) in \(text)")
  }

  @Test("takes time in proportion to the text, whatever the pattern", .timeLimit(.minutes(1)))
  func isLinear() throws {
    let text = String(repeating: "a", count: 20_000)
    for pattern in ["(a*)*b", "(a|a)*b", "(a?){40}a{40}b", "(.*)(.*)(.*)b"] {
      #expect(try Self.ends(of: pattern, in: text) == [])
    }
    // More states than are kept.
    let mixed = String((0..<20_000).map { $0 % 7 * $0 % 3 == 0 ? "a" : "b" })
    #expect(try !Self.ends(of: "a[ab]{12}", in: mixed).isEmpty)
  }

  /// The places in scalars, counted from 0, where `pattern` ends.
  private static func ends(of pattern: String, in text: String) throws -> [Int] {
    var program = PatternProgram()
    try program.add(PatternParser.pattern(of: pattern))
    var machine = PatternMachine(program)
    let ends = machine.ends(in: text.unicodeScalars.map(\.value))
    return ends.indices.filter { !machine.accepts[Int(ends[$0])].isEmpty }
  }

  private static func randomPattern(depth: Int, _ random: inout SeededGenerator) -> String {
    if depth == 0 { return ["a", "b", "c", "[ab]", "[^a]", "\\.", "\\s", "."][pick(8, &random)] }
    let first = randomPattern(depth: depth - 1, &random)
    let second = randomPattern(depth: depth - 1, &random)
    switch pick(6, &random) {
    case 0: return "(?:\(first)|\(second))"
    case 1: return "(?:\(first))*"
    case 2: return "(?:\(first))?\(second)"
    case 3: return "(?:\(first)){1,2}"
    case 4: return "(?:\(first))+"
    default: return first + second
    }
  }

  private static func pick(_ count: Int, _ random: inout SeededGenerator) -> Int {
    Int.random(in: 0..<count, using: &random)
  }
}

extension String {
  /// The character at `offset`.
  fileprivate subscript(offset: Int) -> Character { self[index(startIndex, offsetBy: offset)] }
}
