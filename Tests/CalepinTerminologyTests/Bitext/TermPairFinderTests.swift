import CalepinCore
import CalepinText
import Testing

@testable import CalepinTerminology

@Suite("The finder of term pairs")
struct TermPairFinderTests {
  private static let pairs: [(source: String, target: String)] = [
    ("La fonderie grave des puces avancées.", "The foundry etches advanced chips."),
    ("La fonderie achète des terres rares.", "The foundry buys rare earths."),
    ("Les terres rares viennent de Chine.", "The rare earths come from China."),
    ("Une puce avancée coûte cher.", "An advanced chip is expensive."),
    ("La Chine vend une puce.", "China sells a chip."),
    ("Le prix des terres rares monte.", "The price of rare earths is rising."),
  ]

  private static func finder() throws -> (TermPairFinder, [CandidateTerm]) {
    let bitext = Bitext(
      pairs, from: Analyzer(language: .french), to: Analyzer(language: .english))
    let source = try #require(TermExtractor(language: .french))
    let target = try #require(TermExtractor(language: .english))
    let terms = source.terms(of: source.counts(of: bitext.source, named: "a"), .all)
    return (TermPairFinder(bitext, source: source, target: target), terms)
  }

  @Test(
    "finds what a term is called, whole and in the same number",
    arguments: [
      ("fonderie", "foundry"), ("terres rares", "rare earths"), ("puce avancée", "advanced chip"),
      ("puce", "chip"), ("Chine", "China"),
    ])
  func pairs(french: String, english: String) throws {
    let (finder, terms) = try Self.finder()
    let term = try #require(terms.first { $0.text == french })
    let found = finder.equivalents(of: term, merging: [], named: "a.tmx")
    let best = try #require(found.first)
    #expect(best.text == english)
    #expect(best.origin == .bitext("a.tmx"))
    let evidence = try #require(best.evidence)
    #expect(evidence.count <= evidence.total && evidence.total == term.frequency)
    #expect(Self.pairs[evidence.segment].target.contains(english.prefix(4)))
  }

  @Test("joins what is proposed elsewhere, and puts the user's own terms first")
  func merging() throws {
    let (finder, terms) = try Self.finder()
    let term = try #require(terms.first { $0.text == "fonderie" })
    let others = [
      Equivalent("fab", confidence: 0.9, origin: .termbase("glossary")),
      Equivalent("foundry", confidence: 0.6, origin: .termbase("glossary")),
    ]
    let alone = try #require(finder.equivalents(of: term, merging: [], named: "b").first)
    let found = finder.equivalents(of: term, merging: others, named: "b")
    #expect(found.map(\.text).prefix(2) == ["foundry", "fab"])
    #expect(found[0].confidence >= alone.confidence)
    let own = finder.equivalents(
      of: term, merging: [Equivalent("fab", confidence: 0.9, origin: .termbase("mine.tsv"))],
      named: "b", ownBases: ["mine.tsv"])
    #expect(own.first?.text == "fab")
  }

  @Test("has nothing for a term that is not in the bitext")
  func absent() throws {
    let (finder, _) = try Self.finder()
    #expect(finder.pairs(forKey: "gazouillis", atMost: 5).isEmpty)
  }

  @Test("takes segments without words")
  func emptySegments() throws {
    let bitext = Bitext(
      [("", ""), ("…", "…"), ("Puce.", "")], from: Analyzer(language: .french),
      to: Analyzer(language: .english))
    let source = try #require(TermExtractor(language: .french))
    let target = try #require(TermExtractor(language: .english))
    #expect(bitext.count == 3)
    #expect(
      TermPairFinder(bitext, source: source, target: target).pairs(forKey: "puce", atMost: 5)
        .isEmpty)
  }
}
