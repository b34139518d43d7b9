import CModelData
import Testing

@testable import CalepinText

@Suite("The models built into the program")
struct BuiltInModelTests {
  @Test("are whole: their checksums fit")
  func checksums() throws {
    for language in BuiltInLanguage.all {
      try check(language.models.tagger, .tagger)
      try check(language.models.lemmatizer, .lemmatizer)
      try check(language.models.frequencies, .frequencies)
    }
  }

  /// A copy of the bytes is opened with all checks.
  private func check(_ model: (@Sendable () -> calepin_blob)?, _ kind: ModelFile.Kind) throws {
    let open = try #require(model)
    let blob = open()
    let bytes = Array(UnsafeBufferPointer(start: blob.bytes, count: blob.count))
    _ = try ModelFile(bytes, kind: kind)
  }
}
