import CalepinText
import TestSupport
import Testing

@Suite("Decoding of files")
struct DecoderTests {
  private static let sample = "Été 😀\r\n« l’œuf »\n"

  @Test(
    "reads every encoding it knows to the same text",
    arguments: [
      ([UInt8](sample.utf8), TextEncoding.utf8),
      ([0xEF, 0xBB, 0xBF] + [UInt8](sample.utf8), .utf8),
      ([0xFF, 0xFE] + utf16(sample, isBigEndian: false), .utf16LittleEndian),
      ([0xFE, 0xFF] + utf16(sample, isBigEndian: true), .utf16BigEndian),
      (utf16(sample, isBigEndian: false), .utf16LittleEndian),
      (utf16(sample, isBigEndian: true), .utf16BigEndian),
    ])
  func encodings(bytes: [UInt8], encoding: TextEncoding) throws {
    let text = try TextDecoder.decode(bytes)
    #expect(String(decoding: text.bytes, as: UTF8.self) == Self.sample)
    #expect(text.encoding == encoding)
    #expect(text.warnings.isEmpty)
  }

  @Test("reads an empty file")
  func empty() throws {
    for bytes: [UInt8] in [[], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE]] {
      let text = try TextDecoder.decode(bytes)
      #expect(text.bytes.isEmpty)
      #expect(text.warnings.isEmpty)
      #expect(text.originalOffset(of: 0) <= bytes.count)
    }
  }

  @Test("reads what is not UTF-8 as Windows-1252, with one warning")
  func windows1252() throws {
    let bytes = [UInt8]("Un\nprix : ".utf8) + [0x80] + [UInt8](" 5, ".utf8) + [0xE9, 0x74, 0xE9]
    let text = try TextDecoder.decode(bytes + [UInt8](" fini".utf8))
    #expect(String(decoding: text.bytes, as: UTF8.self) == "Un\nprix : € 5, été fini")
    #expect(text.encoding == .windows1252)
    #expect(text.warnings.map(\.kind) == [.notUTF8])
    #expect(text.warnings.first?.line == 2)
    #expect(
      text.warnings.first?.description
        == "not UTF-8, read as Windows-1252 (first at byte 10)")
  }

  @Test(
    "replaces a character cut off by the end",
    arguments: [
      ([0xC3], 0), ([0xE2, 0x82], 0), ([0x61, 0x0A, 0xF0, 0x9F, 0x98], 2),
    ] as [([UInt8], Int)])
  func truncated(bytes: [UInt8], offset: Int) throws {
    let text = try TextDecoder.decode(bytes)
    #expect(text.bytes == Array(bytes[..<offset]) + [0xEF, 0xBF, 0xBD])
    #expect(text.warnings.map(\.kind) == [.truncated])
    #expect(text.warnings.first?.offset == offset)
    #expect(text.warnings.first?.line == (offset == 0 ? 1 : 2))
  }

  @Test("replaces half a surrogate pair and half a unit of UTF-16")
  func brokenUTF16() throws {
    let bytes: [UInt8] = [0xFF, 0xFE, 0x0A, 0x00, 0x3D, 0xD8, 0x41, 0x00, 0x42]
    let text = try TextDecoder.decode(bytes)
    #expect(String(decoding: text.bytes, as: UTF8.self) == "\n\u{FFFD}A\u{FFFD}")
    #expect(text.warnings.map(\.kind) == [.unpairedSurrogate, .truncated])
    #expect(text.warnings.map(\.offset) == [4, 8])
    #expect(text.warnings.map(\.line) == [2, 2])
  }

  @Test(
    "says what a file is that is not text",
    arguments: [
      ([UInt8]("%PDF-1.7 …".utf8), "a PDF document (save it as plain text"),
      (zip("[Content_Types].xml"), "a Word document (.docx) (save it as"),
      (zip("mimetypeapplication/vnd.oasis.opendocument.text"), "an OpenDocument file (.odt)"),
      (zip("photo.png"), "a ZIP archive (unpack it first)"),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], "an old Office document (.doc)"),
      ([UInt8]("{\\rtf1 a}".utf8), "an RTF document"),
      ([0x1F, 0x8B, 0x08, 0], "a gzip archive"),
      ([UInt8]("abc".utf8) + [0, 1, 2, 0xFF], "a byte of value 0 at offset 3"),
      ([0xE9, 0x20, 0x20, 0x20, 0x20, 0x20, 0x00], "a byte of value 0 at offset 6"),
      ([0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0], "a text in UTF-32"),
    ])
  func refuses(bytes: [UInt8], part: String) {
    let error = #expect(throws: TextDecodingError.self) { try TextDecoder.decode(bytes) }
    #expect(error?.description.contains(part) == true, "got: \(String(describing: error))")
  }

  @Test("leads every offset back to the file", arguments: 1...40 as ClosedRange<UInt64>)
  func offsets(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let alphabet = Array("aé€😀\n".unicodeScalars)
    let length = Int.random(in: 0...3000, using: &random)
    let scalars = (0..<length).map { _ in alphabet[Int.random(in: 0..<5, using: &random)] }
    var string = ""
    string.unicodeScalars.append(contentsOf: scalars)

    let utf8 = try TextDecoder.decode([0xEF, 0xBB, 0xBF] + Array(string.utf8))
    let utf16 = try TextDecoder.decode([0xFF, 0xFE] + Self.utf16(string, isBigEndian: false))
    var (offset, inUTF16) = (0, 2)
    var wrong: [Int] = []
    for scalar in scalars {
      let isRight =
        utf8.originalOffset(of: offset) == offset + 3
        && utf16.originalOffset(of: offset) == inUTF16
      if !isRight { wrong.append(offset) }
      offset += String(scalar).utf8.count
      inUTF16 += String(scalar).utf16.count * 2
    }
    #expect(wrong.isEmpty)
    #expect(utf16.originalOffset(of: offset) == inUTF16)
  }

  @Test("drops the mark of a file that is not UTF-8 after all")
  func markBeforeWindows1252() throws {
    let text = try TextDecoder.decode([0xEF, 0xBB, 0xBF, 0xE9, 0x74, 0xE9, 0x20])
    #expect(String(decoding: text.bytes, as: UTF8.self) == "été ")
    #expect(text.originalOffset(of: 2) == 4)
  }

  @Test("leads offsets of Windows-1252 back to the file")
  func offsetsOf1252() throws {
    let bytes = (0..<5000).map { [0xE9, 0x80, 0x61][$0 % 3] as UInt8 }
    let text = try TextDecoder.decode(bytes)
    var offset = 0
    for (original, character) in String(decoding: text.bytes, as: UTF8.self).enumerated() {
      #expect(text.originalOffset(of: offset) == original)
      offset += character.utf8.count
    }
  }

  @Test(
    "agrees with the standard library on what is UTF-8", arguments: 1...400 as ClosedRange<UInt64>)
  func validity(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pool: [UInt8] = [
      0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEF,
      0xF0, 0xF1, 0xF4, 0xF5,
    ]
    var bytes = [UInt8](repeating: 0x62, count: Int.random(in: 0...20, using: &random))
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      bytes.append(pool[Int.random(in: 0..<pool.count, using: &random)])
    }
    // Behind a mark and before a letter nothing is cut off or taken for UTF-16.
    bytes = [0xEF, 0xBB, 0xBF] + bytes + [0x63]
    let text = try TextDecoder.decode(bytes)
    let isValid = String(validating: bytes, as: UTF8.self) != nil
    #expect((text.encoding == .utf8) == isValid)
    #expect(String(validating: text.bytes, as: UTF8.self) != nil)
  }

  private static func utf16(_ text: String, isBigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit -> [UInt8] in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return isBigEndian ? [high, low] : [low, high]
    }
  }

  private static func zip(_ name: String) -> [UInt8] {
    [0x50, 0x4B, 0x03, 0x04] + [UInt8](repeating: 0, count: 26) + Array(name.utf8)
  }
}
