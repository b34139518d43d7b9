import TestSupport
import Testing

@testable import MarkupStream

@Suite("Encodings")
struct EncodingTests {
  private static let text = "Où l’été « 4 € » 😀"

  private static func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return bigEndian ? [high, low] : [low, high]
    }
  }

  @Test(
    "in UTF-16 are read with and without mark and declaration, whatever the declaration says",
    arguments: [
      "", "<?xml version='1.0' encoding='UTF-16'?>", "<?xml version='1.0' encoding='UTF-16LE'?>",
      "<?xml version='1.0' encoding='UTF-16BE'?>", "<?xml version='1.0' encoding='UTF-8'?>",
    ], [true, false])
  func utf16(declaration: String, bigEndian: Bool) throws {
    let body = Self.utf16(declaration + "<a>\(Self.text)</a>", bigEndian: bigEndian)
    let mark: [UInt8] = bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
    for bytes in [mark + body, body] {
      for chunk in [1, 7, .max] {
        let log = try EventLog.reading(bytes, chunk: chunk)
        #expect(log.text == Self.text)
        #expect(log.notices.isEmpty)
      }
    }
  }

  @Test("in UTF-8 are read with and without mark and declaration")
  func utf8() throws {
    for declaration in ["", "<?xml version='1.0' encoding='utf-8'?>"] {
      for mark in [[], [0xEF, 0xBB, 0xBF]] as [[UInt8]] {
        let log = try EventLog.reading(mark + Array("\(declaration)<a>\(Self.text)</a>".utf8))
        #expect(log.text == Self.text)
        #expect(log.notices.isEmpty)
      }
    }
  }

  @Test(
    "of eight bits are read as declared",
    arguments: [
      ("windows-1252", 0x80, "€"), ("ISO-8859-15", 0xA4, "€"), ("iso-8859-1", 0xE9, "é"),
      ("windows-1254", 0xFD, "ı"), ("KOI8-R", 0xC1, "а"),
    ] as [(String, UInt8, String)])
  func eightBit(name: String, byte: UInt8, expected: String) throws {
    let head = Array("<?xml version='1.0' encoding=\"\(name)\" ?>\n<a>x".utf8)
    let log = try EventLog.reading(head + [byte] + Array("</a>".utf8))
    #expect(log.text == "x" + expected)
  }

  @Test("in US-ASCII are read with references beyond the first plane")
  func ascii() throws {
    let log = try EventLog.reading("<?xml version='1.0' encoding='us-ascii'?><a>&#x1F600;</a>")
    #expect(log.text == "😀")
  }

  @Test("that say UTF-8 and are not are read as windows-1252, with the byte named")
  func misdeclared() throws {
    let head = Array("<?xml version='1.0' encoding='UTF-8'?>\n<a>".utf8)
    let bytes = head + [0x93, 0xE9, 0x74, 0xE9, 0x94] + Array("</a>".utf8)
    for chunk in [1, 3, .max] {
      let log = try EventLog.reading(bytes, chunk: chunk)
      #expect(log.text == "“été”")
      #expect(log.notices == [.notUTF8(byteOffset: head.count)])
      #expect(log.noticeLines == [2])
    }
  }

  @Test("lose control characters, with a notice")
  func controls() throws {
    let log = try EventLog.reading("<a>\nx\u{1}\u{0}y\u{B}</a>\u{0}\u{0}")
    #expect(log.text == "\nxy")
    #expect(log.notices == [.controlCharacters, .controlCharacters])
    #expect(log.noticeLines == [2, 2])
  }

  @Test("whose bytes do not fit their declaration are an error")
  func unsound() {
    #expect(throws: MarkupError.self) {
      try EventLog.reading(
        Array("<?xml version='1.0' encoding='EUC-JP'?><a>".utf8) + [0xFF, 0xFF, 0xFF]
          + Array("</a>".utf8))
    }
  }

  @Test(
    "agrees with the standard library on what is UTF-8", arguments: 1...300 as ClosedRange<UInt64>)
  func agreesWithReference(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let alphabet: [UInt8] = [
      0x20, 0x41, 0x0A, 0x7F, 0x80, 0x9F, 0xA0, 0xBF, 0xC2, 0xE0, 0xE2, 0xED, 0xF0, 0xF4, 0xF5,
    ]
    let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
      Bool.random(using: &random) ? 0x61 : alphabet[Int.random(in: 0..<15, using: &random)]
    }
    let oddity = bytes.withUnsafeBufferPointer { UTF8Scan.firstOddity(in: $0, from: 0) }
    // The longest sound beginning, found by trying them all.
    let expected = (0...bytes.count).last { count in
      String(validating: bytes.prefix(count), as: UTF8.self) != nil
    }
    #expect(oddity == expected)
  }
}
