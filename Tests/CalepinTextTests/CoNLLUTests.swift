import CalepinCore
import Testing

@testable import CalepinText

@Suite("CoNLL-U")
struct CoNLLUTests {
  private static let file = """
    # sent_id = a
    # text = Il parle du chat, qui dort.
    1\tIl\til\tPRON\t_\t_\t_\t_\t_\t_
    2\tparle\tparler\tVERB\t_\t_\t_\t_\t_\t_
    3-4\tdu\t_\t_\t_\t_\t_\t_\t_\t_
    3\tde\tde\tADP\t_\t_\t_\t_\t_\t_
    4\tle\tle\tDET\t_\t_\t_\t_\t_\t_
    5\tchat\tchat\tNOUN\t_\t_\t_\t_\t_\tSpaceAfter=No
    6\t,\t,\tPUNCT\t_\t_\t_\t_\t_\t_
    6.1\tdort\tdormir\tVERB\t_\t_\t_\t_\t_\t_
    7\tqui\tqui\tPRON\t_\t_\t_\t_\t_\t_
    8\tdort\tdormir\tVERB\t_\t_\t_\t_\t_\tSpaceAfter=No
    9\t.\t.\tPUNCT\t_\t_\t_\t_\t_\t_

    # text = I can't.
    1\tI\tI\tPRON\t_\t_\t_\t_\t_\t_
    2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
    2\tca\tcan\tAUX\t_\t_\t_\t_\t_\t_
    3\tn't\tnot\tPART\t_\t_\t_\t_\t_\t_
    4\t.\t.\tPUNCT\t_\t_\t_\t_\t_\t_
    """

  @Test("a French contraction is one word, an English one two")
  func readsRanges() throws {
    let sentences = try CoNLLUReader.sentences(of: Self.file.utf8)
    try #require(sentences.count == 2)
    #expect(sentences[0].text == "Il parle du chat, qui dort.")
    #expect(
      sentences[0].words.map(\.form) == ["Il", "parle", "du", "chat", ",", "qui", "dort", "."])
    #expect(
      sentences[0].words[2]
        == TaggedWord(form: "du", lemma: "de+le", tag: .adpositionDeterminer))
    #expect(!sentences[0].words[3].hasSpaceAfter)
    #expect(sentences[1].words.map(\.form) == ["I", "ca", "n't", "."])
    #expect(sentences[1].words.map(\.hasSpaceAfter) == [true, false, false, true])
  }

  @Test("line ends of Windows make no difference")
  func readsCarriageReturns() throws {
    let windows = Self.file.replacing("\n", with: "\r\n")
    #expect(
      try CoNLLUReader.sentences(of: windows.utf8) == CoNLLUReader.sentences(of: Self.file.utf8))
  }

  @Test(
    "says what is wrong with a broken file, and where",
    arguments: [
      ("1\tIl\til\tPRON\n", "1: 4 columns, expected 10"),
      ("# x\n1\ta\ta\tNOM\t_\t_\t_\t_\t_\t_\n", "2: 'NOM' is not a universal part-of-speech"),
      ("x\ta\ta\tNOUN\t_\t_\t_\t_\t_\t_\n", "1: 'x' is not a word number"),
      ("4-3\ta\ta\tNOUN\t_\t_\t_\t_\t_\t_\n", "1: '4-3' is not a word number"),
      ("0\ta\ta\tNOUN\t_\t_\t_\t_\t_\t_\n", "1: '0' is not a word number"),
      (
        "1-2\tdu\t_\t_\t_\t_\t_\t_\t_\t_\n1\tde\tde\tADP\t_\t_\t_\t_\t_\t_\n\n",
        "3: the sentence ends inside the range '1-2'"
      ),
    ])
  func reportsErrors(file: String, part: String) {
    let error = #expect(throws: CoNLLUError.self) {
      try CoNLLUReader.sentences(of: file.utf8)
    }
    let shown = error.map { "\($0.line ?? 0): \($0)" } ?? ""
    #expect(shown.hasPrefix(part), "got: \(shown)")
  }

  @Test("what is read, written and read again stays the same")
  func roundTrip() throws {
    var sentences = try CoNLLUReader.sentences(of: Self.file.utf8)
    sentences[1].text = "I can't."
    let text = AnalyzedText(sentences, language: .french)
    let written = CoNLLUWriter.bytes(of: text)
    #expect(try CoNLLUReader.sentences(of: written) == sentences)
  }

  @Test("a contraction is written as a range and the words of the rules")
  func writesContractions() {
    var rules = LanguageRules(.french)
    rules.contractions = ["aux": ["à", "les"]]
    let text = AnalyzedText(
      [
        TaggedSentence(words: [
          TaggedWord(
            form: "Aux", lemma: "à+le", tag: .adpositionDeterminer, hasSpaceAfter: false)
        ])
      ],
      language: .french)
    var writer = CoNLLUWriter(rules: rules)
    var output: [UInt8] = []
    writer.write(text, into: &output)
    #expect(
      String(decoding: output, as: UTF8.self) == """
        # sent_id = 1
        # text = Aux
        1-2\tAux\t_\t_\t_\t_\t_\t_\t_\t_
        1\tà\tà\tADP\t_\t_\t_\t_\t_\t_
        2\tles\tle\tDET\t_\t_\t_\t_\t_\t_


        """)
  }

  @Test("tabs and line breaks inside the text cannot break a line")
  func keepsColumns() throws {
    let text = AnalyzedText(
      [TaggedSentence(words: [TaggedWord(form: "a\tb\nc", lemma: "a\tb", tag: .noun)])],
      language: .english)
    let read = try CoNLLUReader.sentences(of: CoNLLUWriter.bytes(of: text))
    #expect(read.map { $0.words.map(\.form) } == [["a b c"]])
  }
}
