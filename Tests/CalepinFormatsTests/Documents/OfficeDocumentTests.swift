import CalepinCore
import CalepinFormats
import Foundation
import TestSupport
import Testing

@Suite("Office documents")
struct OfficeDocumentTests {
  /// An archive of stored members, as the ZIP specification (APPNOTE 6.3.10,
  /// §4.3) has it.
  private static func zip(_ members: [(name: String, text: String)]) -> [UInt8] {
    func number(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    func checksum(_ bytes: [UInt8]) -> Int {
      var crc: UInt32 = .max
      for byte in bytes {
        crc ^= UInt32(byte)
        for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
      }
      return Int(~crc)
    }
    var (file, directory): ([UInt8], [UInt8]) = ([], [])
    for (name, text) in members {
      let bytes = Array(text.utf8)
      let common =
        number(20, 2) + number(0, 8) + number(checksum(bytes), 4) + number(bytes.count, 4)
        + number(bytes.count, 4) + number(name.utf8.count, 2) + number(0, 2)
      directory +=
        [0x50, 0x4B, 1, 2] + number(20, 2) + common + number(0, 10) + number(file.count, 4)
        + Array(name.utf8)
      file += [0x50, 0x4B, 3, 4] + common + Array(name.utf8) + bytes
    }
    return file + directory + [0x50, 0x4B, 5, 6] + number(0, 4) + number(members.count, 2)
      + number(members.count, 2) + number(directory.count, 4) + number(file.count, 4)
      + number(0, 2)
  }

  private static func blocks(_ members: [(name: String, text: String)]) throws -> [DocumentBlock] {
    try DocumentReader.officeBlocks(of: ByteArraySource(zip(members)))
  }

  @Test("of Word give their paragraphs, headings, lists, cells and notes")
  func word() throws {
    let main = """
      <w:document xmlns:w="w"><w:body>
      <w:p><w:pPr><w:pStyle w:val="Titre2"/></w:pPr><w:r><w:t>Les puces</w:t></w:r></w:p>
      <w:p/>
      <w:p><w:r><w:t xml:space="preserve">Une </w:t></w:r><w:del><w:r><w:delText>vieille</w:delText>
      </w:r></w:del><w:r><w:t>puce</w:t><w:tab/><w:t>&amp;</w:t></w:r></w:p>
      <w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>un</w:t></w:r></w:p>
      <w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
      </w:body></w:document>
      """
    let notes = "<w:footnotes xmlns:w='w'><w:p><w:r><w:t>Note.</w:t></w:r></w:p></w:footnotes>"
    let blocks = try Self.blocks([
      ("[Content_Types].xml", "<Types/>"), ("word/document.xml", main),
      ("word/footnotes.xml", notes),
    ])
    #expect(blocks.map(\.text) == ["Les puces", "Une puce &", "un", "a", "Note."])
    #expect(blocks.map(\.line) == [1, 3, 4, 5, 1])
    #expect(blocks.map(\.kind) == [.heading(level: 2), .paragraph, .listItem, .cell, .paragraph])
  }

  @Test("of OpenDocument give theirs, and notes behind their paragraph")
  func openDocument() throws {
    let content = """
      <office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b">
      <text:tracked-changes><text:p>parti</text:p></text:tracked-changes>
      <text:h text:outline-level="3">Les puces</text:h>
      <text:p>Une<text:s text:c="2"/>puce<text:note><text:note-citation>1</text:note-citation>\
      <text:note-body><text:p>Note.</text:p></text:note-body></text:note> rapide.</text:p>
      <text:list><text:list-item><text:p>un</text:p></text:list-item></text:list>
      <table:table-cell><text:p>a</text:p></table:table-cell>
      </office:document-content>
      """
    let blocks = try Self.blocks([
      ("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content),
    ])
    #expect(blocks.map(\.text) == ["Les puces", "Note.", "Une  puce rapide.", "un", "a"])
    #expect(
      blocks.map(\.kind) == [.heading(level: 3), .paragraph, .paragraph, .listItem, .cell])
  }

  @Test("that are broken, deep or something else are refused")
  func refused() {
    let deep = String(repeating: "<w:p>", count: 1000)
    for members in [
      [("readme.txt", "text")], [("word/document.xml", "<w:p>")], [("content.xml", deep)],
      [("word/document.xml", "")],
    ] {
      #expect(throws: FormatError.self) { try Self.blocks(members) }
    }
    #expect(throws: FormatError.self) {
      try DocumentReader.officeBlocks(of: ByteArraySource([0x50, 0x4B, 3, 4, 1]))
    }
  }
}
