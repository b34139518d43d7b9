import Foundation
import TestSupport
import Testing

@Suite("calepin lookup --in")
struct TextLookupTests {
  @Test("gives a row for each term with its line, in any form")
  func table() throws {
    let folder = try Samples.folder()
    let run = try folder.calepin(["lookup", "--in", "article.txt"] + Samples.chipsOnly)
    #expect(run.status == 0 && run.messages == "")
    let rows = run.output.split(separator: "\n")
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    #expect(
      rows.map { Array($0.prefix(3)) } == [
        ["1", "fonderies", "fonderie"], ["1", "puces", "puce"], ["3", "puce", "puce"],
        ["3", "fonderie", "fonderie"], ["3", "terres rares", "terres rares"],
        ["3", "empire du Milieu", "empire du Milieu"], ["4", "terres rares", "terres rares"],
        ["4", "puce", "puce"],
      ])
    #expect(
      rows[0].dropFirst(3) == [
        "foundry | fab | melting shop (forbidden)", "inflected", "semiconductors", "chips.tsv",
      ])
    #expect(rows[2][4] == "exact")
  }

  @Test("gives places in UTF-16 units, one object a paragraph, with the documented keys")
  func json() throws {
    let folder = try Samples.folder()
    let run = try folder.calepin(["lookup", "--in", "article.txt", "--json"] + Samples.chipsOnly)
    let passages = try PassageShape.lines(run.output)
    #expect(passages.map(\.line) == [1, 3] && passages.allSatisfy { $0.language == "fr" })
    let words = passages.flatMap { passage in
      passage.terms.map { passage.text.utf16Slice($0.start, $0.length) }
    }
    #expect(
      words == [
        "fonderies", "puces", "puce", "fonderie", "terres rares", "empire du Milieu",
        "terres rares", "puce",
      ])
    #expect(passages[0].terms[0].matches.first?.targets.first?.text == "foundry")
  }

  @Test("counts the terms, the most frequent first")
  func counts() throws {
    let folder = try Samples.folder()
    let run = try folder.calepin(
      ["lookup", "--in", "article.txt", "--count"] + Samples.chipsOnly)
    #expect(
      run.output.split(separator: "\n").map { $0.split(separator: "\t").prefix(2) } == [
        ["3", "puce"], ["2", "fonderie"], ["2", "terres rares"], ["1", "empire du Milieu"],
      ])
    let json = try folder.calepin(
      ["lookup", "--in", "article.txt", "--count", "--json"] + Samples.chipsOnly)
    #expect(
      try keys(of: String(json.output.prefix { $0 != "\n" })) == [
        "count", "source", "targets", "targets.text", "targets.status", "domain", "origin",
      ])
  }

  @Test("takes the language of which most stands in the text, or the one that is named")
  func languages() throws {
    let folder = try Samples.folder()
    try folder.write("The fabs and the foundries buy rare earths.\n", to: "en.txt")
    let run = try folder.calepin(["lookup", "--in", "en.txt", "--json"] + Samples.chipsOnly)
    #expect(try PassageShape.lines(run.output).first?.language == "en")
    let none = try folder.calepin(
      ["lookup", "--in", "en.txt", "--from", "fr"] + Samples.chipsOnly)
    #expect(none.status == 1 && none.output == "")
    let exact = try folder.calepin(
      ["lookup", "--in", "en.txt", "--exact", "--count"] + Samples.chipsOnly)
    #expect(exact.output.hasPrefix("1\trare earths\t"))
  }

  @Test("reads Markdown and HTML as text, and writes HTML with the terms marked")
  func documents() throws {
    let folder = try Samples.folder()
    try folder.write("# Les **puces**\n\n```\nune puce\n```\n", to: "a.md")
    let run = try folder.calepin(
      ["lookup", "--in", "a.md", "-o", "a.html"] + Samples.chipsOnly)
    #expect(run.status == 0 && run.output == "")
    let page = try folder.text(of: "a.html")
    #expect(page.contains("<h2>Les <mark title=\"chip\">puces</mark></h2>"))
    let again = try folder.calepin(["lookup", "--in", "a.html", "--count"] + Samples.chipsOnly)
    #expect(again.status == 0 && again.output.contains("puce"))
    let kept = try folder.calepin(["lookup", "--in", "a.md", "-o", "a.html"] + Samples.chipsOnly)
    #expect(kept.status == 2 && kept.messages.contains("exists already"))
  }

  @Test(
    "refuses what does not go together",
    arguments: [
      (["puce", "--in", "article.txt"], "'--in' excludes words"),
      (["puce", "--count"], "'--count'"),
      (["puce", "--exact"], "'--exact'"), (["puce", "-o", "x.html"], "'--output'"),
    ])
  func usage(arguments: [String], part: String) throws {
    let run = try Samples.folder().calepin(["lookup"] + arguments)
    #expect(run.status == 64 && run.messages.contains(part))
  }
}
