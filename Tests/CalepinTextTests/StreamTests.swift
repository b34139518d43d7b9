import CalepinCore
import CalepinText
import TestSupport
import Testing

@Suite("Texts in pieces")
struct StreamTests {
  @Test("pieces are the text, on boundaries", arguments: 1...60 as ClosedRange<UInt64>)
  func pieces(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let parts = ["mot ", "été", ".", "\n", "\n\n", "\r\n", "\r", " ", "😀", "\u{301}", "fin. "]
    let text = (0..<400).map { _ in parts[Int.random(in: 0..<parts.count, using: &random)] }
      .joined()
    let size = Int.random(in: 16...200, using: &random)
    let chunk = Int.random(in: 1...64, using: &random)
    var reader = TextPieceReader(ByteArraySource(text, chunk: chunk), pieceSize: size)
    var whole: [UInt8] = []
    let lines = LineTable(Array(text.utf8))
    while let piece = try reader.next() {
      #expect(piece.bytes.count <= size)
      #expect(String(validating: piece.bytes, as: UTF8.self) != nil)
      #expect(piece.firstLine == lines.lineNumber(of: whole.count))
      whole += piece.bytes
    }
    #expect(whole == Array(text.utf8))
  }

  @Test(
    "a piece ends at the best place there is",
    arguments: [
      ("abc.\n\ndef. ghi jkl mno", "abc.\n\n"), ("abc def.\nghi\njk. mnopq", "abc def.\n"),
      ("abc def\nghi jk. mnopq rst", "abc def\n"), ("abcd fghi. kl mn opqrst", "abcd fghi. "),
      ("abcd fghi kl mnopqrstuvw", "abcd fghi kl "),
      ("abcdefghijklmnopqrstuvw", "abcdefghijklmnop"),
      ("abcdefghijklmnoéééé", "abcdefghijklmno"), ("abcdefgh.\r\n\r\nijklmn", "abcdefgh.\r\n\r\n"),
    ])
  func placesOfCuts(text: String, first: String) throws {
    var reader = TextPieceReader(ByteArraySource(text), pieceSize: 16)
    let piece = try #require(try reader.next())
    #expect(String(decoding: piece.bytes, as: UTF8.self) == first)
  }

  @Test("the analysis of pieces is that of the whole text")
  func analysis() throws {
    let paragraph = "Le marché des puces grandit. « Oui ! » dit-il.\nM. Roy lit.\n\n"
    let text = String(repeating: paragraph, count: 200)
    let analyzer = Analyzer(language: .french)
    var reader = TextPieceReader(ByteArraySource(text), pieceSize: 1000)
    var sentences: [String] = []
    while let piece = try reader.next() {
      let analyzed = analyzer.analyze(piece.bytes)
      sentences += analyzed.sentences.map { analyzed.text(of: $0) }
    }
    let whole = analyzer.analyze(Array(text.utf8))
    #expect(sentences == whole.sentences.map { whole.text(of: $0) })
  }

  @Test("a long text is decoded as a short one", arguments: ["utf8", "le", "be", "1252"])
  func encodings(name: String) throws {
    let text = String(repeating: "L’été « bat » 😀 son plein.\n", count: 60_000)
    let latin = text.replacing("😀", with: "€").replacing("’", with: "'")
    let bytes: [UInt8]
    switch name {
    case "utf8": bytes = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case "1252":
      bytes = latin.unicodeScalars.map { $0 == "€" ? 0x80 : UInt8(truncatingIfNeeded: $0.value) }
    default:
      bytes = text.utf16.flatMap { unit -> [UInt8] in
        let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
        return name == "be" ? pair : pair.reversed()
      }
    }
    var reader = TextPieceReader(ByteArraySource(bytes, chunk: 9973))
    var whole: [UInt8] = []
    var warnings: [DecodingWarning.Kind] = []
    while let piece = try reader.next() {
      whole += piece.bytes
      warnings += reader.takeWarnings().map(\.kind)
    }
    #expect(whole == Array((name == "1252" ? latin : text).utf8))
    #expect(warnings == (name == "1252" ? [.notUTF8] : []))
  }

  @Test("behind the head, bytes that are not UTF-8 are read one by one, and told of once")
  func lateErrors() throws {
    let head = [UInt8](repeating: 0x61, count: StreamDecoder.headSize + 5_000) + [0x0A]
    var reader = TextPieceReader(
      ByteArraySource(head + [0xE9, 0x0A, 0xC3, 0xA9, 0xE9, 0x62, 0xC3], chunk: 1000))
    var whole: [UInt8] = []
    var warnings: [DecodingWarning] = []
    while let piece = try reader.next() {
      whole += piece.bytes
      warnings += reader.takeWarnings()
    }
    #expect(String(decoding: whole[head.count...], as: UTF8.self) == "é\nééb\u{FFFD}")
    #expect(
      warnings.map(\.line) == [2, 3] && warnings.map(\.offset) == [head.count, head.count + 6])
    let zero = ByteArraySource(head + [0, 1], chunk: 1000)
    #expect(throws: TextReadingError.decoding(.binary(offset: head.count))) {
      var reader = TextPieceReader(zero)
      while try reader.next() != nil {}
    }
  }
}
