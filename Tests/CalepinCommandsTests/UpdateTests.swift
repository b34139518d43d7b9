import TestSupport
import Testing

@Suite("calepin extract --update")
struct UpdateTests {
  private static let text = "La fonderie grave une puce. La fonderie vend des terres rares.\n"

  private func update(_ folder: FreshFolder, _ name: String) throws {
    let run = try folder.calepin(
      ["extract", "article.txt", "-o", name, "--update"] + Samples.chipsOnly)
    #expect(run.status == 0, "got: \(run.messages)")
  }

  /// The rows of a table by their first cell, without the header.
  private func rows(_ folder: FreshFolder, _ name: String) throws -> [Substring: [Substring]] {
    let separator: Character = name.hasSuffix(".csv") ? "," : "\t"
    let rows = try folder.text(of: name).split(separator: "\n").dropFirst()
      .map { $0.split(separator: separator, omittingEmptySubsequences: false) }
    return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0) })
  }

  @Test(
    "keeps rows that a person changed or wrote and further columns, and refreshes all others",
    arguments: [("t.tsv", "\t"), ("t.csv", ",")])
  func tables(name: String, separator: String) throws {
    let folder = try Samples.folder()
    try folder.write(Self.text, to: "article.txt")
    try update(folder, name)
    let first = try folder.text(of: name)
    try update(folder, name)
    #expect(try folder.text(of: name) == first, "nothing changed, so nothing is written anew")

    // A person corrects an equivalent, adds a column and a row of their own.
    var lines = first.split(separator: "\n").map(String.init)
    lines[0] += separator + "checked"
    for index in lines.indices.dropFirst() {
      lines[index] += separator + "by me"
      lines[index] = lines[index].replacing(
        "fonderie\(separator)foundry | fab", with: "fonderie\(separator)smeltery")
    }
    lines.append(["gazouillis", "chirping"].joined(separator: separator))
    try folder.write(lines.map { $0 + "\n" }.joined(), to: name)
    // Afterwards the text has one term less and another one more often.
    try folder.write("La fonderie grave. Une puce, une puce et une puce.\n", to: "article.txt")
    try update(folder, name)

    let rows = try rows(folder, name)
    let header = try #require(first.split(separator: "\n").first)
    #expect(try folder.text(of: name).hasPrefix("\(header)\(separator)checked\n"))
    #expect(rows["fonderie"]?[1] == "smeltery" && rows["fonderie"]?.last == "by me")
    #expect(rows["gazouillis"]?[1] == "chirping")
    #expect(rows["puce"]?[1] == "chip" && rows["puce"]?[4] == "3" && rows["puce"]?.last == "")
    #expect(rows["terres rares"] == nil, "an unedited row of a term that is gone goes, too")
  }

  @Test("keeps units that a person changed or wrote in a memory")
  func memory() throws {
    let folder = try Samples.folder()
    try folder.write(Self.text, to: "article.txt")
    try update(folder, "t.tmx")
    let first = try folder.text(of: "t.tmx")
    try update(folder, "t.tmx")
    #expect(try folder.text(of: "t.tmx") == first)

    let own = """
      <tu><note>mine</note><tuv xml:lang="fr"><seg>gazouillis</seg></tuv>\
      <tuv xml:lang="en"><seg>chirping</seg></tuv></tu>
      </body>
      """
    try folder.write(
      first.replacing("<seg>foundry</seg>", with: "<seg>smeltery</seg>")
        .replacing("</body>", with: own), to: "t.tmx")
    try folder.write("La fonderie grave. Une puce, une puce et une puce.\n", to: "article.txt")
    try update(folder, "t.tmx")
    let second = try folder.text(of: "t.tmx")
    #expect(second.contains("<seg>smeltery</seg>") && !second.contains("<seg>foundry</seg>"))
    #expect(second.contains("<seg>gazouillis</seg>") && second.contains(">mine</note>"))
    #expect(second.contains(#"<prop type="x-calepin-count">3</prop>"#))
    #expect(!second.contains("terres rares</seg>"))
  }

  @Test("keeps the form in which a spreadsheet saved the table")
  func spreadsheet() throws {
    let folder = try Samples.folder()
    try folder.write(Self.text, to: "article.txt")
    try folder.write(
      "\u{FEFF}en;fr;checked\r\nsmeltery;fonderie;\"yes; twice\"\r\n", to: "t.csv")
    try update(folder, "t.csv")
    let lines = try folder.text(of: "t.csv").split(separator: "\r\n")
    #expect(
      lines[0].hasPrefix("\u{FEFF}fr;en;lemma;") && lines[0].hasSuffix(";fingerprint;checked"))
    let own = try #require(lines.first { $0.hasPrefix("fonderie;") })
    #expect(own == "fonderie;smeltery;;;;;;;;;;\"yes; twice\"")
    #expect(lines.contains { $0.hasPrefix("puce;chip") })
    let first = try folder.text(of: "t.csv")
    try update(folder, "t.csv")
    #expect(try folder.text(of: "t.csv") == first)
  }

  @Test("leaves a file as it is that it cannot understand")
  func foreignFiles() throws {
    let folder = try Samples.folder()
    for (name, text, message) in [
      ("a.tsv", "x\ty\n1\t2\n", "a.tsv:1: there is no header with the columns 'fr' and 'en'"),
      ("b.tsv", "fr\ten\n1\t2\t3\n", "b.tsv:2: 3 cells, expected 2"),
      ("c.csv", "fr,en\n\"a,b\n", "c.csv:2: a quote is opened and never closed"),
      ("d.tmx", "<tmx><body>\n<tu>", "d.tmx:2: translation unit 1: the file ends in the middle"),
    ] {
      try folder.write(text, to: name)
      let run = try folder.calepin(
        ["extract", "article.txt", "-o", name, "--update"] + Samples.chipsOnly)
      #expect(run.status == 2 && run.messages.hasPrefix("calepin: \(message)"), "\(run.messages)")
      #expect(try folder.text(of: name) == text)
    }
  }
}
