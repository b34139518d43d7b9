import Foundation
import TestSupport
import Testing

@Suite("calepin concordance")
struct ConcordanceCommandTests {
  private let folder: FreshFolder

  init() throws {
    folder = try FreshFolder()
    try folder.write(
      "Des puces 🇫🇷 rares.\tRare chips.\nUne puce.\tA chip.\nLa puce !\tA chip.\n", to: "a.tsv")
    #expect(try calepin("import a.tsv --columns fr,en -m m.calepin").status == 0)
  }

  private func calepin(_ line: String) throws -> FreshFolder.Run {
    try folder.shell("calepin " + line)
  }

  @Test(
    "shows the hits of either side with what stands around them",
    arguments: [
      ("puce", "Une \tpuce\t.\tA chip.\nLa \tpuce\t !\tA chip.\n"),
      ("puce --lemmas -n 1", "Des \tpuces\t 🇫🇷 rares.\tRare chips.\n"),
      ("'a CHIP' -n 1", "\tA chip\t.\tUne puce.\n"),
      (
        "'rares puces' --all-words --side source",
        "Des \tpuces\t 🇫🇷 rares.\tRare chips.\nDes puces 🇫🇷 \trares\t.\tRare chips.\n"
      ),
      ("'p[uv]ces' --regex", "Des \tpuces\t 🇫🇷 rares.\tRare chips.\n"),
      ("puce --counts", "2\tA chip.\n"),
    ])
  func lines(arguments: String, output: String) throws {
    let run = try calepin("concordance \(arguments) -m m.calepin")
    #expect(run == FreshFolder.Run(status: 0, output: output, messages: ""))
  }

  @Test("writes a file instead, which it neither replaces unasked nor makes for nothing")
  func file() throws {
    let line = "concordance puce -n 1 -m m.calepin -o hits.tsv"
    #expect(try calepin(line) == FreshFolder.Run(status: 0, output: "", messages: ""))
    #expect(try folder.text(of: "hits.tsv") == "Une \tpuce\t.\tA chip.\n")
    #expect(try calepin(line).messages.contains("hits.tsv: exists already"))
    #expect(try calepin(line + " --force").status == 0)
    #expect(try calepin("concordance absent -m m.calepin -o none.tsv").status == 1)
    #expect(try !folder.names().contains("none.tsv"))
  }

  @Test("gives the places in UTF-16 as JSON, for files of other formats as well")
  func json() throws {
    #expect(try calepin("export -m m.calepin -o m.tmx").status == 0)
    for file in ["m.calepin", "m.tmx"] {
      let run = try calepin("concordance rares -m \(file) --json")
      #expect(
        run.output == """
          {"hits":[{"length":5,"side":"source","start":15}],"origin":"\(file)",\
          "source":"Des puces 🇫🇷 rares.","target":"Rare chips.","unit":"1"}

          """)
    }
  }

  @Test("ends with 1 when nothing is found")
  func nothing() throws {
    #expect(
      try calepin("concordance fonderie -m m.calepin")
        == FreshFolder.Run(status: 1, output: "", messages: ""))
  }
}
