import Foundation
import Testing

@testable import CalepinCore

/// A folder of its own for a test; it goes with the value.
final class ScratchFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(
      component: "calepin-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path()
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }

  func text(_ name: String) -> String? {
    FileManager.default.contents(atPath: file(name)).map { String(decoding: $0, as: UTF8.self) }
  }

  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }
}

@Suite("An atomic file")
struct AtomicFileTests {
  private func write(_ text: String, to path: String, overwrite: Bool = false) throws {
    try AtomicFile.write(Array(text.utf8), to: path, overwrite: overwrite)
  }

  @Test("appears whole, and only when it is committed")
  func commit() throws {
    let folder = try ScratchFolder()
    let file = try AtomicFile(folder.file("a"), overwrite: false)
    try file.write(Array("one ".utf8))
    try file.write(Array("two".utf8))
    #expect(folder.text("a") == nil)
    try file.commit()
    #expect(folder.text("a") == "one two")
    #expect(folder.names == ["a"])
  }

  @Test("leaves nothing behind without a commit, and the old file as it was")
  func discard() throws {
    let folder = try ScratchFolder()
    try write("old", to: folder.file("a"))
    do {
      let file = try AtomicFile(folder.file("a"), overwrite: true)
      try file.write(Array("new".utf8))
    }
    #expect(folder.text("a") == "old")
    #expect(folder.names == ["a"])
  }

  @Test("replaces a file only when told to, and keeps its mode")
  func overwrite() throws {
    let folder = try ScratchFolder()
    let path = folder.file("a")
    try write("old", to: path)
    #expect(throws: OutputError.exists(path: path)) { try write("new", to: path) }
    #expect(folder.text("a") == "old")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    try write("new", to: path, overwrite: true)
    #expect(folder.text("a") == "new")
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o640)
  }

  @Test("refuses a file that came into being meanwhile")
  func race() throws {
    let folder = try ScratchFolder()
    let path = folder.file("a")
    let file = try AtomicFile(path, overwrite: false)
    try write("other", to: path)
    #expect(throws: OutputError.exists(path: path)) { try file.commit() }
    #expect(folder.text("a") == "other")
    #expect(folder.names == ["a"])
  }

  @Test("writes through symbolic links, also where nothing is yet")
  func links() throws {
    let folder = try ScratchFolder()
    let manager = FileManager.default
    try manager.createSymbolicLink(atPath: folder.file("l"), withDestinationPath: "m")
    try manager.createSymbolicLink(atPath: folder.file("m"), withDestinationPath: "a")
    try write("one", to: folder.file("l"))
    #expect(folder.text("a") == "one")
    try write("two", to: folder.file("l"), overwrite: true)
    #expect(folder.text("a") == "two")
    #expect(try manager.destinationOfSymbolicLink(atPath: folder.file("l")) == "m")
    try manager.createSymbolicLink(atPath: folder.file("o"), withDestinationPath: "o")
    #expect(throws: OutputError.self) { try write("x", to: folder.file("o"), overwrite: true) }
  }

  @Test("can be looked at before it is begun, and nothing is left of that")
  func check() throws {
    let folder = try ScratchFolder()
    try AtomicFile.check(folder.file("new"), overwrite: false)
    #expect(folder.names == [])
    try write("old", to: folder.file("a"))
    #expect(throws: OutputError.exists(path: folder.file("a"))) {
      try AtomicFile.check(folder.file("a"), overwrite: false)
    }
    try AtomicFile.check(folder.file("a"), overwrite: true)
    #expect(folder.text("a") == "old" && folder.names == ["a"])
    for path in ["-", "/dev/null", "/dev/stdout"] {
      try AtomicFile.check(path, overwrite: false)
    }
    #expect(throws: OutputError.self) {
      try AtomicFile.check(folder.file("no/a"), overwrite: false)
    }
    #expect(throws: OutputError.isFolder(path: folder.path)) {
      try AtomicFile.check(folder.path, overwrite: true)
    }
  }

  @Test("says why it cannot be written")
  func errors() throws {
    let folder = try ScratchFolder()
    #expect(throws: OutputError.isFolder(path: folder.path)) { try write("x", to: folder.path) }
    let absent = folder.file("no/a")
    let error = #expect(throws: OutputError.self) { try write("x", to: absent) }
    #expect(error?.path == absent)
    #expect(error?.description == "cannot create: no such file or directory")
  }

  @Test("takes names as long as the system does")
  func longName() throws {
    let folder = try ScratchFolder()
    let name = String(repeating: "n", count: 255)
    try write("x", to: folder.file(name))
    #expect(folder.names == [name])
  }

  #if os(Linux)
    @Test("writes to devices directly and reports a full disk")
    func devices() throws {
      try write("x", to: "/dev/null")
      let error = #expect(throws: OutputError.self) { try write("x", to: "/dev/full") }
      #expect(error?.description == "cannot write: no space left on device")
    }
  #endif
}

@Suite("An input file")
struct InputFileTests {
  @Test("is read whole, however large", arguments: [0, 1, 65_535, 65_536, 65_537, 300_000])
  func readAll(count: Int) throws {
    let folder = try ScratchFolder()
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try AtomicFile.write(bytes, to: folder.file("a"), overwrite: false)
    let file = try InputFile(folder.file("a"))
    #expect(file.byteCount == count)
    #expect(try file.readAll() == bytes)
  }

  @Test("that is absent, a folder or too large is an error that says so")
  func errors() throws {
    let folder = try ScratchFolder()
    let absent = #expect(throws: InputError.self) { try InputFile(folder.file("a")) }
    #expect(absent?.description == "cannot open: no such file or directory")
    #expect(throws: InputError.isFolder(path: folder.path)) { try InputFile(folder.path) }
    try AtomicFile.write([1, 2, 3], to: folder.file("b"), overwrite: false)
    #expect(throws: InputError.tooLarge(path: folder.file("b"), limit: 2)) {
      try InputFile(folder.file("b")).readAll(atMost: 2)
    }
  }

  #if os(Linux)
    @Test("of endless length stops at the limit")
    func endless() throws {
      #expect(throws: InputError.tooLarge(path: "/dev/zero", limit: 100_000)) {
        try InputFile("/dev/zero").readAll(atMost: 100_000)
      }
    }
  #endif
}
