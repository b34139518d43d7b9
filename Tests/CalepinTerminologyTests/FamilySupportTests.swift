import CalepinCore
import CalepinText
import Testing

@testable import CalepinTerminology

@Suite("The support of a family")
struct FamilySupportTests {
  private let counts: TermCounts

  init() throws {
    let extractor = try #require(TermExtractor(language: .french))
    counts = extractor.counts(
      of: Analyzer(language: .french).analyze(
        Array(
          "Il ne peut pas galoper. Il part au galop. Le galop est équestre. L’art équestre vit."
            .utf8)),
      named: "a")
  }

  private func number(_ key: String) throws -> Int {
    Int(try #require(counts.keys.existingID(of: key.utf8), "no \(key)"))
  }

  @Test("is for the verb of a sure noun and the adjective of a sure phrase")
  func families() throws {
    var support = FamilySupport(counts: counts)
    let (verb, adjective) = (try number("galoper/v"), try number("équestre/a"))
    let nothing = support.factor(of: verb)
    #expect(nothing < 0.5 && support.factor(of: adjective) == nothing)
    support.add(try number("galop"), isPhrase: false, probability: 0.9)
    #expect(support.factor(of: verb) > 2 * nothing && support.factor(of: adjective) == nothing)
    support.add(try number("art équestre"), isPhrase: true, probability: 0.9)
    #expect(support.factor(of: adjective) > 1)
  }

  @Test("grows with the probability, from unsure nouns there is none")
  func growth() throws {
    let factors = try [0.1, 0.29, 0.5, 0.7, 0.95].map { probability in
      var support = FamilySupport(counts: counts)
      support.add(try number("galop"), isPhrase: false, probability: probability)
      return support.factor(of: try number("galoper/v"))
    }
    #expect(factors[0] == factors[1])
    #expect(zip(factors.dropFirst(), factors.dropFirst(2)).allSatisfy { $0 < $1 })
  }
}
