import CalepinCore
import TestSupport
import Testing

@testable import CalepinTerminology

@Suite("A model of termhood")
struct TermModelTests {
  @Test("is written and read the same")
  func roundTrip() throws {
    let model = TermModel(
      weights: ["frequency": 0.25, "N d N": -1.5], bias: -7, labelledShare: 0.03)
    #expect(try TermModel(text: model.text) == model)
  }

  @Test(
    "says what is wrong with its file",
    arguments: [
      ("(bias)\t1\nfrequency\n", "line 2"), ("(bias)\tx\n", "line 1"),
      ("frequency\t1\n", "'(bias)'"), ("(bias)\t1\n", "'(labelled share)'"),
      ("(bias)\t1\n(labelled share)\t0\n", "'(labelled share)'"),
    ])
  func errors(text: String, part: String) {
    let error = #expect(throws: TermModelError.self) { try TermModel(text: text) }
    #expect(error?.description.contains(part) == true)
  }

  @Test("is built in for both languages, with a weight for each feature")
  func builtIn() throws {
    for (language, rules) in [
      (LanguageTag.french, ExtractionRules.french), (.english, .english),
    ] {
      let model = try #require(TermModel.builtIn(for: language))
      let names = TermFeatures.names(for: rules.grammar.patterns)
      #expect(Set(model.weights.keys) == Set(names))
      #expect(Set(names).count == names.count)
    }
  }

  @Test("gives probabilities that rise with the sum, between 0 and 1")
  func probabilities() {
    let model = TermModel(weights: [:], bias: 0, labelledShare: 0.03)
    let values = stride(from: -20.0, through: 20, by: 0.5).map { model.probability(ofLogit: $0) }
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(values.allSatisfy { (0...1).contains($0) })
  }

  @Test("is found again by training on what it generated", arguments: 1...5 as ClosedRange<UInt64>)
  func regression(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var data = LogisticRegression.Data()
    for number in 0..<4000 {
      let row = [
        Float.random(in: -2...2, using: &random), Float.random(in: 3...5, using: &random), 1,
      ]
      let odds = 1.5 * Double(row[0]) - Double(row[1]) + 3
      let isPositive = Double.random(in: 0..<1, using: &random) < 1 / (1 + exponential(-odds))
      data.append(row, isPositive: isPositive, group: number % 3)
    }
    let fitted = LogisticRegression(data, ridge: 0.1) { _ in true }.plainWeights
    #expect(abs(fitted.weights[0] - 1.5) < 0.25)
    #expect(abs(fitted.weights[1] + 1) < 0.25)
    #expect(fitted.weights[2] == 0, "a constant column says nothing")
  }

  /// e to the power of `value`, by its series.
  private func exponential(_ value: Double) -> Double {
    var (sum, term) = (1.0, 1.0)
    for number in 1..<120 {
      term *= value / Double(number)
      sum += term
    }
    return sum
  }
}

@Suite("Training on distant labels")
struct TermTrainerTests {
  private let known = TermIndex([chips], language: .french)

  private func samples(_ text: String) throws -> TermSamples {
    let extractor = try #require(TermExtractor(language: .french, known: known))
    return TermSamples(
      extractor.counts(of: analyzed(text), named: "corpus"), extractor: extractor)
  }

  @Test(
    "labels what a termbase lists and what is special to a corpus, and gives the same model twice")
  func labels() throws {
    let corpora = [
      try samples(String(repeating: "La fonderie vend la puce. Le chat mange. ", count: 20)),
      try samples(String(repeating: "La fonderie achète un chat. La maison dort. ", count: 20)),
    ]
    let result = try #require(TermTrainer(corpora).train())
    #expect(result.labelledCount == 1, "'puce' only: 'fonderie' is in both")
    #expect(result.model == TermTrainer(corpora).train()?.model)
    #expect((0...1).contains(result.averagePrecision))
  }

  @Test("has no model where nothing is labelled")
  func nothing() throws {
    #expect(TermTrainer([try samples("Le chat dort. Le chat dort.")]).train() == nil)
  }
}
