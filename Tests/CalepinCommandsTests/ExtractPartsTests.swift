import TestSupport
import Testing

@Suite("calepin extract in parts, and with what the user knows")
struct ExtractPartsTests {
  private let arguments = ["--no-glossary", "--json"]

  private func folder() throws -> FreshFolder {
    let folder = try Samples.folder()
    for number in 1...4 {
      try folder.write(
        "La fonderie numéro \(number) grave des puces avancées.\n\nLes terres rares manquent.\n",
        to: "\(number).txt")
    }
    return folder
  }

  @Test("gives the same bytes from merged counts, and with any number of jobs")
  func parts() throws {
    let folder = try folder()
    let texts = (1...4).map { "\($0).txt" }
    let whole = try folder.calepin(["extract"] + texts + arguments)
    #expect(whole.status == 0)
    for part in [["1.txt"], ["2.txt", "3.txt"], ["4.txt"]] {
      let run = try folder.calepin(
        ["extract", "--partial", "--no-glossary", "-o", "\(part[0]).counts"] + part)
      #expect(run.status == 0, "\(run.messages)")
    }
    let merged = try folder.calepin(
      ["extract", "--merge", "1.txt.counts", "2.txt.counts", "4.txt.counts"] + arguments)
    #expect(merged == whole)
    #expect(try folder.calepin(["extract", "--jobs", "1"] + texts + arguments) == whole)
  }

  @Test("leaves out what is known or rejected, in whatever form it stands")
  func leavesOut() throws {
    let folder = try folder()
    try folder.write("fr\ten\nfonderie\tfoundry\n", to: "known.tsv")
    try folder.write("Terre rare\nterres rares\n", to: "rejected.tsv")
    let plain = ["extract", "1.txt", "--no-glossary", "--format", "forms"]
    let all = try folder.calepin(plain).output.split(separator: "\n")
    #expect(all.contains("fonderie") && all.contains("terres rares"))
    let left = try folder.calepin(plain + ["--known", "known.tsv", "--stop", "rejected.tsv"])
      .output.split(separator: "\n")
    #expect(!left.contains("fonderie") && !left.contains("terres rares"))
    #expect(left.contains("puces avancées"))
  }

  @Test("refuses a file that is no counts, by its name")
  func noCounts() throws {
    let run = try folder().calepin("extract", "--merge", "1.txt")
    #expect(run.status == 2)
    #expect(run.messages.contains("1.txt: not a file of counts"))
  }

  @Test("lists adjectives and verbs only when they are asked for")
  func classes() throws {
    let folder = try FreshFolder()
    try folder.write(
      "La fonderie nationale grave des puces. Elles gravent, nationales.", to: "a.txt")
    let plain = ["extract", "a.txt", "--no-glossary", "--top", "99", "--format", "tsv"]
    let nouns = try folder.calepin(plain).output
    #expect(
      nouns.contains("fonderie") && !nouns.contains("\tgrave") && !nouns.contains("\tnationale"))
    let others = try folder.calepin(plain + ["--pos", "verb, adjective"]).output
    #expect(others.contains("grave") && others.contains("nationale"))
    #expect(!others.contains("fonderie"))
    let wrong = try folder.calepin(plain + ["--pos", "noun,adverb"])
    #expect(wrong.status == 64 && wrong.messages.contains("'noun,adverb'"))
  }
}
