import CalepinCore
import CalepinText
import TestSupport
import Testing

@Suite("Sentences by SRX rules")
struct RuleSegmenterTests {
  private static let rules = SegmentationRules(
    cascades: true,
    ruleSets: [
      .init(
        name: "French",
        rules: [
          .init(isBreak: false, before: "\\b(M|Mme|Dr)\\.", after: "\\s"),
          .init(isBreak: true, before: ";", after: "\\s", line: 4),
        ]),
      .init(
        name: "Any",
        rules: [
          .init(isBreak: true, before: "[.?!]+[»\"]?", after: "\\s+\\P{Ll}"),
          .init(isBreak: true, before: "", after: "\\n"),
        ]),
    ],
    maps: [.init(pattern: "FR.*", ruleSet: "French"), .init(pattern: ".*", ruleSet: "Any")])

  @Test(
    "the first rule that fits decides",
    arguments: [
      ("fr", ["M. Roy dort.", "Il lit ;", "bien."]),
      ("fr-CA", ["M. Roy dort.", "Il lit ;", "bien."]),
      ("en", ["M.", "Roy dort.", "Il lit ; bien."]),
    ])
  func cascade(language: String, expected: [String]) throws {
    #expect(try sentences("M. Roy dort. Il lit ; bien.", in: language) == expected)
  }

  @Test("only the first map counts without cascade")
  func noCascade() throws {
    var rules = Self.rules
    rules.cascades = false
    #expect(
      try sentences("Il dort. Il lit ; bien.", in: "fr", rules) == ["Il dort. Il lit ;", "bien."])
  }

  @Test("cuts at line breaks where rules say so, at blank lines always")
  func lines() throws {
    #expect(try sentences("un\ndeux\n\ntrois", in: "fr") == ["un", "deux", "trois"])
    var rules = Self.rules
    rules.ruleSets[1].rules.removeLast()
    #expect(try sentences("un\ndeux\r\n\r\ntrois", in: "fr", rules) == ["un\ndeux", "trois"])
  }

  @Test("a break inside a token comes behind it")
  func insideToken() throws {
    let rules = SegmentationRules(
      ruleSets: [.init(name: "a", rules: [.init(isBreak: true, before: "b", after: "")])],
      maps: [.init(pattern: "fr", ruleSet: "a")])
    #expect(try sentences("abba cd be f", in: "fr", rules) == ["abba", "cd be", "f"])
  }

  @Test("says which rule is wrong, and when there are none")
  func errors() {
    var rules = Self.rules
    rules.ruleSets[0].rules[1].after = "(x"
    #expect(
      throws: SegmentationError.pattern("(x", .expected("')'", at: 3), line: 4)
    ) { try RuleSegmenter(rules, language: .french) }
    rules = Self.rules
    rules.maps.removeLast()
    #expect(throws: SegmentationError.noRules(language: "en")) {
      try RuleSegmenter(rules, language: .english)
    }
  }

  @Test("agrees with rules tried one by one", arguments: 1...100 as ClosedRange<UInt64>)
  func agreesWithReference(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let befores = ["\\.", "a", "[.!]+", "M\\.", "ab", ""]
    let afters = ["\\s", " [A-Z]", "", "b", "\\s+M"]
    let rules = (0..<5).map { _ in
      SegmentationRules.Rule(
        isBreak: Bool.random(using: &random), before: befores.randomElement(using: &random) ?? "",
        after: afters.randomElement(using: &random) ?? "")
    }
    let letters = Array("aaabbM.! ")
    let text = String((0..<30).compactMap { _ in letters.randomElement(using: &random) })
    let set = SegmentationRules(
      ruleSets: [.init(name: "x", rules: rules)], maps: [.init(pattern: ".*", ruleSet: "x")])
    let segmenter = try RuleSegmenter(set, language: .french)
    let expressions = try rules.map {
      (try Regex("(?s).*(?:\($0.before))"), try Regex("(?s)(?:\($0.after)).*"))
    }
    let expected = (1..<text.count).filter { place in
      let before = String(text.prefix(place))
      let after = String(text.dropFirst(place))
      let first = rules.indices.first {
        before.wholeMatch(of: expressions[$0].0) != nil
          && after.wholeMatch(of: expressions[$0].1) != nil
      }
      return first.map { rules[$0].isBreak } ?? false
    }
    #expect(segmenter.breaks(in: Array(text.utf8)) == expected, "\(text) \(rules)")
  }

  @Test("survives random bytes and keeps all tokens", arguments: 1...50 as ClosedRange<UInt64>)
  func survives(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let bytes = (0..<200).map { _ in UInt8.random(in: 0...255, using: &random) }
    let analyzer = Analyzer(
      language: .french, segmenter: try RuleSegmenter(Self.rules, language: .french))
    let text = analyzer.analyze(bytes)
    #expect(text.sentences.flatMap { Array($0) } == Array(0..<text.tokens.count))
  }

  private func sentences(
    _ text: String, in language: String, _ rules: SegmentationRules = rules
  ) throws -> [String] {
    let language = try #require(LanguageTag(language))
    let segmenter = try RuleSegmenter(rules, language: language)
    let analyzed = Analyzer(language: language, segmenter: segmenter).analyze(Array(text.utf8))
    return analyzed.sentences.map { analyzed.text(of: $0) }
  }
}
