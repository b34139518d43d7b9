import TestSupport
import Testing

@Suite("calepin analyze")
struct AnalyzeTests {
  private static let text = "Le 𝄞 sonne.\n\nL’IA dit « été »,\tdit-elle \u{1}\"ici\\là\".\n"

  @Test(
    "gives each sentence as JSON of the documented shape", arguments: ["--json", "--format=json"])
  func shape(option: String) throws {
    let folder = try FreshFolder()
    let run = try folder.calepin(["analyze", option], input: Self.text)
    #expect(run.status == 0 && run.messages == "")
    for line in run.output.split(separator: "\n") {
      #expect(
        try keys(of: String(line)) == [
          "text", "line", "tokens", "tokens.form", "tokens.lemma", "tokens.upos", "tokens.start",
          "tokens.length",
        ])
    }
    let sentences = try SentenceShape.lines(run.output)
    #expect(sentences.map(\.line) == [1, 3])
    #expect(sentences.map(\.text).joined(separator: "\n\n") + "\n" == Self.text)
    for sentence in sentences {
      for token in sentence.tokens {
        #expect(sentence.text.utf16Slice(token.start, token.length) == token.form)
        #expect(!token.lemma.isEmpty && !token.upos.isEmpty)
      }
    }
    #expect(sentences[0].tokens.map(\.form) == ["Le", "𝄞", "sonne", "."])
    #expect(sentences[0].tokens.map(\.start) == [0, 3, 6, 11])
  }

  @Test("gives CoNLL-U by default, of all texts in their order")
  func conllu() throws {
    let folder = try FreshFolder()
    try folder.write("Une puce.\n", to: "a.txt")
    try folder.write("Deux puces.\n", to: "b.txt")
    let run = try folder.calepin("analyze", "b.txt", "a.txt")
    #expect(run.status == 0)
    #expect(
      run.output == """
        # newdoc id = b.txt
        # sent_id = 1
        # text = Deux puces.
        1\tDeux\tdeux\tNUM\t_\t_\t_\t_\t_\t_
        2\tpuces\tpuce\tNOUN\t_\t_\t_\t_\t_\tSpaceAfter=No
        3\t.\t.\tPUNCT\t_\t_\t_\t_\t_\t_

        # newdoc id = a.txt
        # sent_id = 2
        # text = Une puce.
        1\tUne\tun\tDET\t_\t_\t_\t_\t_\t_
        2\tpuce\tpuce\tNOUN\t_\t_\t_\t_\t_\tSpaceAfter=No
        3\t.\t.\tPUNCT\t_\t_\t_\t_\t_\t_


        """)
  }

  @Test("reads English as English, and any other language without classes")
  func languages() throws {
    let folder = try FreshFolder()
    let english = try folder.calepin(
      ["analyze", "--from", "en", "--json"], input: "It doesn't matter.\n")
    #expect(
      try SentenceShape.lines(english.output)[0].tokens.map(\.form)
        == ["It", "does", "n't", "matter", "."])
    let german = try folder.calepin(["analyze", "--from", "de", "--json"], input: "Der Hund.\n")
    #expect(try SentenceShape.lines(german.output)[0].tokens.map(\.upos) == ["X", "X", "X"])
  }

  @Test("ends with 1 when there is no token", arguments: ["", " \n\n\t"])
  func nothing(text: String) throws {
    let run = try FreshFolder().calepin(["analyze", "--json"], input: text)
    #expect(run == .init(status: 1, output: "", messages: ""))
  }

  @Test("takes long lines without full stops in linear time", .timeLimit(.minutes(5)))
  func longLine() throws {
    let folder = try FreshFolder()
    let words = "la fonderie vend des puces et achète des terres rares "
    try folder.write(String(repeating: words, count: 20_000), to: "long.txt")
    let run = try folder.calepin("analyze", "long.txt", "--json")
    #expect(run.status == 0)
    let sentences = try SentenceShape.lines(run.output)
    #expect(sentences.reduce(0) { $0 + $1.tokens.count } == 200_000)
    let extract = try folder.calepin(
      "extract", "long.txt", "--no-glossary", "--json", "--contexts", "1")
    #expect(extract.status == 0)
    #expect(try ExtractShape(extract.output).term("fonderie")?.frequency == 20_000)
    #expect(extract.output.utf8.count < 100_000)
  }
}
