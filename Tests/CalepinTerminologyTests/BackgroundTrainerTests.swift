import CalepinCore
import CalepinText
import Testing

@testable import CalepinTerminology

@Suite("A background of words and phrases")
struct BackgroundTrainerTests {
  private func list(_ texts: [String]) throws -> [String: Int] {
    let extractor = try #require(TermExtractor(language: .french))
    let analyzer = Analyzer(language: .french)
    let kinds = texts.map { extractor.counts(of: analyzer.analyze(Array($0.utf8)), named: "a") }
    let lines = String(decoding: BackgroundTrainer(kinds).list(), as: UTF8.self)
      .split(separator: "\n").map { $0.split(separator: "\t") }
    return Dictionary(uniqueKeysWithValues: lines.map { (String($0[0]), Int($0[1]) ?? -1) })
  }

  @Test("has what comes again, and phrases that come often")
  func choice() throws {
    let text = String(repeating: "Le tribunal de commerce siège. ", count: 5)
    let found = try list([text + "La pomme tombe.", "La chaise est là. La chaise est là."])
    #expect(
      Set(["tribunal", "commerce", "tribunal de commerce", "chaise"]).isSubset(of: found.keys))
    #expect(found["pomme"] == nil)
  }

  @Test("takes the mean of the kinds, however much text one has")
  func mean() throws {
    let law = String(repeating: "Le juge siège. ", count: 200)
    let food = String(repeating: "Le gâteau cuit. ", count: 20)
    let found = try list([law, food])
    let (judge, cake) = (try #require(found["juge"]), try #require(found["gâteau"]))
    #expect(abs(judge - cake) < 5)
  }

  @Test("makes words less distinct that it has")
  func distinctness() throws {
    let extractor = try #require(TermExtractor(language: .french))
    let counts = extractor.counts(
      of: Analyzer(language: .french).analyze(Array("Le gâteau et le juge.".utf8)), named: "a")
    let table = try ReferenceFrequencies(
      model: try FrequencyTrainer.model(from: Array("gâteau\t600\n".utf8), language: .french))
    let measures = WordMeasures(
      counts, reference: nil, background: table, corpus: nil,
      cores: Cores(count: 1))
    let ids = try ["gâteau", "juge"].map {
      Int(try #require(counts.words.existingID(of: $0.utf8)))
    }
    #expect(measures.distinctness[ids[0]] < measures.distinctness[ids[1]] - 2)
    #expect(measures.weirdness[ids[0]] == measures.weirdness[ids[1]])
  }
}
