import CModelData
import CalepinCore
import Testing

@testable import CalepinText

@Suite("The models that are built in")
struct BuiltInModelTests {
  private func bytes(_ model: (@Sendable () -> calepin_blob)?) throws -> [UInt8] {
    let model = try #require(model)
    let blob = model()
    return Array(UnsafeBufferPointer(start: blob.bytes, count: blob.count))
  }

  @Test("are whole, as nobody looks when they are opened", arguments: ["fr", "en"])
  func areWhole(language: String) throws {
    let tag = try #require(LanguageTag(language))
    let models = try #require(BuiltInLanguage.named(tag)).models
    // A copy is checked.
    _ = try Tagger(model: bytes(models.tagger))
    _ = try Lemmatizer(model: bytes(models.lemmatizer))
    _ = try ReferenceFrequencies(model: bytes(models.frequencies))
    _ = try ReferenceFrequencies(model: bytes(models.background))
  }
}
