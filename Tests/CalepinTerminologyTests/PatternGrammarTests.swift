import Testing

@testable import CalepinTerminology

@Suite("A grammar of term patterns")
struct PatternGrammarTests {
  private let grammar = PatternGrammar(
    """
    N 1.0
    N A 0.9
    N d N 0.8
    A N 0.5
    """, head: .first)

  @Test("finds every pattern that begins at a place, and no other")
  func matches() {
    let symbols: [TermSymbols] = [.adjective, .noun, .of, .noun, [.noun, .adjective]]
    var found: [Int: [String]] = [:]
    grammar.forEachMatch(in: symbols[...]) { start, pattern in
      found[start, default: []].append(grammar.patterns[pattern].name)
    }
    #expect(found == [0: ["A N"], 1: ["N", "N d N"], 3: ["N", "N A"], 4: ["N"]])
  }

  @Test("knows the head: the first noun in French, the last before a preposition in English")
  func heads() {
    #expect(grammar.patterns.map(\.head) == [0, 0, 0, 1])
    let english = PatternGrammar("A N N 1.0\nN N d N 1.0", head: .last)
    #expect(english.patterns.map(\.head) == [2, 1])
  }

  @Test("reads the tables that are part of the program")
  func tables() {
    for rules in [ExtractionRules.french, .english] {
      #expect(rules.grammar.patterns.count > 30)
      #expect(rules.coordinations.coordinations.count > 4)
      #expect(rules.grammar.patterns.allSatisfy { (0...1).contains($0.weight) })
      #expect(Set(rules.grammar.patterns.map(\.name)).count == rules.grammar.patterns.count)
    }
  }
}
