import Foundation
import TestSupport
import Testing

@Suite("calepin.toml")
struct ProjectSettingsTests {
  @Test("names memories, relative to itself, and languages, from every folder below it")
  func memories() throws {
    let folder = try Samples.folder()
    try folder.write("memories = [\"chips.tsv\"]\nfrom = \"en\"\nto = \"fr\"\n", to: "calepin.toml")
    try folder.makeFolder("docs")
    let run = try folder.shell("cd docs && calepin lookup fonderies")
    #expect(run.status == 0 && run.output.contains("chips.tsv"))
    try folder.write("The foundries. A foundry.\n", to: "en.txt")
    let terms = try folder.shell("calepin extract en.txt --top 9")
    #expect(terms.status == 0 && terms.output.contains("\tfonderie"))
    let french = try folder.shell("calepin extract en.txt --top 9 --from fr --to en")
    #expect(!french.output.contains("\tfonderie"))
  }

  @Test("gives way to '-m' and to $CALEPIN_MEMORY")
  func order() throws {
    let folder = try Samples.folder()
    try folder.write("memories = [\"absent.tsv\"]\n", to: "calepin.toml")
    #expect(try folder.calepin(["lookup", "puce"]).messages.contains("absent.tsv"))
    #expect(try folder.calepin(["lookup", "puce", "-m", "chips.tsv"]).status == 0)
    let run = try folder.calepin(
      ["lookup", "puce"], environment: ["CALEPIN_MEMORY": "\(folder.path)/chips.tsv"])
    #expect(run.status == 0)
  }

  @Test("says what the matches of a memory lose, unless the command line says otherwise")
  func memoryPenalties() throws {
    let folder = try FreshFolder()
    try folder.write("fr\ten\nune puce\ta chip\n", to: "m.tsv")
    let settings = "memories = [\"m.tsv\"]\n[memory-penalties]\n\"m.tsv\" = "
    try folder.write(settings + "12\n", to: "calepin.toml")
    #expect(try folder.calepin("search", "une puce").output.hasPrefix("88\tfuzzy\t"))
    let path = folder.path(of: "m.tsv")
    let run = try folder.calepin("search", "une puce", "--memory-penalty", "\(path)=1")
    #expect(run.output.hasPrefix("99\tfuzzy\t"))
    try folder.write(settings + "120\n", to: "calepin.toml")
    let bad = try folder.calepin("search", "une puce")
    #expect(bad.status == 2 && bad.messages.contains("calepin.toml:3: 'memory-penalties.m.tsv'"))
  }

  @Test("switches the glossary on and off")
  func glossary() throws {
    let folder = try Samples.folder()
    try folder.write("memories = [\"chips.tsv\"]\nglossary = true\n", to: "calepin.toml")
    let run = try folder.calepin(["lookup", "terres", "rares"])
    #expect(run.output.contains("\tglossary\t"))
  }

  @Test(
    "says which line and key are wrong, and what was expected",
    arguments: [
      ("from = 3\n", "calepin.toml:1: 'from' is 3, expected a language tag"),
      ("\nmemory = []\n", "calepin.toml:2: the key 'memory' is not known, expected from, to"),
      ("[checks]\nonly = \"x\"\n", "calepin.toml:2: 'checks.only' is"),
      ("from = \"fr\"\n\n[[paths]]\nchecks = {}\n", "calepin.toml:3: 'paths[0]' has no 'path'"),
      (
        "[[paths]]\npath = \"a\"\n[[paths]]\npath = \"b\"\n[paths.checks]\nonly = 1\n",
        "calepin.toml:6: 'paths[1].checks.only' is 1"
      ), ("a = [\n", "calepin.toml:"),
    ])
  func errors(text: String, message: String) throws {
    let folder = try Samples.folder()
    try folder.write(text, to: "calepin.toml")
    let run = try folder.calepin(["lookup", "puce"])
    #expect(run.status == 2 && run.messages.contains(message), "got: \(run.messages)")
    #expect(try folder.calepin(["--help"]).status == 0)
  }
}
