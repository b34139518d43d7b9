import Foundation
import TestSupport
import Testing

@Suite("Bad input")
struct BadInputTests {
  private static let commands = ["extract", "analyze"]

  /// The text of an article in other encodings than UTF-8.
  private static let sentence = "La fonderie achète des terres rares."

  @Test(
    "that is no text is refused by name in one sentence",
    arguments: [
      ("missing.txt", [], "missing.txt: cannot open: no such file or directory"),
      ("folder", [], "folder: is a folder, expected a file"),
      ("a.bin", Array("abc\u{0}def".utf8), "a.bin: not a text file: a byte of value 0 at offset 3"),
      (
        "a.pdf", Array("%PDF-1.7\n".utf8),
        "a.pdf: not a text file but a PDF document (save it as plain text, UTF-8)"
      ),
      ("a.rtf", Array("{\\rtf1".utf8), "a.rtf: not a text file but an RTF document (save it"),
      ("a.u32", [0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0], "a.u32: a text in UTF-32 (expected UTF-8"),
    ] as [(String, [UInt8], String)])
  func refused(name: String, bytes: [UInt8], message: String) throws {
    let folder = try Samples.folder()
    try folder.makeFolder("folder")
    if !bytes.isEmpty { try folder.write(bytes, to: name) }
    let before = try folder.names()
    for command in Self.commands + ["extract -o t.tsv"] {
      let arguments = command.split(separator: " ").map(String.init)
      let run = try folder.calepin(arguments + ["article.txt", name])
      #expect(run.status == 2)
      #expect(command == "analyze" || run.output == "")
      #expect(run.messages.hasPrefix("calepin: \(message)"), "got: \(run.messages)")
      #expect(run.messages.split(separator: "\n").count == 1)
      #expect(try folder.names() == before)
    }
  }

  @Test(
    "that is a broken archive is refused in one sentence",
    arguments: [
      (
        "a.docx", Array("PK\u{3}\u{4}\u{14}\u{0}\u{6}\u{0}[Content_Types].xml".utf8),
        "a Word document (.docx) (save it as plain text, UTF-8)", "the archive is broken"
      ),
      (
        "a.odt", Array("PK\u{3}\u{4}mimetypeapplication/vnd.oasis.opendocument.text".utf8),
        "an OpenDocument file (.odt) (save it", "the archive is broken"
      ),
      (
        "a.gz", [0x1F, 0x8B, 8, 0], "a gzip archive (unpack it first)",
        "the file is of no format known here"
      ),
    ] as [(String, [UInt8], String, String)])
  func brokenArchives(name: String, bytes: [UInt8], text: String, archive: String) throws {
    let folder = try Samples.folder()
    try folder.write(bytes, to: name)
    for (command, message) in [("analyze", "not a text file but \(text)"), ("extract", archive)] {
      let run = try folder.calepin([command, name])
      #expect(run.status == 2 && run.output == "")
      #expect(run.messages.hasPrefix("calepin: \(name)") && run.messages.contains(message))
      #expect(run.messages.split(separator: "\n").count == 1, "got: \(run.messages)")
    }
  }

  @Test("that may not be read is refused", .enabled(if: getuid() != 0))
  func unreadable() throws {
    let folder = try Samples.folder()
    let run = try folder.shell("chmod 0 article.txt; calepin extract article.txt")
    #expect(run.status == 2)
    #expect(run.messages == "calepin: article.txt: cannot open: permission denied\n")
  }

  @Test("in another encoding is read", arguments: [true, false])
  func utf16(isBigEndian: Bool) throws {
    let folder = try Samples.folder()
    let encoding: String.Encoding = isBigEndian ? .utf16BigEndian : .utf16LittleEndian
    let mark: [UInt8] = isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
    let bytes = try #require(Self.sentence.data(using: encoding))
    try folder.write(mark + Array(bytes), to: "a.txt")
    let run = try folder.calepin(["extract", "a.txt", "--json"] + Samples.chipsOnly)
    #expect(run.status == 0 && run.messages == "")
    let term = try #require(try ExtractShape(run.output).term("terres rares"))
    #expect(term.contexts[0].cut == "terres rares" && term.contexts[0].text == Self.sentence)
  }

  @Test("that is doubtful is read with one warning that names file and line")
  func warnings() throws {
    let folder = try Samples.folder()
    let latin = try #require("Une puce.\n\(Self.sentence)\nDéjà.\n".data(using: .windowsCP1252))
    try folder.write(Array(latin), to: "latin.txt")
    try folder.write(Array(Self.sentence.utf8) + [0xC3], to: "cut.txt")
    for (name, message) in [
      ("latin.txt", "latin.txt:2: warning: not UTF-8, read as Windows-1252 (first at byte 25)\n"),
      ("cut.txt", "cut.txt:1: warning: the last character is cut off, replaced by U+FFFD"),
    ] {
      for command in Self.commands {
        let run = try folder.calepin(command, name)
        #expect(run.status == 0 && run.messages.hasPrefix(message), "got: \(run.messages)")
        #expect(run.messages.split(separator: "\n").count == 1)
      }
      let run = try folder.calepin(["extract", name, "--json"] + Samples.chipsOnly)
      let term = try #require(try ExtractShape(run.output).term("terres rares"))
      #expect(term.contexts[0].cut == "terres rares")
    }
  }

  @Test("that is empty is no error: nothing is found", arguments: ["", "\n\n", "\u{FEFF}"])
  func empty(text: String) throws {
    let folder = try FreshFolder()
    try folder.write(text, to: "a.txt")
    for command in Self.commands {
      #expect(try folder.calepin(command, "a.txt") == .init(status: 1, output: "", messages: ""))
    }
    let run = try folder.calepin("extract", "a.txt", "-o", "t.tsv")
    #expect(run.status == 1)
    #expect(try folder.text(of: "t.tsv").split(separator: "\n").count == 1)
  }

  @Test(
    "of the output's place ends with 2 and leaves nothing behind",
    arguments: [
      ("no/t.tsv", "no/t.tsv: cannot create: no such file or directory"),
      ("folder", "folder: is a folder, expected a file"),
      ("article.txt/t.tsv", "article.txt/t.tsv: cannot create: not a directory"),
      ("/dev/full", "/dev/full: cannot write: no space left on device"),
    ])
  func outputPlace(output: String, message: String) throws {
    let folder = try Samples.folder()
    try folder.makeFolder("folder")
    let before = try folder.names()
    for command in ["extract article.txt", "convert chips.tsv"] {
      let run = try folder.shell("calepin \(command) -o \(output) --format tsv")
      #expect(run.status == 2 && run.output == "")
      #expect(run.messages == "calepin: \(message)\n")
      #expect(try folder.names() == before)
    }
  }

  @Test(
    "of the output's place is told before the texts are read",
    arguments: ["no/t.tsv", "folder", "chips.tsv"])
  func isToldFirst(output: String) throws {
    let folder = try Samples.folder()
    try folder.makeFolder("folder")
    let run = try folder.calepin("extract", "missing.txt", "-o", output, "--format", "tsv")
    #expect(run.status == 2 && run.messages.hasPrefix("calepin: \(output): "), "\(run.messages)")
  }

  @Test(
    "a full disk behind the standard output ends with 2",
    arguments: [
      "lookup puce -m chips.tsv", "extract article.txt", "extract article.txt --json",
      "analyze article.txt", "analyze article.txt --json",
      "convert chips.tsv -o - --format tmx",
    ])
  func fullDisk(command: String) throws {
    let run = try Samples.folder().shell("calepin \(command) > /dev/full")
    #expect(run.status == 2)
    #expect(run.messages == "calepin: standard output: cannot write: no space left on device\n")
  }

  @Test("a file that would grow too large is not left half-written")
  func fileTooLarge() throws {
    let folder = try Samples.folder()
    let before = try folder.names()
    for name in ["t.html", "t.json"] {
      let run = try folder.shell(
        "ulimit -f 1; calepin extract article.txt article.txt --contexts 99 -o \(name)")
      #expect(run.status == 2)
      #expect(run.messages == "calepin: \(name): cannot write: file too large\n")
      #expect(try folder.names() == before)
    }
  }

  @Test(
    "a reader that goes away ends the program quietly",
    arguments: ["analyze long.txt", "analyze long.txt --json", "extract long.txt --json"])
  func closedPipe(command: String) throws {
    let folder = try FreshFolder()
    let lines = (0..<3000).map { "La fonderie \($0) vend le gazouillis numéro \($0).\n\n" }
    try folder.write(lines.joined(), to: "long.txt")
    let run = try folder.shell(
      "{ calepin \(command) --no-glossary 2> err; echo $? > status; } | head -c 10 > head"
        .replacing(
          command.hasPrefix("analyze") ? " --no-glossary" : "", with: ""))
    #expect(run.status == 0)
    #expect(try folder.text(of: "status") == "0\n")
    #expect(try folder.text(of: "err") == "")
  }

  @Test("a query with a byte of value 0 is refused, one of a megabyte is answered")
  func queries() throws {
    let folder = try Samples.folder()
    let binary = try folder.calepin(
      ["lookup"] + Samples.chipsOnly, input: "puce\na\u{0}b\n")
    #expect(binary.status == 2)
    #expect(
      binary.messages == "calepin: standard input:2: a byte of value 0, expected a text in UTF-8\n")
    let long = try folder.calepin(
      ["lookup", "-b"] + Samples.chipsOnly,
      input: String(repeating: "puce fonderie ", count: 70_000) + "\npuce\n")
    #expect(long.status == 0 && long.output == "\nchip\n")
    let place = try folder.shell("calepin lookup < .")
    #expect(place.status == 2)
    #expect(place.messages == "calepin: standard input: is a folder, expected a file\n")
  }
}
