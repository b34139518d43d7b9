import Foundation
import TestSupport
import Testing

@Suite("calepin lookup")
struct LookupTests {
  @Test(
    "finds a term whatever its case, accents, hyphens, apostrophes and inflection",
    arguments: [
      ("terres rares", "rare earths", "exact", 100), ("Terre rare", "rare earths", "inflected", 95),
      ("rare earths", "terres rares", "exact", 100), ("RARE EARTHS", "terres rares", "exact", 99),
      ("l'empire du Milieu", "Middle Kingdom", "exact", 99),
      ("l’Empire du milieu", "Middle Kingdom", "exact", 99),
      ("semi\u{2011}conducteurs", "semiconductor", "inflected", 95),
      ("etats-unis", "United States", "exact", 99), ("fonderies", "foundry", "inflected", 95),
      ("chips", "puce", "inflected", 95),
    ])
  func found(query: String, target: String, kind: String, score: Int) throws {
    let folder = try Samples.folder()
    let run = try folder.calepin(["lookup", query, "--json"] + Samples.chipsOnly)
    #expect(run.status == 0 && run.messages == "")
    let answer = try #require(try LookupShape.lines(run.output).first)
    #expect(answer.query == query)
    let match = try #require(answer.matches.first)
    #expect(match.targets.first?.text == target)
    #expect(match.kind == kind && match.score == score, "got: \(match.kind) \(match.score)")
    #expect(match.origin == "chips.tsv")
  }

  @Test("has exactly the keys of the documented shape")
  func shape() throws {
    let folder = try Samples.folder()
    let run = try folder.calepin(["lookup", "fonderie", "--json"] + Samples.chipsOnly)
    #expect(
      try keys(of: run.output) == [
        "query", "language", "matches", "matches.kind", "matches.score", "matches.source",
        "matches.targets", "matches.targets.text", "matches.targets.status", "matches.domain",
        "matches.origin", "matches.note",
      ])
    let answer = try #require(try LookupShape.lines(run.output).first)
    #expect(answer.language == "fr")
    let match = try #require(answer.matches.first)
    #expect(match.domain == "semiconductors" && match.note == "Makes chips for others.")
    #expect(
      match.targets == [
        .init(text: "foundry", status: "preferred"), .init(text: "fab", status: "admitted"),
        .init(text: "melting shop", status: "forbidden"),
      ])
  }

  @Test("joins the words of the command line and finds a part of a longer term")
  func part() throws {
    let folder = try Samples.folder()
    let run = try folder.calepin(["lookup", "rare-earth", "elements"] + Samples.chipsOnly)
    #expect(run.status == 0 && run.output.hasPrefix("rare-earth elements\tterres rares\texact"))
    let part = try folder.calepin(["lookup", "Milieu", "--json"] + Samples.chipsOnly)
    #expect(part.status == 0)
    #expect(try LookupShape.lines(part.output).first?.matches.first?.kind == "part")
  }

  @Test("ends with 3 when there is only a misspelt match, with 1 when there is none")
  func statuses() throws {
    let folder = try Samples.folder()
    let misspelt = try folder.calepin(["lookup", "fondrie", "--json"] + Samples.chipsOnly)
    #expect(misspelt.status == 3)
    let match = try #require(try LookupShape.lines(misspelt.output).first?.matches.first)
    #expect(match.kind == "fuzzy" && match.source == "fonderie" && match.score == 87)
    let strict = try folder.calepin(["lookup", "fondrie", "--min", "95"] + Samples.chipsOnly)
    #expect(strict == .init(status: 1, output: "", messages: ""))
    let none = try folder.calepin(["lookup", "zzzz", "--json"] + Samples.chipsOnly)
    #expect(none.status == 1)
    #expect(none.output == #"{"language":"und","matches":[],"query":"zzzz"}"# + "\n")
    #expect(try folder.calepin(["lookup", "zzzz", "-b"] + Samples.chipsOnly).output == "")
  }

  @Test("marks terms that are not to be used, and never gives them as the best")
  func marks() throws {
    let folder = try Samples.folder()
    let rows = try folder.calepin(["lookup", "fonderie"] + Samples.chipsOnly)
    #expect(
      rows.output
        == "fonderie\tfoundry | fab | melting shop (forbidden)\texact\t100\tsemiconductors\tchips.tsv\t"
        + "Makes chips for others.\n")
    let deprecated = try folder.calepin(["lookup", "circuit"] + Samples.chipsOnly)
    #expect(deprecated.output.hasPrefix("circuit (deprecated)\tchip\t"))
    try folder.write("fr\ten\ten.forbidden\nalpha\tgood\t\nalpha bis\tx\tbeta\n", to: "bad.tsv")
    let best = try folder.calepin("lookup", "-b", "fonderie", "-m", "chips.tsv", "--no-glossary")
    #expect(best == .init(status: 0, output: "foundry\n", messages: ""))
  }

  @Test("asks one direction only when told so")
  func direction() throws {
    let folder = try Samples.folder()
    let options = Samples.chipsOnly
    #expect(try folder.calepin(["lookup", "chip", "--from", "fr"] + options).status == 1)
    #expect(try folder.calepin(["lookup", "chip", "--from", "en"] + options).status == 0)
    #expect(try folder.calepin(["lookup", "chip", "--to", "en"] + options).status == 1)
    #expect(try folder.calepin(["lookup", "puce", "--to", "en"] + options).status == 0)
  }

  @Test("shows as many matches as are wanted")
  func limit() throws {
    let folder = try FreshFolder()
    let rows = (1...30).map { "puce \($0)\tchip \($0)\n" }.joined()
    try folder.write("fr\ten\n" + rows, to: "many.tsv")
    func count(_ arguments: String...) throws -> Int {
      try folder.calepin(["lookup", "puce", "-m", "many.tsv"] + arguments).output
        .split(separator: "\n").count
    }
    #expect(try count() == 10)
    #expect(try count("-n", "3") == 3)
    #expect(try count("--limit", "30") == 30)
  }

  @Test(
    "answers each line of the standard input with one line of JSON, and ends as the best of them",
    arguments: [
      ("puces\nfondrie\nzzzz\n", 0, ["inflected", "fuzzy", ""]),
      ("fondrie\r\nzzzz", 3, ["fuzzy", ""]), ("zzzz\n\n", 1, ["", ""]), ("", 1, []),
    ] as [(String, Int32, [String])])
  func standardInput(input: String, status: Int32, kinds: [String]) throws {
    let folder = try Samples.folder()
    for words in [[], ["-"]] {
      let run = try folder.calepin(["lookup"] + words + Samples.chipsOnly, input: input)
      #expect(run.status == status && run.messages == "")
      let answers = try LookupShape.lines(run.output)
      #expect(answers.map { $0.matches.first?.kind ?? "" } == kinds)
    }
  }

  @Test("gives one line a query also when only the best equivalent is wanted")
  func bestOfStandardInput() throws {
    let folder = try Samples.folder()
    let run = try folder.calepin(
      ["lookup", "-b"] + Samples.chipsOnly, input: "puce\nzzzz\nfonderie\n")
    #expect(run == .init(status: 0, output: "chip\n\nfoundry\n", messages: ""))
  }

  @Test("reads queries that are not UTF-8 as Windows-1252, with one warning")
  func otherEncoding() throws {
    let folder = try Samples.folder()
    let line = Data([0xC9] + Array("tats-Unis\n".utf8))
    let run = try folder.shell(
      "calepin lookup -b -m chips.tsv --no-glossary", input: Data("puce\n".utf8) + line + line)
    #expect(run.status == 0 && run.output == "chip\nUnited States\nUnited States\n")
    #expect(
      run.messages
        == "standard input:2: warning: not UTF-8, read as Windows-1252 (first at byte 0)\n")
  }

  @Test("answers the questions of the built-in glossary in both languages")
  func glossary() throws {
    let folder = try FreshFolder()
    let run = try folder.calepin([
      "lookup", "--json", "terres rares",
    ])
    #expect(run.status == 0)
    #expect(try LookupShape.lines(run.output).first?.matches.first?.origin == "glossary")
    #expect(try folder.calepin("lookup", "rare", "earths").status == 0)
    #expect(try folder.calepin("lookup", "terres", "rares", "--no-glossary").status == 1)
  }
}
