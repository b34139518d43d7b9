import CalepinCore
import CalepinText
import TestSupport
import Testing

@Suite("Analysed texts")
struct AnalyzerTests {
  private let text = Analyzer(language: .french).analyze(
    Array("L’IA dort.\nLe 😀 œuf\u{202F}: l'IA !".utf8))

  @Test("has forms, tags and lemmas for each token")
  func arrays() {
    let count = text.tokens.count
    #expect(count == 11)
    #expect([text.forms.count, text.tags.count, text.lemmas.count] == [count, count, count])
    #expect(text.sentences == [0..<4, 4..<11])
  }

  @Test("folds forms, so that spellings of one word share a number")
  func forms() {
    #expect(text.forms.map { text.words.text(of: $0) }.prefix(4) == ["l'", "ia", "dort", "."])
    #expect(text.forms[0] == text.forms[8])
    #expect(text.forms[1] == text.forms[9])
    #expect(text.surfaceText(of: 0) == "L’")
    #expect(text.surfaceText(of: 8) == "l'")
  }

  @Test("knows where white space follows")
  func spaces() {
    #expect(
      (0..<11).map { text.isFollowedBySpace($0) }
        == [false, true, false, true, true, true, true, true, false, true, false])
  }

  @Test("knows the line of a token")
  func lines() {
    #expect((0..<11).map { text.lineNumber(of: $0) } == [1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2])
  }

  @Test("counts UTF-16 units for output")
  func utf16() {
    let sentence = text.text(of: text.sentences[1])
    for index in text.sentences[1] {
      let range = text.utf16Range(of: index, from: text.sentences[1].lowerBound)
      let units = Array(sentence.utf16)[range]
      #expect(String(decoding: units, as: UTF16.self) == text.surfaceText(of: index))
    }
  }

  @Test(
    "are the same of passages together as of each by itself",
    arguments: 1...20 as ClosedRange<UInt64>)
  func passages(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "La", "puce", "avancée", "vitamine C", "J", "M", "art", "5", "10", "000", "etc", ".", ". ",
      "…",
      "- ", "\n", " ", "(", ")", "« ", "l’", "état",
    ]
    let passages = (0..<30).map { _ in
      let count = Int.random(in: 0...8, using: &random)
      return Array(
        (0..<count).compactMap { _ in pieces.randomElement(using: &random) }.joined().utf8)
    }
    let analyzer = Analyzer(language: .french)
    let together = analyzer.analyze(sentences: passages)
    #expect(together.sentences.count == passages.count)
    for (passage, sentence) in zip(passages, together.sentences) {
      let alone = analyzer.analyze(sentences: [passage])
      #expect(
        description(of: sentence, in: together)
          == description(of: 0..<alone.tokens.count, in: alone))
    }
  }

  private func description(of tokens: Range<Int>, in text: AnalyzedText) -> [String] {
    tokens.map { "\(text.surfaceText(of: $0)) \(text.tags[$0]) \(text.lemmaText(of: $0))" }
  }

  @Test("tags the words of the closed classes")
  func closedClasses() {
    let analyzed = Analyzer(language: .french).analyze(
      Array("Il va au marché des puces avec 3 amis.".utf8))
    #expect(
      analyzed.tags.map(\.tag)
        == ["PRON", "VERB", "ADP+DET", "NOUN", "ADP+DET", "NOUN", "ADP", "NUM", "NOUN", "PUNCT"])
  }

  @Test(
    "counts lines as editors do",
    arguments: [
      ("", [1]), ("a\nb", [1, 1, 2]), ("a\r\nb", [1, 1, 1, 2]), ("a\rb", [1, 1, 2]),
      ("\n\n", [1, 2]),
    ] as [(String, [Int])])
  func lineTable(text: String, lines: [Int]) {
    let table = LineTable(Array(text.utf8))
    for (offset, line) in lines.enumerated() { #expect(table.lineNumber(of: offset) == line) }
  }

  @Test("analyses an empty text")
  func empty() {
    let empty = Analyzer(language: .english).analyze([])
    #expect(empty.tokens.count == 0)
    #expect(empty.sentences.isEmpty)
    #expect(empty.lines.count == 1)
  }
}
