import Foundation
import TestSupport
import Testing

/// The shape of a line of `search --json`.
struct SearchShape: Decodable {
  struct Match: Decodable {
    var score: Int
    var kind: String
    var source: String
    var target: String
    var unit: Unit
    var origin: String
    var difference: [Piece]
    var proposal: String?
    var scores: [Int]?
  }
  struct Piece: Decodable, Equatable {
    var op: String
    var query: String
    var source: String
  }
  enum Unit: Decodable, Equatable {
    case number(Int)
    case identifier(String)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self) {
        self = .number(number)
      } else {
        self = .identifier(try container.decode(String.self))
      }
    }
  }

  struct Part: Decodable {
    var text: String
    var start: Int
    var length: Int
    var source: String
    var target: String
    var unit: Unit
    var origin: String
  }

  var query: String
  var matches: [Match]
  var pieces: [Part]?

  static func lines(_ text: String) throws -> [SearchShape] {
    try text.split(separator: "\n").map {
      try JSONDecoder().decode(Self.self, from: Data($0.utf8))
    }
  }
}

@Suite("calepin search")
struct SearchTests {
  private static let memory = """
    fr\ten
    Les terres rares sont rares.\tRare earths are rare.
    Page 12 sur 30.\tPage 12 of 30.
    La fonderie grave 3,5 millions de puces.\tThe foundry etches 3.5 million chips.
    Les terres rares sont chères.\tRare earths are expensive.

    """

  private static func folder() throws -> FreshFolder {
    let folder = try FreshFolder()
    try folder.write(memory, to: "m.tsv")
    return folder
  }

  @Test(
    "scores, and exits with 0, 3 or 1",
    arguments: [
      ("Les terres rares sont rares.", [], [100, 83], 0),
      ("les terres rares sont rares.", [], [99, 82], 3),
      ("les terres rares sont rares.", ["--penalties", "none"], [100, 83], 0),
      ("Page 14 sur 30.", [], [78], 3), ("Page 14 sur 30.", ["--min", "79"], [], 1),
      ("Page 14 sur 30.", ["--min", "80", "--penalties", "none"], [80], 3),
      ("Page 12 sur 30!", ["--penalties", "punctuation=20", "--min", "60"], [60], 3),
      ("Les terres rares sont", ["-n", "1"], [], 1),
      ("Les terres rares sont", ["-n", "1", "--min", "65"], [65], 3),
      ("rien", [], [], 1), ("", [], [], 1),
    ] as [(String, [String], [Int], Int32)])
  func scores(query: String, options: [String], expected: [Int], status: Int32) throws {
    let folder = try Self.folder()
    let run = try folder.calepin(["search", query, "-m", "m.tsv", "--json"] + options)
    #expect(run.status == status && run.messages == "")
    let answer = try #require(try SearchShape.lines(run.output).first)
    #expect(answer.query == query)
    #expect(answer.matches.map(\.score) == expected)
  }

  @Test("says where the match comes from and what differs")
  func difference() throws {
    let folder = try Self.folder()
    let run = try folder.calepin(
      [
        "search", "Les vraies terres sont rares.", "-m", "m.tsv", "--json", "--min", "60", "-n",
        "1",
      ])
    let match = try #require(try SearchShape.lines(run.output).first?.matches.first)
    #expect(match.source == "Les terres rares sont rares.")
    #expect(match.unit == .number(1) && match.origin == "m.tsv" && match.kind == "fuzzy")
    #expect(match.difference.map(\.query).joined() == "Les vraies terres sont rares.")
    #expect(match.difference.map(\.source).joined() == match.source)
    #expect(
      match.difference.contains(.init(op: "equal", query: "sont rares.", source: "sont rares.")))
  }

  @Test(
    "puts the numbers of the query into the target where that is safe",
    arguments: [
      ("Page 14 sur 32.", "Page 14 of 32."),
      ("La fonderie grave 4,25 millions de puces.", "The foundry etches 4.25 million chips."),
      ("Page 30 sur 12.", "Page 30 of 12."),
      ("Page x sur 30.", nil), ("Les terres rares sont rares 2.", nil),
    ])
  func proposals(query: String, expected: String?) throws {
    let folder = try Self.folder()
    let run = try folder.calepin("search", query, "-m", "m.tsv", "--json", "--min", "40", "-n", "1")
    #expect(try SearchShape.lines(run.output).first?.matches.first?.proposal == expected)
  }

  @Test("knows the context: of the neighbours in the file, of properties, of the command line")
  func context() throws {
    let folder = try Self.folder()
    let inContext = try folder.calepin(
      "search", "Page 12 sur 30.", "--before", "Les terres rares sont rares.", "-m", "m.tsv")
    #expect(inContext.status == 0 && inContext.output.hasPrefix("101\tcontext\t"))
    let elsewhere = try folder.calepin(
      "search", "Page 12 sur 30.", "--before", "Autre chose.", "-m", "m.tsv")
    #expect(elsewhere.status == 0 && elsewhere.output.hasPrefix("100\texact\t"))
    try folder.write("Les terres rares sont rares.\n\nPage 12 sur 30.\nSuite.\n", to: "a.txt")
    let file = try folder.calepin("search", "--in", "a.txt", "-m", "m.tsv", "-n", "1", "--json")
    #expect(try SearchShape.lines(file.output).map { $0.matches.first?.score } == [101, 100, nil])
    try folder.write(
      """
      <tmx version="1.4"><header creationtool="a" creationtoolversion="1" segtype="sentence" \
      o-tmf="a" adminlang="en" srclang="fr" datatype="plaintext"/><body>
      <tu tuid="u1"><prop type="prev">Un.</prop><tuv xml:lang="fr"><seg>Deux.</seg></tuv>\
      <tuv xml:lang="en"><seg>Two.</seg></tuv></tu>
      <tu tuid="u2"><prop type="prev">Zéro.</prop><tuv xml:lang="fr"><seg>Deux.</seg></tuv>\
      <tuv xml:lang="en"><seg>Two!</seg></tuv></tu></body></tmx>
      """, to: "c.tmx")
    let named = try folder.calepin("search", "Deux.", "--before", "Zéro.", "-m", "c.tmx", "--json")
    let match = try #require(try SearchShape.lines(named.output).first?.matches.first)
    #expect(match.unit == .identifier("u2") && match.score == 101 && match.target == "Two!")
    let other = try folder.calepin("search", "Deux.", "--before", "Dix.", "-m", "c.tmx", "--json")
    #expect(other.status == 3)
    #expect(try SearchShape.lines(other.output).first?.matches.map(\.score) == [99, 99])
  }

  @Test("finds the longest pieces of a segment")
  func pieces() throws {
    let folder = try Self.folder()
    let query = "É, la fonderie grave 3,5 puces sur 30."
    let run = try folder.calepin("search", query, "-m", "m.tsv", "--pieces", "--json")
    #expect(run.status == 1)
    let pieces = try #require(try SearchShape.lines(run.output).first?.pieces)
    #expect(pieces.map(\.text) == ["la fonderie grave 3,5", "sur 30"])
    #expect(pieces.allSatisfy { query.utf16Slice($0.start, $0.length) == $0.text })
    #expect(pieces.map(\.unit) == [.number(3), .number(2)])
    #expect(pieces.map(\.target).last == "Page 12 of 30.")
  }

  @Test("fills the empty segments of XLIFF and PO, and leaves every other byte")
  func pretranslate() throws {
    let folder = try Self.folder()
    let messages = """
      msgid ""
      msgstr "Content-Type: text/plain; charset=UTF-8\\n"

      #, c-format
      msgid "Page 14 sur 30."
      msgstr ""

      msgid "Page 12 sur 30."
      msgstr ""

      msgid "fait"
      msgstr "done"

      msgid "rien"
      msgstr ""

      """
    try folder.write(messages, to: "a.po")
    let run = try folder.calepin(
      "search", "--in", "a.po", "--pretranslate", "-m", "m.tsv", "-o", "b.po")
    #expect(run.status == 0 && run.output == "")
    #expect(run.messages.contains("1 filled exactly, 1 with fuzzy matches, 1 left"))
    #expect(
      try folder.text(of: "b.po")
        == messages.replacing(
          "c-format\nmsgid \"Page 14 sur 30.\"\nmsgstr \"\"",
          with: "c-format, fuzzy\nmsgid \"Page 14 sur 30.\"\nmsgstr \"Page 14 of 30.\""
        ).replacing(
          "12 sur 30.\"\nmsgstr \"\"", with: "12 sur 30.\"\nmsgstr \"Page 12 of 30.\""))
    #expect(
      try folder.calepin("search", "--in", "a.po", "--pretranslate", "-m", "m.tsv").status == 64)
    #expect(
      try folder.calepin("search", "--in", "m.tsv", "--pretranslate", "-m", "m.tsv", "-o", "c")
        .status == 2)
  }

  @Test("answers every line of the standard input in its order")
  func bulk() throws {
    let folder = try Self.folder()
    let queries = (0..<700).map { "Page \($0) sur 30." }
    let run = try folder.calepin(
      ["search", "-", "-m", "m.tsv", "--json"], input: queries.joined(separator: "\n") + "\n")
    #expect(run.status == 0)
    let answers = try SearchShape.lines(run.output)
    #expect(answers.map(\.query) == queries)
    #expect(answers[12].matches.map(\.score) == [100] && answers[13].matches.map(\.score) == [78])
    let rows = try folder.calepin(["search", "-", "-m", "m.tsv"], input: "Page 1 sur 30.\n")
    #expect(rows.output == "Page 1 sur 30.\t78\tfuzzy\tPage 12 sur 30.\tPage 1 of 30.\tm.tsv\t2\n")
  }

  @Test("searches several memories, the first named first among equals")
  func memories() throws {
    let folder = try Self.folder()
    try folder.write("fr\ten\nPage 12 sur 30.\tp. 12 of 30\n", to: "n.tsv")
    for (order, origins) in [
      (["n.tsv", "m.tsv"], ["n.tsv", "m.tsv"]), (["m.tsv", "n.tsv"], ["m.tsv", "n.tsv"]),
    ] {
      let run = try folder.calepin(
        ["search", "Page 12 sur 30.", "--json"] + order.flatMap { ["-m", $0] })
      #expect(try SearchShape.lines(run.output).first?.matches.map(\.origin) == origins)
    }
  }

  @Test(
    "takes off what a memory is told to lose, before the threshold and the order",
    arguments: [
      ([], "m.tsv 100, n.tsv 100"), (["m.tsv=1"], "n.tsv 100, m.tsv 99"),
      (["m.tsv=1", "m.tsv=30"], "n.tsv 100, m.tsv 70"), (["m.tsv=31"], "n.tsv 100"),
      (["m.tsv=100", "n.tsv=100"], ""), (["m.tsv=10", "n.tsv=20"], "m.tsv 90, n.tsv 80"),
    ])
  func memoryPenalties(penalties: [String], expected: String) throws {
    let folder = try Self.folder()
    try folder.write("fr\ten\nPage 12 sur 30.\tp. 12 of 30\n", to: "n.tsv")
    let run = try folder.calepin(
      ["search", "Page 12 sur 30.", "--json", "-m", "m.tsv", "-m", "n.tsv"]
        + penalties.flatMap { ["--memory-penalty", $0] })
    let matches = try SearchShape.lines(run.output).first?.matches ?? []
    let found = matches.map { "\($0.origin) \($0.score)" }.joined(separator: ", ")
    #expect(found == expected)
  }

  @Test("writes a page of HTML that hides nothing and runs nothing")
  func html() throws {
    let folder = try FreshFolder()
    try folder.write("fr\ten\na <b> & c d\te <i> f\n", to: "m.tsv")
    let run = try folder.calepin("search", "a <b> & c x", "-m", "m.tsv", "-o", "out.html")
    #expect(run.status == 3 && run.output == "")
    let page = try folder.text(of: "out.html")
    #expect(page.contains("a &lt;b&gt; &amp; c <del>d</del><ins>x</ins>"))
    #expect(page.contains("e &lt;i&gt; f") && !page.contains("<script"))
    #expect(try folder.calepin("search", "a", "-m", "m.tsv", "-o", "out.html").status == 2)
  }

  @Test(
    "says what is wrong",
    arguments: [
      (["search", "a"], 2, "no memory is named"),
      (["search", "-m", "m.tsv"], 64, "what to search"),
      (["search", "a", "-m", "absent.tmx"], 2, "absent.tmx"),
      (["search", "a", "-m", "m.tsv", "--min", "0"], 64, "'--min' must be from 1 to 100"),
      (["search", "a", "-m", "m.tsv", "--penalties", "case"], 64, "penalties"),
      (["search", "a", "-m", "m.tsv", "-o", "a.doc"], 64, "a.doc"),
      (["search", "a", "-m", "m.tsv", "--memory-penalty", "n.tsv=5"], 2, "'n.tsv' has a penalty"),
      (["search", "a", "-m", "m.tsv", "--memory-penalty", "m.tsv=101"], 64, "m.tsv=101"),
    ] as [([String], Int32, String)])
  func errors(arguments: [String], status: Int32, message: String) throws {
    let run = try Self.folder().calepin(arguments)
    #expect(run.status == status && run.messages.contains(message), "\(run.messages)")
  }
}
