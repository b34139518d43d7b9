import Foundation
import TestSupport
import Testing

@Suite("Documentation/JSON.md")
struct JSONDocumentTests {
  /// The examples, in the order of the page.
  private static func examples() throws -> [String] {
    let page = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(components: "..", "..", "Documentation", "JSON.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    return text.split(separator: "```json\n").dropFirst().compactMap {
      $0.split(separator: "```").first.map(String.init)
    }
  }

  @Test("shows examples that are of the shapes the tests of the commands know")
  func decodes() throws {
    let examples = try Self.examples()
    try #require(examples.count == 5)
    let contexts = try ExtractShape(examples[0]).terms.flatMap(\.contexts)
    #expect(contexts.map(\.cut) == ["fonderies", "semi-conducteurs"])
    let answer = try JSONDecoder().decode(LookupShape.self, from: Data(examples[1].utf8))
    #expect(answer.matches.first?.targets.count == 3)
    let sentence = try JSONDecoder().decode(SentenceShape.self, from: Data(examples[2].utf8))
    for token in sentence.tokens {
      #expect(sentence.text.utf16Slice(token.start, token.length) == token.form)
    }
    let check = try JSONDecoder().decode(CheckShape.self, from: Data(examples[4].utf8))
    let place = try #require(check.findings.first?.targetRange)
    #expect(check.findings.first?.target.utf16Slice(place.start, place.length) == "13")
    let search = try JSONDecoder().decode(SearchShape.self, from: Data(examples[3].utf8))
    #expect(search.matches.map(\.kind) == ["fuzzy"])
  }

  @Test("names exactly the keys that the program prints")
  func keysAgree() throws {
    let examples = try Self.examples()
    try #require(examples.count == 5)
    let folder = try Samples.folder()
    try folder.write("Le modèle de langage et le modèle langage : une fonderie.\n", to: "a.txt")
    try folder.write("Page 12 sur 30\tPage 12 of 30\n", to: "pages.tsv")
    try folder.write("id\ten\tfr\np1\tPage 12 of 30\tPage 13 sur 30\n", to: "check.tsv")
    let runs = [
      ["extract", "a.txt", "--json"] + Samples.chipsOnly,
      ["lookup", "fonderie", "--json"] + Samples.chipsOnly, ["analyze", "a.txt", "--json"],
      ["search", "Page 12 sur 40", "-m", "pages.tsv", "--scores", "--pieces", "--json"],
      ["check", "check.tsv", "--from", "en", "--to", "fr", "--json"],
    ]
    for (example, arguments) in zip(examples, runs) {
      #expect(try keys(of: example) == keys(of: folder.calepin(arguments).output))
    }
  }
}
