import CalepinCore
import CalepinText
import TestSupport
import Testing

@Suite("Hostile texts")
struct HostileTextTests {
  @Test(
    "tokens and gaps are the text, whatever bytes it holds",
    arguments: 1...400 as ClosedRange<UInt64>)
  func randomBytes(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let language = ["fr", "en", "de", "ja"][Int(seed % 4)]
    let count = Int.random(in: 0...600, using: &random)
    let bytes: [UInt8] =
      seed % 3 == 0
      ? (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      : Self.mixture(of: count, &random)
    try expectWhole(bytes, in: language, compounds: seed % 2 == 0 ? .whole : .cut)
  }

  /// Characters that are trouble, now and then cut in two.
  private static func mixture(of count: Int, _ random: inout SeededGenerator) -> [UInt8] {
    let pieces = [
      "a", "É", "l'", "-il", "n't", "’", ".", "…", "«", " ", "\u{A0}", "\n", "\r\n", "\0", "1", "²",
      "\u{301}", "\u{20DD}", "\u{200F}", "שלום", "مرحبا", "👩‍👩‍👧", "🇫🇷", "🏽", "\u{FEFF}", "\u{2028}",
      "日本",
      "```", "#", "|", "*", "http://", "@", "\u{FFFD}", "\u{10FFFF}", "ß", "ﬁ", "(", ")", "\"",
    ]
    var bytes: [UInt8] = []
    while bytes.count < count {
      bytes += pieces[Int.random(in: 0..<pieces.count, using: &random)].utf8
      if Int.random(in: 0..<12, using: &random) == 0 { bytes.removeLast() }
    }
    return bytes
  }

  @Test(
    "ten million bytes without a space are analysed", .timeLimit(.minutes(2)),
    arguments: ["a", "\u{301}", "…", "\0", "🇫🇷", "é-"])
  func endless(piece: String) throws {
    let unit = Array(piece.utf8)
    let size = piece == "a" ? 10_000_000 : 300_000
    let bytes = [UInt8](repeatElement(unit, count: size / unit.count).joined())
    var reader = TextPieceReader(ByteArraySource(bytes))
    var total = 0
    do {
      while let piece = try reader.next() {
        total += piece.bytes.count
        let text = Analyzer(language: .french).analyze(piece.bytes)
        #expect(text.sentences.flatMap { Array($0) } == Array(0..<text.tokens.count))
      }
      #expect(total == bytes.count)
    } catch {
      #expect(error == .decoding(.binary(offset: 0)) && piece == "\0")
    }
  }

  private func expectWhole(
    _ bytes: [UInt8], in language: String, compounds: CompoundStyle
  ) throws {
    let analyzer = Analyzer(language: try #require(LanguageTag(language)), compounds: compounds)
    let text = analyzer.analyze(bytes)
    var end = 0
    var rebuilt: [UInt8] = []
    for index in 0..<text.tokens.count {
      let token = text.tokens.range(of: index)
      #expect(token.lowerBound >= end && !token.isEmpty)
      #expect(Self.isBlank(bytes[end..<token.lowerBound]), "\(bytes)")
      rebuilt += bytes[end..<token.lowerBound] + text.surface(of: index)
      end = token.upperBound
    }
    #expect(Self.isBlank(bytes[end...]), "\(bytes)")
    #expect(rebuilt + bytes[end...] == bytes)
    #expect(text.sentences.flatMap { Array($0) } == Array(0..<text.tokens.count))
    #expect(text.sentences.allSatisfy { !$0.isEmpty })
    for counts in [text.tags.count, text.lemmas.count, text.forms.count] {
      #expect(counts == text.tokens.count)
    }
    #expect(!CoNLLUWriter.bytes(of: text).contains(0))
  }

  /// Whether nothing but white space and control characters is in `bytes`.
  private static func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let text = String(validating: bytes, as: UTF8.self) else { return false }
    return text.unicodeScalars.allSatisfy {
      $0.properties.isWhitespace || $0.properties.generalCategory == .control || $0 == "\u{200B}"
        || $0 == "\u{FEFF}"
    }
  }
}
