import Foundation
import TestSupport
import Testing

@Suite("calepin align")
struct AlignTests {
  private static let french = """
    La fonderie a vendu 19 machines. Le prix était de 7 400 euros.

    Bruxelles prépare un règlement pour 2027.

    """
  private static let english = """
    The foundry sold 19 machines. The price was 7,400 euros.

    Brussels is preparing a regulation for 2027.

    """

  private static func folder() throws -> FreshFolder {
    let folder = try FreshFolder()
    try folder.write(french, to: "a.fr.txt")
    try folder.write(english, to: "a.en.txt")
    return folder
  }

  @Test("prints source, target and score into a pipe")
  func table() throws {
    let run = try Self.folder().calepin("align", "a.fr.txt", "a.en.txt")
    let rows = run.output.split(separator: "\n").map { $0.split(separator: "\t") }
    #expect(run.status == 0 && run.messages == "" && rows.count == 3)
    #expect(rows.map { $0[0] }[1] == "Le prix était de 7 400 euros.")
    #expect(rows.map { $0[1] }[1] == "The price was 7,400 euros.")
    for row in rows {
      #expect(row.count == 3 && (0...1).contains(Double(row[2]) ?? -1))
    }
  }

  @Test("writes a memory, a page and a table with a header, and tells what became of the texts")
  func files() throws {
    let folder = try Self.folder()
    for name in ["a.tmx", "a.html", "a.csv"] {
      let run = try folder.calepin("align", "a.fr.txt", "a.en.txt", "-o", name, "--min-score", "0")
      #expect(run.status == 0 && run.output == "")
      #expect(run.messages.hasPrefix("a.fr.txt: 3 pairs, quality 0."))
    }
    #expect(try folder.text(of: "a.csv").hasPrefix("fr,en,score\n"))
    #expect(try folder.text(of: "a.html").contains("<td lang=\"fr\">Le prix était"))
    let back = try folder.calepin("convert", "a.tmx", "-o", "-", "--format", "tsv")
    #expect(
      back.output.contains(
        "Bruxelles prépare un règlement pour 2027.\tBrussels is preparing a regulation for 2027.\n")
    )
    #expect(try folder.text(of: "a.tmx").contains("x-calepin-score"))
  }

  @Test("prints the positions of lines, from 0, empty lines counted")
  func beads() throws {
    let folder = try FreshFolder()
    try folder.write("Un 1.\nDeux 2.\n\nTrois 3.\n", to: "a.fr")
    try folder.write("One 1.\nTwo 2.\n\nThree 3.\n", to: "a.en")
    let run = try folder.calepin("align", "a.fr", "a.en", "--beads")
    #expect(run == .init(status: 0, output: "[0]:[0]\n[1]:[1]\n[3]:[3]\n", messages: ""))
  }

  @Test("prints one JSON object a document")
  func json() throws {
    let run = try Self.folder().calepin("align", "a.fr.txt", "a.en.txt", "--json")
    struct Document: Decodable {
      struct Bead: Decodable {
        var source: [Int]
        var target: [Int]
        var score: Double
        var sourceText: String
        var targetText: String
      }
      var source: String
      var target: String
      var quality: Double
      var beads: [Bead]
    }
    let document = try JSONDecoder().decode(Document.self, from: Data(run.output.utf8))
    #expect(document.source == "a.fr.txt" && document.target == "a.en.txt")
    #expect(document.beads.map(\.source) == [[0], [1], [2]])
    #expect(document.beads[0].targetText == "The foundry sold 19 machines.")
  }

  @Test("pairs the files of folders by their names", arguments: ["one", "two"])
  func folders(kind: String) throws {
    let folder = try FreshFolder()
    for name in ["fr", "en"] { try folder.makeFolder(name) }
    let isOne = kind == "one"
    try folder.write(Self.french, to: isOne ? "fr/a.fr.txt" : "fr/a.txt")
    try folder.write(Self.english, to: isOne ? "fr/a.en.txt" : "en/a.txt")
    try folder.write(Self.french, to: isOne ? "fr/b.fr.txt" : "fr/b.fr.txt")
    try folder.write(Self.english, to: isOne ? "fr/b.en.txt" : "en/b.en.txt")
    try folder.write(Self.french, to: "fr/alone.fr.txt")
    let run = try folder.calepin("align", "fr", isOne ? "fr" : "en")
    #expect(run.status == 0 && run.output.split(separator: "\n").count == 6)
    #expect(
      run.messages
        == "fr/alone.fr.txt: warning: no file of that name on the other side: passed over\n")
  }

  @Test(
    "says what is wrong",
    arguments: [
      (["a.fr.txt"], Int32(64), "two texts or two folders are wanted, got 1"),
      (["a.fr.txt", "none.txt"], 2, "none.txt: cannot open"),
      (["a.fr.txt", "."], 2, "a.fr.txt: expected a folder"),
      (["a.fr.txt", "a.en.txt", "-o", "x.doc"], 64, "the format of 'x.doc' is not known"),
      (["a.fr.txt", "a.en.txt", "--min-score", "2"], 64, "'--min-score' must be between 0 and 1"),
      (["a.fr.txt", "a.en.txt", "--beads", "--json"], 64, "exclude each other"),
    ])
  func errors(arguments: [String], status: Int32, message: String) throws {
    let run = try Self.folder().calepin(["align"] + arguments)
    #expect(run.status == status)
    #expect(run.messages.contains(message), "\(run.messages)")
  }

  @Test("exits with 1 when there is nothing to pair")
  func empty() throws {
    let folder = try FreshFolder()
    try folder.write("", to: "a.fr")
    try folder.write("One.\n", to: "a.en")
    let run = try folder.calepin("align", "a.fr", "a.en", "--beads")
    #expect(run == .init(status: 1, output: "[]:[0]\n", messages: ""))
  }
}
