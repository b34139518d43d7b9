import CModelData
import CalepinCore
import CalepinText
import Testing

@testable import CalepinAlignment

@Suite("The bilingual lexicon")
struct BilingualLexiconTests {
  /// A bitext of a few words in all orders, often enough to be learned.
  private static func model() async -> [UInt8] {
    let nouns = [("puce", "chip"), ("maison", "house"), ("table", "table")]
    let adjectives = [("rouge", "red"), ("rapide", "fast"), ("noire", "black")]
    var pairs: (source: [[UInt8]], target: [[UInt8]]) = ([], [])
    for _ in 0..<4 {
      for noun in nouns {
        for adjective in adjectives {
          pairs.source.append(Array("La \(noun.0) \(adjective.0) est ici.".utf8))
          pairs.target.append(Array("The \(adjective.1) \(noun.1) is here.".utf8))
        }
      }
    }
    var trainer = LexiconTrainer(
      from: Analyzer(language: .french), to: Analyzer(language: .english))
    await trainer.add(pairs)
    return await trainer.model()
  }

  @Test("learns words and phrases in both directions, the same each time")
  func learns() async throws {
    let model = await Self.model()
    #expect(await Self.model() == model)
    let lexicon = try BilingualLexicon(model: model)
    let chip = lexicon.translations(of: "puce", as: .nominal, from: .french)
    #expect(chip.first?.text == "chip")
    #expect(chip.allSatisfy { (0...1).contains($0.probability) && $0.count > 0 })
    #expect(
      lexicon.translations(of: "house", as: .nominal, from: .english).first?.text == "maison")
    #expect(
      lexicon.translations(of: "puce rouge", as: .nominal, from: .french).first?.text == "red chip")
    #expect(lexicon.translations(of: "chat", as: .nominal, from: .french).isEmpty)
    #expect(
      lexicon.translations(of: "puce", as: .nominal, from: LanguageTag("de") ?? .french).isEmpty)
  }

  @Test("knows forms by their hashes")
  func forms() async throws {
    let lexicon = try BilingualLexicon(model: await Self.model())
    var found: [UInt32: Float] = [:]
    lexicon.forEachTranslation(ofForm: Array("puce".utf8)) { found[$0] = $1 }
    let association = found[BilingualLexicon.hash(ofForm: Array("chip".utf8))] ?? 0
    #expect(association > 0.5)
  }

  @Test("is built in, whole")
  func builtIn() throws {
    let lexicon = try #require(BilingualLexicon.builtIn)
    #expect(lexicon.source == .french && lexicon.target == .english)
    let texts = lexicon.translations(of: "gouvernement", as: .nominal, from: .french).map(\.text)
    #expect(texts.first == "government")
  }

  @Test("refuses bytes that are damaged", arguments: [0, 1, 40, 700])
  func damaged(offset: Int) async throws {
    var model = await Self.model()
    model[offset] ^= 0x55
    #expect(throws: ModelError.self) { try BilingualLexicon(model: model) }
    #expect(throws: ModelError.self) { try BilingualLexicon(model: Array(model.prefix(offset))) }
  }

  @Test("is whole where it is built in, as nobody looks when it is opened")
  func builtInIsWhole() throws {
    let blob = calepin_lexicon_fr_en()
    // A copy is checked.
    _ = try BilingualLexicon(
      model: Array(UnsafeBufferPointer(start: blob.bytes, count: blob.count)))
  }
}
