import CalepinAlignment
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

  @Test("looks whether the segments have what is proposed elsewhere")
  func checking() throws {
    let (finder, terms) = try Self.finder()
    let term = try #require(terms.first { $0.text == "terres rares" })
    let found = finder.equivalents(
      of: term,
      merging: [
        Equivalent("rare soils", confidence: 0.9, origin: .composition),
        Equivalent("earth", confidence: 0.6, origin: .termbase("glossary")),
      ], named: "a")
    let soils = try #require(found.first { $0.text == "rare soils" })
    let earth = try #require(found.first { $0.text == "earth" })
    #expect(soils.confidence < 0.9 && soils.evidence == nil)
    #expect(earth.confidence > 0.6 && earth.evidence?.count == 3)
    #expect(found.first?.text == "rare earths")
  }

  @Test("has nothing for a term that is not in the bitext")
  func absent() throws {
    let (finder, _) = try Self.finder()
    #expect(finder.pairs(forKey: "gazouillis", atMost: 5).isEmpty)
  }

  @Test(
    "takes what the links lead to where no pattern has it",
    arguments: [
      (
        "négociant de Singapour", "Un négociant de Singapour achète la machine.",
        "A dealer in Singapore buys the machine.", "dealer in Singapore"
      ),
      (
        "haut fonctionnaire", "Un haut fonctionnaire européen parle.",
        "A senior European official speaks.", "senior official"
      ),
    ])
  func phrases(term: String, french: String, english: String, expected: String) throws {
    let bitext = Bitext(
      [(french, english), ("Un haut mur.", "A high wall."), ("Des éoliennes.", "Wind turbines.")],
      from: Analyzer(language: .french), to: Analyzer(language: .english))
    let source = try #require(TermExtractor(language: .french))
    let target = try #require(TermExtractor(language: .english))
    let finder = TermPairFinder(
      bitext, source: source, target: target,
      translations: LexiconTranslations.builtIn(from: .french, to: .english))
    let terms = source.terms(of: source.counts(of: bitext.source, named: "a"), .all)
    let found = try #require(terms.first { $0.text == term }, "got \(terms.map(\.text))")
    let pairs = finder.pairs(forKey: found.key, atMost: 5)
    #expect(pairs.first?.target.text == expected, "got \(pairs.map(\.target.text))")
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
