import CalepinCore
import Foundation
import TestSupport
import Testing

@testable import CalepinText

@Suite("The cache of lexicons")
struct LexiconCacheTests {
  private static func dictionary(
    in folder: FreshFolder, _ dic: String = HunspellTests.dic
  ) throws -> LexiconSource {
    try folder.write(dic, to: "my.dic")
    try folder.write(HunspellTests.aff, to: "my.aff")
    return try #require(LexiconSource(at: folder.url.appending(component: "my.dic").path()))
  }

  private static func cache(in folder: FreshFolder) -> LexiconCache {
    LexiconCache(folder: folder.url.appending(components: "deep", "cache").path())
  }

  /// The only file of the cache.
  private static func file(in folder: FreshFolder) throws -> URL {
    let cache = folder.url.appending(components: "deep", "cache")
    let names = try FileManager.default.contentsOfDirectory(atPath: cache.path())
    return cache.appending(component: try #require(names.count == 1 ? names.first : nil))
  }

  @Test("compiles once and gives the same from the file")
  func compiles() throws {
    let folder = try FreshFolder()
    let source = try Self.dictionary(in: folder)
    let first = try #require(Self.cache(in: folder).lexicon(from: source, for: .french))
    let bytes = try Data(contentsOf: Self.file(in: folder))
    let second = try #require(Self.cache(in: folder).lexicon(from: source, for: .french))
    #expect(first.formCount == second.formCount)
    #expect(first.readings(of: "blimée") == second.readings(of: "blimée"))
    #expect(try Data(contentsOf: Self.file(in: folder)) == bytes)
  }

  @Test("is made anew when the source changes")
  func rebuilds() throws {
    let folder = try FreshFolder()
    let source = try Self.dictionary(in: folder)
    _ = Self.cache(in: folder).lexicon(from: source, for: .french)
    let changed = try Self.dictionary(in: folder, "1\nneuf/S.() po:nom is:mas\n")
    let found = try #require(Self.cache(in: folder).lexicon(from: changed, for: .french))
    #expect(found.readings(of: "neufs").map(\.lemma) == ["neuf"])
    #expect(found.readings(of: "zorbe").isEmpty)
  }

  @Test(
    "a damaged or foreign file is made anew",
    arguments: ["", "not a lexicon", "cut", "flipped"])
  func repairs(damage: String) throws {
    let folder = try FreshFolder()
    let source = try Self.dictionary(in: folder)
    _ = Self.cache(in: folder).lexicon(from: source, for: .french)
    let file = try Self.file(in: folder)
    let whole = try Data(contentsOf: file)
    var bytes = Data(damage.utf8)
    if damage == "cut" { bytes = whole.prefix(whole.count / 2) }
    if damage == "flipped" {
      bytes = whole
      bytes[bytes.count / 2] ^= 1
    }
    try bytes.write(to: file)
    let found = try #require(Self.cache(in: folder).lexicon(from: source, for: .french))
    #expect(found.readings(of: "zorbes").map(\.lemma) == ["zorbe"])
    #expect(try Data(contentsOf: file) == whole)
  }

  @Test("works without a folder, and with one that cannot be made")
  func worksInMemory() throws {
    let folder = try FreshFolder()
    let source = try Self.dictionary(in: folder)
    try folder.write("a file", to: "taken")
    let taken = folder.url.appending(components: "taken", "cache").path()
    for path in [nil, taken, "/proc/none/here"] {
      let found = LexiconCache(folder: path).lexicon(from: source, for: .french)
      #expect(found?.readings(of: "zorbes").map(\.lemma) == ["zorbe"])
    }
  }

  @Test("several writers at once leave a whole file")
  func writesTogether() async throws {
    let folder = try FreshFolder()
    let source = try Self.dictionary(in: folder)
    let cache = Self.cache(in: folder)
    await withTaskGroup(of: Int?.self) { group in
      for _ in 0..<8 {
        group.addTask { cache.lexicon(from: source, for: .french)?.formCount }
      }
      let counts = await group.reduce(into: Set<Int?>()) { $0.insert($1) }
      #expect(counts.count == 1)
    }
    #expect(
      try ModelFile(Array(Data(contentsOf: Self.file(in: folder))), kind: .lexicon).language == "fr"
    )
  }

  @Test("there is no lexicon where there are no files")
  func findsNothing() throws {
    let folder = try FreshFolder()
    #expect(LexiconSource(at: folder.url.path()) == nil)
    try folder.write("1\nword\n", to: "plain.dic")
    #expect(LexiconSource(at: folder.url.appending(component: "plain.dic").path()) == nil)
    try folder.write("SET UTF-8\n", to: "plain.aff")
    let plain = try #require(
      LexiconSource(at: folder.url.appending(component: "plain.dic").path()))
    #expect(LexiconCache(folder: nil).lexicon(from: plain, for: .french) == nil)
  }
}
