import CalepinCore
import Foundation
import TestSupport
import Testing

@testable import CalepinMemory

@Suite("A stored memory with its index")
struct StoredMemoryTests {
  private let folder: FreshFolder
  private let memory: Memory
  private var indexPath: String { StoredMemory.indexPath(of: memory.path, .french) }

  init() throws {
    folder = try FreshFolder()
    memory = try Memory(creating: folder.path + "/m.calepin")
    try add((1...50).map { "un texte numéro \($0)" })
  }

  private func add(_ texts: [String]) throws {
    try memory.write { writer in
      for text in texts { _ = try writer.add(Self.unit(text), source: nil) }
    }
  }

  private static func unit(_ text: String) -> TranslationUnit {
    TranslationUnit([
      TranslationUnitVariant(Segment(text), languageCode: "fr"),
      TranslationUnitVariant(Segment("EN " + text), languageCode: "en"),
    ])
  }

  private func open() throws -> StoredMemory {
    try StoredMemory(memory, name: "m", language: .french) { unit in
      guard unit.variants.count == 2 else { return nil }
      return (unit.variants[0], unit.variants[1])
    }
  }

  private func found(_ text: String, _ source: StoredMemory) throws -> [String] {
    var options = MatchOptions()
    options.percent = 100
    options.penalties = .none
    return try MatchFinder([source], options: options).matches(for: Segment(text))
      .map(\.unit.target.text)
  }

  private func indexGeneration() throws -> Int64 {
    try #require(try FuzzyIndex(contentsOf: indexPath)).binding.generation
  }

  @Test("makes the index once, and finds what is added, changed and deleted without making it anew")
  func follows() throws {
    #expect(try found("un texte numéro 7", open()) == ["EN un texte numéro 7"])
    let generation = try indexGeneration()
    try add(["tout nouveau"])
    try memory.write { writer in
      try writer.replace(7, with: Self.unit("changé"), source: nil)
      try writer.delete(8)
    }
    let source = try open()
    #expect(try found("tout nouveau", source) == ["EN tout nouveau"])
    #expect(try found("changé", source) == ["EN changé"])
    #expect(try found("un texte numéro 7", source) == [])
    #expect(try found("un texte numéro 8", source) == [])
    #expect(try found("un texte numéro 9", source) == ["EN un texte numéro 9"])
    #expect(try indexGeneration() == generation)
  }

  @Test("makes the index anew when too much was added")
  func rebuilds() throws {
    _ = try open()
    let generation = try indexGeneration()
    try add((0..<4_001).map { "plus \($0)" })
    #expect(try found("plus 4000", open()) == ["EN plus 4000"])
    #expect(try indexGeneration() > generation)
  }

  @Test("makes an index ahead only when much is in none")
  func ahead() throws {
    try StoredMemory.updateIndex(of: memory, .french)
    #expect(try FuzzyIndex(contentsOf: indexPath) == nil)
    try add((0..<4_001).map { "plus \($0)" })
    try StoredMemory.updateIndex(of: memory, .french)
    let generation = try indexGeneration()
    try add(["tout nouveau"])
    try StoredMemory.updateIndex(of: memory, .french)
    #expect(try indexGeneration() == generation)
    #expect(try found("tout nouveau", open()) == ["EN tout nouveau"])
  }

  @Test("trusts no index that is damaged, of another memory, or of a later state")
  func distrusts() throws {
    _ = try open()
    let good = try Data(contentsOf: URL(filePath: indexPath))
    let other = try Memory(creating: folder.path + "/o.calepin")
    _ = try StoredMemory(other, name: "o", language: .french) { _ in nil }
    let foreign = try Data(
      contentsOf: URL(filePath: StoredMemory.indexPath(of: other.path, .french)))
    var builder = FuzzyIndexBuilder()
    try builder.add("autre", id: 1)
    var binding = FuzzyBinding(try memory.state(), .french)
    binding.generation += 1
    let later = try builder.finish(binding)
    for bytes in [
      Data(good.prefix(100)), Data(good.dropLast()), Data("x".utf8), foreign, Data(later.bytes),
    ] {
      try bytes.write(to: URL(filePath: indexPath))
      #expect(try found("un texte numéro 3", open()) == ["EN un texte numéro 3"])
      #expect(try Data(contentsOf: URL(filePath: indexPath)).count == good.count)
    }
  }

  @Test("knows the units beside a match when they are asked for")
  func neighbours() throws {
    let source = try open()
    let unit = try #require(try source.units([5], withNeighbours: true).first ?? nil)
    #expect(unit.neighbours.before == "un texte numéro 4")
    #expect(unit.neighbours.after == "un texte numéro 6")
    #expect(unit.name == .number(5))
    #expect(try source.units([500], withNeighbours: true).map { $0?.name } == [nil])
  }
}
