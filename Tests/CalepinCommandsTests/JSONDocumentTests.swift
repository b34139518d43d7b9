import Foundation
import TestSupport
import Testing

@Suite("Documentation/JSON.md")
struct JSONDocumentTests {
  /// The example under each heading of the page.
  private static func examples() throws -> [String: String] {
    let page = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(components: "..", "..", "Documentation", "JSON.md")
    var examples: [String: String] = [:]
    for section in try String(contentsOf: page, encoding: .utf8).split(separator: "\n## ") {
      let title = section.prefix { $0 != "\n" }
      let example = section.split(separator: "```json\n").dropFirst().first
      examples[String(title)] = example?.split(separator: "```").first.map(String.init)
    }
    return examples
  }

  private static func example(_ title: String) throws -> String {
    try #require(try examples()[title], "no example for '\(title)'")
  }

  private static func decoded<Shape: Decodable>(_ title: String) throws -> Shape {
    try JSONDecoder().decode(Shape.self, from: Data(try example(title).utf8))
  }

  @Test("shows examples that are of the shapes the tests of the commands know")
  func decodes() throws {
    let contexts = try ExtractShape(Self.example("extract --json")).terms.flatMap(\.contexts)
    #expect(contexts.map(\.cut) == ["fonderies", "semi-conducteurs"])
    let answer: LookupShape = try Self.decoded("lookup --json")
    #expect(answer.matches.first?.targets.count == 3)
    let passage: PassageShape = try Self.decoded("lookup --in --json")
    let term = try #require(passage.terms.first)
    #expect(passage.text.utf16Slice(term.start, term.length) == "fonderies")
    let sentence: SentenceShape = try Self.decoded("analyze --format json")
    for token in sentence.tokens {
      #expect(sentence.text.utf16Slice(token.start, token.length) == token.form)
    }
    let search: SearchShape = try Self.decoded("search --json")
    #expect(search.matches.map(\.kind) == ["fuzzy"])
    let check: CheckShape = try Self.decoded("check --json")
    let place = try #require(check.findings.first?.targetRange)
    #expect(check.findings.first?.target.utf16Slice(place.start, place.length) == "13")
  }

  @Test(
    "names exactly the keys that the program prints",
    arguments: [
      ("extract --json", ["extract", "a.txt", "--json"] + Samples.chipsOnly),
      ("lookup --json", ["lookup", "fonderie", "--json"] + Samples.chipsOnly),
      ("lookup --in --json", ["lookup", "--in", "a.txt", "--json"] + Samples.chipsOnly),
      ("analyze --format json", ["analyze", "a.txt", "--json"]),
      (
        "search --json",
        ["search", "Page 12 sur 40", "-m", "pages.tsv", "--scores", "--pieces", "--json"]
      ),
      ("check --json", ["check", "check.tsv", "--from", "en", "--to", "fr", "--json"]),
    ])
  func keysAgree(title: String, arguments: [String]) throws {
    let folder = try Samples.folder()
    try folder.write("Le modèle de langage et le modèle langage : une fonderie.\n", to: "a.txt")
    try folder.write("Page 12 sur 30\tPage 12 of 30\n", to: "pages.tsv")
    try folder.write("id\ten\tfr\np1\tPage 12 of 30\tPage 13 sur 30\n", to: "check.tsv")
    #expect(try keys(of: Self.example(title)) == keys(of: folder.calepin(arguments).output))
  }
}
