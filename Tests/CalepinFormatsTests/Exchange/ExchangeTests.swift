import CalepinCore
import Foundation
import TestSupport
import Testing

@testable import CalepinFormats

@Suite("An exchange file")
struct ExchangeTests {
  private static let xliff = """
    <xliff version="1.2"><file source-language="fr" target-language="en"><body>\
    <trans-unit id="1"><source>un</source><target>one</target></trans-unit></body></file></xliff>
    """
  private static let tbx = """
    <martif type="TBX"><text><body><termEntry><langSet xml:lang="fr"><tig><term>un</term></tig>\
    </langSet><langSet xml:lang="en"><tig><term>one</term></tig></langSet></termEntry></body>\
    </text></martif>
    """

  @Test(
    "is known by its content, whatever its name",
    arguments: [
      (
        tmx(
          "<tu><tuv xml:lang='fr'><seg>un</seg></tuv><tuv xml:lang='en'><seg>one</seg></tuv></tu>"),
        "tmx"
      ),
      (xliff, "xliff"), (tbx, "tbx"), ("\u{FEFF}<?xml version='1.0'?>\n<!-- c -->" + tbx, "tbx"),
      ("msgid \"un\"\nmsgstr \"one\"\n", "po"),
      ("#UTX-S 1.00; fr/en; d\r\nun\tone\tnoun\r\n", "utx"),
      ("# Glossary in tab-separated format -*- coding: utf-8 -*-\nun\tone\n", "omegat"),
      ("un\tone\tremark\n", "omegat"), ("fr\ten\nun\tone\n", "tsv"), ("un\tone\n", "tsv"),
      ("fr,en\nun,one\n", "csv"), ("fr;en\nun;one\n", "csv"), ("source,target\nun,one\n", "csv"),
      (
        "{\"variants\":[{\"language\":\"fr\",\"text\":\"un\"},{\"language\":\"en\",\"text\":\"one\"}]}\n",
        "jsonl"
      ),
    ])
  func recognition(text: String, format: String) throws {
    let content = try ExchangeContent(text)
    #expect(content.formats == [format])
    #expect(content.texts == [["un", "one"]])
    #expect(content.messages == [])
  }

  @Test("is read as what it is under a wrong name, with a warning")
  func wrongName() throws {
    let content = try ExchangeContent(Self.xliff, name: "a.tmx")
    #expect(content.formats == ["xliff"])
    #expect(content.messages == ["1: the name says TMX, the content is XLIFF: read as what it is"])
  }

  @Test(
    "that is none is refused, and it is said what it is",
    arguments: [
      ("", "the file is empty"), ("<!DOCTYPE html><p>", "the file is an HTML page"),
      ("<html><body/></html>", "the file is an HTML page"), ("%PDF-1.4", "a PDF document"),
      ("<svg/>", "<svg> is the root element of no format known here"),
      ("Some prose, and no more.", "of no format known here"),
    ])
  func refusals(text: String, reason: String) {
    let error = #expect(throws: FormatError.self) { try ExchangeContent(text) }
    #expect(error?.description.contains(reason) == true, "got: \(String(describing: error))")
  }

  @Test("in UTF-16 is read, text like XML", arguments: ["un\tone\tremark\n", tbx])
  func utf16(text: String) throws {
    for isLittle in [true, false] {
      var bytes: [UInt8] = isLittle ? [0xFF, 0xFE] : [0xFE, 0xFF]
      for unit in text.utf16 {
        let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        bytes += isLittle ? pair : pair.reversed()
      }
      for chunk in [1, 7, .max] {
        #expect(try ExchangeContent(bytes, chunk: chunk).texts == [["un", "one"]])
      }
    }
  }

  @Test("is unpacked from .gz and .zip, every memory in it")
  func archives() throws {
    let folder = try FreshFolder()
    try folder.write(Self.xliff, to: "a.xlf")
    try folder.write("see a.xlf", to: "readme.txt")
    try FileManager.default.createDirectory(
      at: folder.url.appending(component: "b"), withIntermediateDirectories: true)
    try folder.write(Self.tbx, to: "b/c.tbx")
    let zip = try packed(
      "import sys,zipfile; z=zipfile.ZipFile('x.zip','w',8); [z.write(n) for n in ('a.xlf','readme.txt','b/c.tbx')]",
      "x.zip", folder)
    let content = try ExchangeContent(zip, name: "x.zip")
    #expect(content.names == ["a.xlf", "b/c.tbx"])
    #expect(content.texts == [["un", "one"], ["un", "one"]])
    let gzip = try packed(
      "import gzip; gzip.open('x.gz','wb').write(open('a.xlf','rb').read())", "x.gz", folder)
    #expect(try ExchangeContent(gzip, name: "a.xlf.gz").texts == [["un", "one"]])
    let error = #expect(throws: FormatError.self) { try ExchangeContent(Array(gzip.dropLast(20))) }
    #expect(error?.reason.contains("archive is broken") == true)
  }

  @Test("that expands out of proportion is refused", .timeLimit(.minutes(1)))
  func bomb() throws {
    let folder = try FreshFolder()
    let script =
      "import gzip; gzip.open('x.gz','wb',9).write(b'<tmx version=\"1.4\"><body><!--'+b'a'*40000000)"
    let error = #expect(throws: FormatError.self) {
      try ExchangeContent(try packed(script, "x.gz", folder))
    }
    #expect(error?.reason.contains("out of proportion") == true)
  }

  /// The file `name` that a script of Python makes.
  private func packed(_ script: String, _ name: String, _ folder: FreshFolder) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    process.currentDirectoryURL = folder.url
    try process.run()
    process.waitUntilExit()
    return Array(try Data(contentsOf: folder.url.appending(component: name)))
  }

  @Test("chooses the very language, then any region of it; never the source again")
  func pairing() {
    func unit(_ codes: String...) -> TranslationUnit {
      TranslationUnit(codes.map { TranslationUnitVariant(Segment($0), languageCode: $0) })
    }
    func chosen(_ unit: TranslationUnit, _ from: String, _ to: String) -> [String] {
      guard let source = LanguageTag(from), let target = LanguageTag(to),
        case .pair(let first, let second) = UnitPairing(source: source, target: target).pair(
          in: unit)
      else { return [] }
      return [first.languageCode, second.languageCode]
    }
    #expect(chosen(unit("fr-CA", "fr", "en-US"), "fr", "en") == ["fr", "en-US"])
    #expect(chosen(unit("en-US", "fr-CA", "fr-FR"), "fr-FR", "en-GB") == ["fr-FR", "en-US"])
    #expect(chosen(unit("en-US", "en-GB"), "en", "en-GB") == ["en-US", "en-GB"])
    #expect(chosen(unit("en", "de"), "en", "fr") == [])
  }
}
