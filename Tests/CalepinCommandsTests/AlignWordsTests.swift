import TestSupport
import Testing

@Suite("calepin align --words")
struct AlignWordsTests {
  @Test("prints a line of links for each pair, empty ones included")
  func lines() throws {
    let folder = try FreshFolder()
    try folder.write(
      "le gouvernement français\tthe French government\n\t\nla loi\tthe law\n", to: "b.tsv")
    let run = try folder.calepin("align", "--words", "--pretokenized", "b.tsv")
    #expect(run.status == 0 && run.messages == "")
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 4 && lines[1].isEmpty && lines[3].isEmpty)
    #expect(lines[0].split(separator: " ").contains("1-2"), "\(run.output)")
    #expect(lines[2].split(separator: " ").contains("1-1"), "\(run.output)")
  }

  @Test("reads memories")
  func memory() throws {
    let folder = try Samples.folder()
    #expect(try folder.shell("calepin convert chips.tsv -o m.tmx 2> /dev/null").status == 0)
    let run = try folder.calepin("align", "--words", "m.tmx")
    #expect(run.status == 0 && run.output.split(separator: "\n").contains { $0.contains("0-0") })
  }

  @Test("takes the pairs of a termbase as certain, in all their forms")
  func termbase() throws {
    let folder = try FreshFolder()
    try folder.write("zorks blipent\tfoo bar\n", to: "b.tsv")
    try folder.write("fr\ten\nzork\tbar\nblipent\tfoo\n", to: "t.tsv")
    #expect(try folder.calepin("align", "--words", "b.tsv").output == "0-0 1-1\n")
    let run = try folder.calepin("align", "--words", "b.tsv", "-m", "t.tsv")
    #expect(run.status == 0 && run.output == "0-1 1-0\n")
    #expect(try folder.calepin("align", "b.tsv", "b.tsv", "-m", "t.tsv").status == 64)
  }

  @Test("saves what it has learned, and starts from it")
  func model() throws {
    let folder = try FreshFolder()
    try folder.write(String(repeating: "zork blip\tfoo bar\nblip\tbar\n", count: 8), to: "a.tsv")
    try folder.write("zork blip\tbar foo\n", to: "b.tsv")
    #expect(try folder.calepin("align", "--words", "a.tsv", "--save", "m.bin").status == 0)
    let run = try folder.calepin("align", "--words", "b.tsv", "--model", "m.bin")
    #expect(run.status == 0 && run.output == "0-1 1-0\n")
    let again = try folder.calepin("align", "--words", "a.tsv", "--save", "m.bin")
    #expect(again.status == 2 && again.messages.contains("m.bin"))
    let wrong = try folder.calepin("align", "--words", "b.tsv", "--model", "b.tsv")
    #expect(wrong.status == 2 && wrong.messages.contains("b.tsv: not a model of calepin"))
  }

  @Test("says what is missing")
  func usage() throws {
    let folder = try FreshFolder()
    #expect(try folder.calepin("align", "--words", "missing.tsv").status == 2)
  }
}
