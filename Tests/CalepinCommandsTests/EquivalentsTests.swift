import TestSupport
import Testing

@Suite("calepin equivalents")
struct EquivalentsTests {
  @Test("prints the proposals of each term, its own termbase's first")
  func lines() throws {
    let folder = try Samples.folder()
    try folder.write("fonderie\nterres rares\n", to: "terms.txt")
    let run = try folder.calepin(["equivalents", "terms.txt"] + Samples.chipsOnly)
    #expect(run.status == 0 && run.messages == "")
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines.first == "fonderie\tfoundry\t0.95\ttermbase:chips.tsv", "\(lines)")
    #expect(lines.contains("terres rares\trare earths\t0.95\ttermbase:chips.tsv"), "\(lines)")
  }

  @Test("prints an object a term with --json, also where nothing is proposed")
  func json() throws {
    let folder = try FreshFolder()
    let run = try folder.calepin(
      ["equivalents", "-", "--json", "--no-glossary", "--no-learned"], input: "zzkqx\n")
    #expect(run.status == 1)
    #expect(run.output == #"{"equivalents":[],"term":"zzkqx"}"# + "\n")
  }
}
