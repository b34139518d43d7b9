import Foundation
import TestSupport
import Testing

@Suite("The language of files, where nobody names it")
struct WrittenLanguageTests {
  private static let english = "The foundry etches chips for the foundries of Taiwan.\n"
  private static let french = "La fonderie grave des puces pour les fonderies de Taïwan.\n"

  /// A catalogue from English, which says nothing of it.
  private static let catalogue = """
    msgid ""
    msgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: fr\\n"

    msgid "The foundry etches chips."
    msgstr "La fonderie grave des puces."

    """

  private static func memory(from source: String, first: (String, String)) -> String {
    let variants = [first, first.0 == "en" ? ("fr", french) : ("en", english)]
    return """
      <?xml version="1.0"?><tmx version="1.4"><header creationtool="t" creationtoolversion="1"
      segtype="sentence" o-tmf="t" adminlang="en" srclang="\(source)" datatype="plaintext"/><body><tu>
      \(variants.map { "<tuv xml:lang=\"\($0.0)\"><seg>\($0.1)</seg></tuv>" }.joined())
      </tu></body></tmx>
      """
  }

  private static func xliff(from source: String, _ text: String) -> String {
    """
    <?xml version="1.0"?><xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
    <file original="a" source-language="\(source)" target-language="de" datatype="plaintext"><body>
    <trans-unit id="1"><source>\(text)</source></trans-unit></body></file></xliff>
    """
  }

  private static let files: [(name: String, text: String, language: String)] = [
    ("a.txt", english, "en"), ("b.txt", french, "fr"),
    ("a.md", "# Chips\n\n```\nla puce de la fonderie\n```\n\n\(english)", "en"),
    ("a.html", "<html><body class=\"the and of\"><p>\(french)</p></body></html>", "fr"),
    ("a.po", catalogue, "en"),
    ("b.po", catalogue.replacingOccurrences(of: "Language", with: "X-Source-Language"), "fr"),
    ("a.tmx", memory(from: "en-US", first: ("fr", french)), "en"),
    ("b.tmx", memory(from: "fr", first: ("en", english)), "fr"),
    ("c.tmx", memory(from: "*all*", first: ("en", english)), "en"),
    ("a.xlf", xliff(from: "en-GB", english), "en"), ("b.xlf", xliff(from: "fr", french), "fr"),
  ]

  private static func language(_ folder: FreshFolder, _ arguments: [String]) throws -> String {
    let run = try folder.calepin(
      ["extract"] + arguments + ["--json", "--min-score", "0"] + Samples.chipsOnly)
    let report = try ExtractShape(run.output)
    return try #require(report.sources.first).language
  }

  @Test("is what a file names, or what its text is in", arguments: files.indices)
  func found(number: Int) throws {
    let (name, text, language) = Self.files[number]
    let folder = try Samples.folder()
    try folder.write(text, to: name)
    #expect(try Self.language(folder, [name]) == language)
  }

  @Test("is found in what comes through a pipe, which loses nothing by it")
  func piped() throws {
    let folder = try Samples.folder()
    for (name, text, language) in [("a.txt", Self.english, "en"), ("a.po", Self.catalogue, "en")] {
      try folder.write(text, to: name)
      let options = (["--json", "--min-score", "0"] + Samples.chipsOnly).joined(separator: " ")
      let run = try folder.shell("cat \(name) | calepin extract - \(options)")
      let report = try ExtractShape(run.output)
      #expect(report.sources.first?.language == language)
      #expect(report.terms.contains { $0.lemma == "foundry" })
    }
    let words = try folder.shell("cat a.txt | calepin analyze -").output
    #expect(words.contains("\tfoundries\tfoundry\t"))
  }

  @Test("gives way to the languages that are named")
  func named() throws {
    let folder = try Samples.folder()
    try folder.write(Self.english, to: "a.txt")
    #expect(try Self.language(folder, ["a.txt", "--from", "fr"]) == "fr")
    #expect(try Self.language(folder, ["a.txt", "--to", "fr"]) == "en")
    for same in [["--from", "en", "--to", "en-GB"], ["--to", "en"]] {
      let run = try folder.calepin(["extract", "a.txt"] + same)
      #expect(run.status == 64 && run.messages.contains("'en'"))
    }
    try folder.write("from = \"fr\"\n", to: "calepin.toml")
    #expect(try Self.language(folder, ["a.txt"]) == "fr")
  }

  @Test("is that of the counts when they are merged")
  func counts() throws {
    let folder = try Samples.folder()
    try folder.write(Self.english, to: "a.txt")
    #expect(try folder.calepin("extract", "--partial", "a.txt", "-o", "a.counts").status == 0)
    #expect(try Self.language(folder, ["--merge", "a.counts"]) == "en")
  }

  @Test("decides how two texts are paired")
  func paired() throws {
    let folder = try Samples.folder()
    try folder.write(Self.english, to: "a.txt")
    try folder.write(Self.french, to: "b.txt")
    let run = try folder.calepin("align", "a.txt", "b.txt", "-o", "m.tmx")
    #expect(run.status == 0)
    #expect(try folder.text(of: "m.tmx").contains("srclang=\"en\""))
  }
}
