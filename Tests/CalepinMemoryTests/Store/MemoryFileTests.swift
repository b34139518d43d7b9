import CalepinCore
import CalepinMemory
import Foundation
import TestSupport
import Testing

@Suite("The file of a memory")
struct MemoryFileTests {
  private let folder: FreshFolder

  init() throws { folder = try FreshFolder() }

  @Test("is refused with a reason when it is none")
  func refusesOthers() throws {
    #expect(throws: MemoryError.cannotOpen(reason: "no such file or directory")) {
      try Memory(opening: folder.path(of: "absent.calepin"))
    }
    try folder.write("terres rares\trare earths\n", to: "table.calepin")
    #expect(throws: MemoryError.notAMemory) {
      try Memory(opening: folder.path(of: "table.calepin"))
    }
    try folder.write("", to: "empty.calepin")
    #expect(throws: MemoryError.notAMemory) {
      try Memory(creating: folder.path(of: "empty.calepin"))
    }
  }

  @Test("is refused when a later program wrote it")
  func refusesNewer() throws {
    let path = folder.path(of: "new.calepin")
    _ = try Memory(creating: path)
    var bytes = try folder.bytes(of: "new.calepin")
    bytes[63] = 9  // The last byte of user_version in SQLite's header.
    try folder.write(bytes, to: "new.calepin")
    #expect(throws: MemoryError.newer(version: 9, known: 1)) { try Memory(opening: path) }
  }

  @Test("stands alone when nobody has it open")
  func leavesNothingBeside() throws {
    do {
      let memory = try Memory(creating: folder.path(of: "a.calepin"))
      try memory.write {
        let unit = TranslationUnit([TranslationUnitVariant(Segment("un"), languageCode: "fr")])
        _ = try $0.add(unit, source: nil)
      }
    }
    #expect(try folder.names() == ["a.calepin"])
    #expect(try Memory(opening: folder.path(of: "a.calepin")).damages() == [])
  }

  @Test(
    "is read where nothing may be written, and says that when it is to be changed",
    .enabled(if: getuid() != 0, "root may write everywhere"))
  func readOnlyFolder() throws {
    let path = folder.path(of: "a 100%?.calepin")
    let unit = TranslationUnit([TranslationUnitVariant(Segment("un"), languageCode: "fr")])
    do {
      let memory = try Memory(creating: path)
      try memory.write { _ = try $0.add(unit, source: nil) }
    }
    chmod(folder.path, 0o555)
    defer { chmod(folder.path, 0o755) }
    let memory = try Memory(opening: path)
    #expect(try memory.state().unitCount == 1)
    #expect(throws: MemoryError.readOnly) {
      try memory.write { try $0.add(unit, source: nil) }
    }
  }

  @Test("goes only when nothing was stored, and whoever has it open is then refused")
  func removal() throws {
    let path = folder.path(of: "a.calepin")
    let unit = TranslationUnit([TranslationUnitVariant(Segment("un"), languageCode: "fr")])
    let (first, second) = (try Memory(creating: path), try Memory(creating: path))
    try first.removeIfEmpty()
    #expect(try folder.names() == [])
    #expect(throws: MemoryError.cannotOpen(reason: "the file was taken away or replaced")) {
      try second.write { try $0.add(unit, source: nil) }
    }
    let third = try Memory(creating: path)
    _ = try third.write { try $0.add(unit, source: nil) }
    try third.removeIfEmpty()
    #expect(try third.state().unitCount == 1)
    #expect(try folder.names().contains("a.calepin"))
  }

  @Test("survives any byte being another, or is refused", arguments: 1...60 as ClosedRange<UInt64>)
  func survivesDamage(seed: UInt64) throws {
    let path = folder.path(of: "a.calepin")
    var sample = SampleUnits(seed: 3)
    do {
      let memory = try Memory(creating: path)
      try memory.write { writer in
        for _ in 0..<60 { _ = try writer.add(sample.unit(), source: nil) }
        for _ in 0..<20 { _ = try writer.add(sample.entry(), source: nil) }
      }
    }
    var random = SeededGenerator(seed: seed)
    var bytes = try folder.bytes(of: "a.calepin")
    for _ in 0..<40 {
      bytes[Int.random(in: 100..<bytes.count, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
    }
    try folder.write(bytes, to: "a.calepin")
    // Whatever comes out, nothing may crash or hang.
    guard let memory = try? Memory(opening: path) else { return }
    try? memory.forEachUnit { _ in true }
    try? memory.forEachEntry { _ in true }
    try? memory.forEachSegment(in: .french) { _, _ in }
    _ = try? memory.write { try $0.add(sample.unit(), source: nil) }
  }
}
