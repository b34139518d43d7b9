import Foundation
import TestSupport
import Testing

@Suite("calepin extract --bitext")
struct ExtractBitextTests {
  private static let french = """
    La fonderie grave des puces avancées. La fonderie achète des terres rares.

    Les terres rares viennent de Chine. Une puce avancée coûte cher à la fonderie.

    """
  private static let english = """
    The foundry etches advanced chips. The foundry buys rare earths.

    The rare earths come from China. An advanced chip is expensive for the foundry.

    """

  private static func folder() throws -> FreshFolder {
    let folder = try FreshFolder()
    try folder.write(french, to: "a.fr.txt")
    try folder.write(english, to: "a.en.txt")
    return folder
  }

  private struct Report: Decodable {
    struct Term: Decodable {
      var term: String
      var equivalents: [Equivalent]
    }
    struct Equivalent: Decodable {
      var text: String
      var origin: String
      var evidence: Evidence?
    }
    struct Evidence: Decodable {
      var count: Int
      var total: Int
      var source: String
      var target: String
    }
    var terms: [Term]
  }

  private static func report(_ folder: FreshFolder, _ bitext: String) throws -> Report {
    let run = try folder.calepin(
      "extract", "a.fr.txt", "--bitext", bitext, "--no-glossary", "--min-score", "0", "--json")
    #expect(run.status == 0 && run.messages == "")
    return try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
  }

  @Test("finds the equivalents in the text of the other language, with where they stand")
  func text() throws {
    let report = try Self.report(try Self.folder(), "a.en.txt")
    let found = Dictionary(uniqueKeysWithValues: report.terms.map { ($0.term, $0.equivalents) })
    for (term, equivalent) in [
      ("fonderie", "foundry"), ("terres rares", "rare earths"), ("puce avancée", "advanced chip"),
    ] {
      #expect(found[term]?.first?.text == equivalent, "\(term)")
      #expect(found[term]?.first?.origin == "bitext:a.en.txt")
    }
    let evidence = try #require(found["terres rares"]?.first?.evidence)
    #expect(evidence.count == 2 && evidence.total == 2)
    #expect(
      evidence.source.contains("terres rares") && evidence.target.contains("rare earths"))
  }

  @Test("takes a memory as well", arguments: ["a.tmx", "a.tsv"])
  func memory(name: String) throws {
    let folder = try Self.folder()
    let run = try folder.calepin(
      "align", "a.fr.txt", "a.en.txt", "-o", name, "--min-score", "0")
    #expect(run.status == 0)
    let report = try Self.report(folder, name)
    let term = try #require(report.terms.first { $0.term == "terres rares" })
    #expect(term.equivalents.first?.text == "rare earths")
    #expect(term.equivalents.first?.origin == "bitext:\(name)")
  }

  @Test(
    "says what is wrong",
    arguments: [
      (["--bitext", "none.txt"], Int32(2), "none.txt: cannot open"),
      (["--bitext", "a.en.txt", "--bitext", "a.en.txt"], 2, "2 texts translate 1"),
      (["--bitext", "a.en.txt", "--no-equivalents"], 64, "'--bitext' is for equivalents"),
    ])
  func errors(arguments: [String], status: Int32, message: String) throws {
    let run = try Self.folder().calepin(["extract", "a.fr.txt"] + arguments)
    #expect(run.status == status && run.messages.contains(message), "\(run.messages)")
  }

  @Test(
    "learns from what people confirmed and rejected in the file", arguments: ["t.tsv", "t.csv"])
  func statuses(name: String) throws {
    let folder = try Self.folder()
    let separator: Character = name.hasSuffix("csv") ? "," : "\t"
    func extract(_ more: String...) throws -> [[Substring]] {
      let run = try folder.calepin(
        ["extract", "a.fr.txt", "--no-glossary", "--min-score", "0", "-o", name, "--update"] + more)
      #expect(run.status == 0, "\(run.messages)")
      return try folder.text(of: name).split(separator: "\n")
        .map { $0.split(separator: separator, omittingEmptySubsequences: false) }
    }
    let first = try extract()
    let status = try #require(first[0].firstIndex(of: "status"))
    #expect(first.dropFirst().allSatisfy { $0[status] == "candidate" })
    // A person looks at two of the rows.
    let judged = first.map { row -> [Substring] in
      var row = row
      if row[0] == "puce avancée" { (row[1], row[status]) = ("cutting-edge chip", "confirmed") }
      if row[0] == "fonderie" { row[status] = "rejected" }
      return row
    }
    try folder.write(
      judged.map { $0.joined(separator: String(separator)) + "\n" }.joined(), to: name)
    let second = try extract("--bitext", "a.en.txt")
    #expect(second[1][0] == "puce avancée" && second[1][1] == "cutting-edge chip")
    #expect(second.last?[0] == "fonderie" && second.last?[status] == "rejected")
    #expect(second.contains { $0[0] == "terres rares" && $0[1].hasPrefix("rare earths") })
    // As a termbase the file has no rejected pair.
    let pairs = try folder.calepin("convert", name, "-o", "-", "--format", "tsv").output
    #expect(pairs.contains("puce avancée\tcutting-edge chip\n"))
    #expect(!pairs.split(separator: "\n").contains { $0.hasPrefix("fonderie\t") })
  }

  @Test("takes the sentences of a memory as a bitext, and leaves out rejected pairs")
  func memory() throws {
    let folder = try Self.folder()
    try folder.write(
      """
      <tmx version="1.4"><header srclang="fr" segtype="sentence" datatype="plaintext"
        creationtool="x" creationtoolversion="1" adminlang="en" o-tmf="x"/><body>
      <tu><tuv xml:lang="fr"><seg>La fonderie de la région grave des puces.</seg></tuv>
      <tuv xml:lang="en"><seg>The smithy of the region etches chips.</seg></tuv></tu>
      <tu><tuv xml:lang="fr"><seg>Une fonderie ferme en Chine cette année.</seg></tuv>
      <tuv xml:lang="en"><seg>A smithy is closing in China this year.</seg></tuv></tu>
      <tu><prop type="x-calepin-status">rejected</prop>
      <tuv xml:lang="fr"><seg>terres rares</seg></tuv>
      <tuv xml:lang="en"><seg>blip lands</seg></tuv></tu></body></tmx>
      """, to: "m.tmx")
    let run = try folder.calepin(
      "extract", "a.fr.txt", "-m", "m.tmx", "--no-glossary", "--min-score", "0", "--json")
    let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
    let found = Dictionary(uniqueKeysWithValues: report.terms.map { ($0.term, $0.equivalents) })
    #expect(
      found["fonderie"]?.contains { $0.text == "smithy" && $0.origin == "bitext:m.tmx" } == true)
    #expect(found["terres rares"]?.contains { $0.text == "blip lands" } == false)
  }

  @Test("explains what a proposal is put together from")
  func parts() throws {
    let folder = try Self.folder()
    try folder.write("fr\ten\npuce\tchip\navancé\tadvanced\n", to: "t.tsv")
    let run = try folder.calepin(
      "extract", "a.fr.txt", "-m", "t.tsv", "--no-glossary", "--min-score", "0", "--explain",
      "--format", "table")
    #expect(run.output.contains("advanced chip: puce → chip (termbase:t.tsv) + "), "\(run.output)")
  }
}
