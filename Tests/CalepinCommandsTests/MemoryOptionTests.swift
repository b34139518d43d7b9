import TestSupport
import Testing

@Suite("The option -m")
struct MemoryOptionTests {
  private func best(
    _ folder: FreshFolder, _ query: String, _ arguments: [String],
    environment: [String: String] = [:]
  ) throws -> String {
    let run = try folder.calepin(
      ["lookup", "-b", query, "--no-glossary"] + arguments, environment: environment)
    #expect(run.messages == "")
    return run.output
  }

  @Test("takes tables with their columns in any order and any two languages")
  func anyTable() throws {
    let folder = try FreshFolder()
    try folder.write("note;es;domain;de\nx;semiconductor, el;y;Halbleiter\n", to: "de-es.csv")
    #expect(try best(folder, "halbleiter", ["-m", "de-es.csv"]) == "semiconductor, el\n")
    #expect(try best(folder, "Semiconductor, el", ["-m", "de-es.csv"]) == "Halbleiter\n")
    try folder.write("1\tchip\tpuce\n", to: "bare.tsv")
    #expect(try best(folder, "puces", ["-m", "bare.tsv", "--columns", "-,en,fr"]) == "chip\n")
    try folder.write("puce\tchip\n", to: "two.tsv")
    #expect(try best(folder, "puce", ["-m", "two.tsv"]) == "chip\n")
  }

  @Test("takes memories, and folders of both")
  func memoriesAndFolders() throws {
    let folder = try Samples.folder()
    try folder.makeFolder("all")
    #expect(try folder.calepin("convert", "chips.tsv", "-o", "all/chips.tmx").status == 0)
    #expect(try best(folder, "fonderie", ["-m", "all/chips.tmx"]) == "foundry\n")
    try folder.write("fr\ten\ngazouillis\tchirping\n", to: "all/b.tsv")
    try folder.write("not read", to: "all/notes.md")
    for path in ["all", "all/"] {
      #expect(try best(folder, "fonderie", ["-m", path]) == "foundry\n")
      #expect(try best(folder, "gazouillis", ["-m", path]) == "chirping\n")
    }
    try folder.makeFolder("nothing")
    let empty = try folder.calepin("lookup", "x", "-m", "nothing", "--no-glossary")
    #expect(empty.status == 1)
    #expect(empty.messages == "nothing: warning: no table or memory is in it\n")
  }

  @Test("trusts the memories in the order in which they are named")
  func order() throws {
    let folder = try FreshFolder()
    try folder.write("fr\ten\npuce\tfirst\n", to: "a.tsv")
    try folder.write("fr\ten\npuce\tsecond\n", to: "b.tsv")
    #expect(try best(folder, "puce", ["-m", "a.tsv", "-m", "b.tsv"]) == "first\n")
    #expect(try best(folder, "puce", ["-m", "b.tsv", "-m", "a.tsv"]) == "second\n")
  }

  @Test("stands in for CALEPIN_MEMORY")
  func variable() throws {
    let folder = try FreshFolder()
    try folder.write("fr\ten\npuce\tfirst\n", to: "a.tsv")
    try folder.write("fr\ten\npuce\tsecond\n", to: "b.tsv")
    let memory = ["CALEPIN_MEMORY": "b.tsv"]
    #expect(try best(folder, "puce", [], environment: memory) == "second\n")
    #expect(try best(folder, "puce", ["-m", "a.tsv"], environment: memory) == "first\n")
    #expect(try best(folder, "puce", [], environment: ["CALEPIN_MEMORY": ""]) == "")
  }

  @Test(
    "takes every format that convert writes",
    arguments: ["tmx", "tbx", "xlf", "po", "jsonl", "utx"])
  func formats(ending: String) throws {
    let folder = try FreshFolder()
    try folder.write("fr\ten\nfonderie\tfab\n", to: "a.tsv")
    #expect(try folder.calepin("convert", "a.tsv", "-o", "m.\(ending)").status == 0)
    #expect(try folder.calepin("lookup", "-b", "fonderies", "-m", "m.\(ending)").output == "fab\n")
  }

  @Test(
    "names file and line of what is broken, and ends with 2",
    arguments: [
      ("a.tmx", "<tmx version=\"1.4\">\n<header/><body><tu>\n", "a.tmx:"),
      ("b.tmx", "<html/>", "b.tmx:1: the file is an HTML page"),
      ("c.tmx", "", "c.tmx: the file is empty"),
      ("d.csv", "fr,en\na,b\n\"c,d\n", "d.csv:3: a quote is opened and never closed"),
      ("e.tsv", "fr\ten\na\tb\n\u{0}\tc\n", "e.tsv:3: a zero byte"),
      ("f.tsv", "a\tb\tc\n", "f.tsv:1: 3 cells and no header"),
      ("g.tsv", "fr\tnote\n", "g.tsv:1: terms in 'fr' alone"),
      ("h.tsv", "", "h.tsv: the table is empty"),
      ("i.xlsx", "PK\u{3}\u{4}xl", "i.xlsx: not a table but a spreadsheet"),
    ])
  func broken(name: String, text: String, message: String) throws {
    let folder = try Samples.folder()
    try folder.write(text, to: name)
    for command in [["lookup", "puce"], ["extract", "article.txt"]] {
      let run = try folder.calepin(command + ["-m", name])
      #expect(run.status == 2 && run.output == "")
      #expect(run.messages.hasPrefix("calepin: \(message)"), "got: \(run.messages)")
      #expect(run.messages.split(separator: "\n").count == 1)
    }
  }

  @Test("warns of odd rows with file and line, and reads the others")
  func warnings() throws {
    let folder = try FreshFolder()
    try folder.write("fr\ten\tcolour\npuce\tchip\tred\nalone\n", to: "a.tsv")
    let run = try folder.calepin("lookup", "-b", "puce", "-m", "a.tsv")
    #expect(run.status == 0 && run.output == "chip\n")
    #expect(
      run.messages == """
        a.tsv:1: warning: 'colour' is no column known here: its cells are left out
        a.tsv:3: warning: 1 cells, expected 3: the row is left out

        """)
  }

  @Test("survives a huge cell and a table out of a pipe")
  func hugeCell() throws {
    let folder = try FreshFolder()
    let huge = String(repeating: "très ", count: 200_000)
    try folder.write("fr\ten\tnote\npuce\tchip\t\(huge)\n\(huge)\tx\t\n", to: "a.tsv")
    #expect(try best(folder, "puce", ["-m", "a.tsv"]) == "chip\n")
    let pipe = try folder.shell("cat a.tsv | calepin lookup -b puce -m /dev/stdin --no-glossary")
    #expect(pipe.status == 0 && pipe.output == "chip\n")
  }
}
