import CalepinAlignment
import CalepinText
import TestSupport
import Testing

@Suite("The sentence aligner")
struct SentenceAlignerTests {
  /// A text with one sentence a line.
  private static func text(_ lines: [String]) -> SegmentedText {
    var bytes: [UInt8] = []
    let sentences = lines.map { line in
      let start = bytes.count
      bytes += Array(line.utf8) + [0x0A]
      return SegmentedText.Sentence(start..<bytes.count - 1)
    }
    return SegmentedText(bytes: bytes, sentences: sentences)
  }

  private static func shapes(_ alignment: DocumentAlignment) -> [String] {
    alignment.beads.map { "\($0.source.count)-\($0.target.count)" }
  }

  private static let french = [
    "La fonderie Brévent a vendu 19 machines à Singapour.",
    "Le prix était de 7 400 euros, et personne ne l’a discuté.",
    "Bruxelles prépare un règlement pour 2027.",
    "Les experts du cabinet Beilan restent prudents.",
  ]
  private static let english = [
    "The foundry Brévent sold 19 machines to Singapore.",
    "The price was 7,400 euros, and nobody discussed it.",
    "Brussels is preparing a regulation for 2027.",
    "The experts of the consultancy Beilan remain prudent.",
  ]

  @Test("pairs what belongs together, without any dictionary")
  func oneToOne() {
    let aligner = SentenceAligner()
    let alignment = aligner.align(Self.text(Self.french), Self.text(Self.english))
    #expect(Self.shapes(alignment) == ["1-1", "1-1", "1-1", "1-1"])
    #expect(alignment.quality > 0.5)
  }

  @Test("finds the sentence that the translation lacks", arguments: [0, 1, 3])
  func omission(position: Int) {
    var english = Self.english
    english.remove(at: position)
    let aligner = SentenceAligner()
    let alignment = aligner.align(Self.text(Self.french), Self.text(english))
    var expected = ["1-1", "1-1", "1-1"]
    expected.insert("1-0", at: position)
    #expect(Self.shapes(alignment) == expected)
  }

  @Test("finds sentences that were put together", arguments: 0..<3)
  func merged(position: Int) {
    var english = Self.english
    english[position] += " " + english.remove(at: position + 1)
    let aligner = SentenceAligner()
    let alignment = aligner.align(Self.text(Self.french), Self.text(english))
    var expected = ["1-1", "1-1"]
    expected.insert("2-1", at: position)
    #expect(Self.shapes(alignment) == expected)
  }

  @Test("asks what it is given for translations")
  func translations() {
    let french = ["Une vache mange là.", "Un chien court vite."]
    let english = ["A cow eats there.", "A dog runs fast."]
    let known = FixedTranslations([
      "vache": "cow", "mange": "eats", "chien": "dog",
      "court": "runs", "vite": "fast", "là": "there",
    ])
    let knowing = SentenceAligner(translations: known)
      .align(Self.text(french), Self.text(english))
    let alone = SentenceAligner()
      .align(Self.text(french), Self.text(english))
    #expect(Self.shapes(knowing) == ["1-1", "1-1"])
    #expect(knowing.quality > alone.quality + 0.1)
  }

  @Test(
    "puts each sentence into one bead, whatever the texts are",
    arguments: 1...40 as ClosedRange<UInt64>)
  func covers(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let texts = (0..<2).map { _ in
      Self.text(
        (0..<Int.random(in: 0...90, using: &random)).map { _ in Self.randomLine(using: &random) })
    }
    let beads = SentenceAligner().align(texts[0], texts[1]).beads
    #expect(beads.flatMap(\.source) == Array(texts[0].sentences.indices))
    #expect(beads.flatMap(\.target) == Array(texts[1].sentences.indices))
    #expect(beads.allSatisfy { (0...1).contains($0.score) })
  }

  /// A line of words, marks and broken UTF-8; it may be empty.
  private static func randomLine(using random: inout SeededGenerator) -> String {
    let words = ["chat", "Paris", "42", "«", "élève", "?", "\u{FFFD}", "the", "dog", "l’an"]
    return (0..<Int.random(in: 0...6, using: &random))
      .map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
  }

  @Test("finds its way through long texts from which a chapter is missing")
  func longTexts() {
    let numbers = Array(0..<600)
    let french = numbers.map { "Le dossier \($0 * 7919 % 100_003) parle du sujet \($0 % 13)." }
    let english = numbers.filter { !(200..<300).contains($0) }
      .map { "File \($0 * 7919 % 100_003) is about subject \($0 % 13)." }
    let alignment = SentenceAligner()
      .align(Self.text(french), Self.text(english))
    let right = alignment.beads.count { bead in
      bead.isPair && bead.source.count == 1 && bead.target.count == 1
        && bead.source.lowerBound == bead.target.lowerBound
          + (bead.target.lowerBound < 200 ? 0 : 100)
    }
    #expect(right > 490)
  }
}

/// Translations of single words, one each.
struct FixedTranslations: WordTranslations {
  let pairs: [String: String]

  init(_ pairs: [String: String]) { self.pairs = pairs }

  func forEachPair(
    of source: WordTable, _ target: WordTable,
    _ body: (WordTable.ID, WordTable.ID, Float) -> Void
  ) {
    for (from, to) in pairs.sorted(by: { $0.key < $1.key }) {
      guard let from = source.existingID(of: Array(from.utf8)),
        let to = target.existingID(of: Array(to.utf8))
      else { continue }
      body(from, to, 0.8)
    }
  }
}
