import Foundation
import TestSupport
import Testing

@Suite("calepin extract on documents")
struct ExtractDocumentTests {
  private static let markdown = """
    ---
    title: rien
    ---
    # La fonderie

    Une **[fonderie](http://a.b)** achète des terres rares.

    ```
    une puce
    ```

    """
  private static let html = """
    <html><head><script>var puce = 1;</script></head><body>
    <p>Les fonderies</p><p>achètent des terres&nbsp;rares.</p></body></html>

    """
  private static let po = """
    msgid ""
    msgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: en\\n"

    msgid "La fonderie achète des terres rares."
    msgstr "The foundry buys rare earths."

    """

  private static func report(
    _ files: [String], in folder: FreshFolder, _ options: [String] = []
  ) throws -> ExtractShape {
    let run = try folder.calepin(
      ["extract"] + files + ["--json", "--contexts", "9"] + options + Samples.chipsOnly)
    #expect(run.status == 0 && run.messages == "")
    return try ExtractShape(run.output)
  }

  private static func folder() throws -> FreshFolder {
    let folder = try Samples.folder()
    try folder.write(markdown, to: "a.md")
    try folder.write(html, to: "b.txt")
    try folder.write(po, to: "c.po")
    return folder
  }

  @Test("finds the terms of several kinds of files, each on its line")
  func lines() throws {
    let report = try Self.report(["a.md", "b.txt", "c.po"], in: Self.folder())
    let foundry = try #require(report.terms.first { $0.lemma == "fonderie" })
    #expect(foundry.frequency == 4 && foundry.documents == 3)
    #expect(
      foundry.contexts.map { "\($0.file):\($0.line)" } == ["a.md:4", "a.md:6", "b.txt:2", "c.po:4"])
    #expect(foundry.contexts.map(\.cut) == ["fonderie", "fonderie", "fonderies", "fonderie"])
    #expect(foundry.contexts[0].text == "La fonderie")
    let earths = try #require(report.terms.first { $0.lemma == "terre rare" })
    #expect(earths.documents == 3)
    #expect(!report.terms.contains { $0.lemma.contains("puce") })
  }

  @Test("reads the side of a memory that is asked for, packed or not")
  func memories() throws {
    let folder = try Self.folder()
    #expect(try folder.shell("calepin convert c.po --from fr --to en -o m.tmx").status == 0)
    #expect(try folder.shell("gzip -k m.tmx").status == 0)
    for file in ["m.tmx", "m.tmx.gz"] {
      let french = try Self.report([file], in: folder)
      #expect(french.terms.contains { $0.lemma == "fonderie" })
      let english = try Self.report([file], in: folder, ["--from", "en", "--to", "fr"])
      #expect(english.terms.contains { $0.lemma == "rare earth" })
    }
  }

  @Test("gives the same whatever the number of jobs and in parts")
  func jobs() throws {
    let folder = try Self.folder()
    let files = ["a.md", "b.txt", "c.po"]
    func output(_ arguments: [String]) throws -> String {
      try folder.calepin(["extract"] + arguments + Samples.chipsOnly).output
    }
    let one = try output(files + ["--jobs", "1", "--json"])
    #expect(try output(files + ["--jobs", "3", "--json"]) == one)
    for file in files { _ = try output([file, "--partial", "-o", "\(file).counts"]) }
    #expect(try output(files.map { "\($0).counts" } + ["--merge", "--json"]) == one)
  }
}
