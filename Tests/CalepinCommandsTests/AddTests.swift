import TestSupport
import Testing

@Suite("calepin add")
struct AddTests {
  private static let header =
    "fr\ten\tfr.admitted\ten.admitted\tfr.deprecated\ten.deprecated\tfr.forbidden\ten.forbidden\t"
    + "pos\tgender\tdomain\tdefinition\tnote\tsource\tid\n"

  @Test("begins the user's own termbase with a header and appends to it")
  func ownTermbase() throws {
    let folder = try FreshFolder()
    let data = ["XDG_DATA_HOME": folder.path + "/data"]
    let first = try folder.calepin(["add", "puce", "chip | microchip"], environment: data)
    #expect(first == .init(status: 0, output: "", messages: ""))
    let second = try folder.calepin(
      ["add", "fonderie", "foundry", "--domain", "chips", "--pos", "noun", "--gender", "feminine"],
      environment: data)
    #expect(second.status == 0)
    #expect(
      try folder.text(of: "data/calepin/termbase.tsv") == Self.header
        + "puce\tchip\t\tmicrochip\t\t\t\t\t\t\t\t\t\t\t\n"
        + "fonderie\tfoundry\t\t\t\t\t\t\tnoun\tfeminine\tchips\t\t\t\t\n")
  }

  @Test("without XDG_DATA_HOME the termbase stands in the home folder")
  func homeFolder() throws {
    let folder = try FreshFolder()
    #expect(try folder.calepin("add", "puce", "chip").status == 0)
    #expect(try folder.text(of: ".local/share/calepin/termbase.tsv").hasPrefix("fr\ten\t"))
  }

  @Test("what was added is found afterwards, before the memories of the program")
  func isFoundFirst() throws {
    let folder = try Samples.folder()
    let data = ["XDG_DATA_HOME": folder.path + "/data"]
    _ = try folder.calepin(["add", "terres rares", "odd earths"], environment: data)
    let lookup = try folder.calepin(["lookup", "-b", "terre", "rare"], environment: data)
    #expect(lookup.output == "odd earths\n")
    let extract = try folder.calepin(["extract", "article.txt", "--json"], environment: data)
    let term = try #require(try ExtractShape(extract.output).term("terres rares"))
    #expect(term.equivalents.first?.text == "odd earths")
    #expect(term.equivalents.first?.origin == "termbase:termbase.tsv")
  }

  @Test("writes to a table that is named, begun with a header where there is none")
  func namedTable() throws {
    let folder = try FreshFolder()
    #expect(try folder.calepin("add", "puce", "chip", "-m", "my.tsv").status == 0)
    #expect(try folder.text(of: "my.tsv").hasPrefix(Self.header + "puce\tchip\t"))
    #expect(try folder.calepin("add", "a, b", "say \"c\"", "-m", "my.csv").status == 0)
    #expect(try folder.text(of: "my.csv").contains("\n\"a, b\",\"say \"\"c\"\"\","))
    #expect(try folder.calepin("lookup", "-b", "a,", "b", "-m", "my.csv").output == "say \"c\"\n")
  }

  @Test("keeps what stands in the table to the byte, its columns and its line ends")
  func keepsTheTable() throws {
    let folder = try FreshFolder()
    let table = "\u{FEFF}colour\ten\tfr\tnote\r\nred\tchip\tpuce\tkept\r\n"
    try folder.write(table, to: "my.tsv")
    let run = try folder.calepin("add", "fonderie", "foundry", "-m", "my.tsv", "--domain", "chips")
    #expect(run.status == 0)
    #expect(try folder.text(of: "my.tsv") == table + "\tfoundry\tfonderie\t\r\n")
    #expect(run.messages.contains("my.tsv:1: warning: there is no column 'domain': left out\n"))
  }

  @Test("says that a pair is there already, and leaves the table as it is")
  func duplicate() throws {
    let folder = try Samples.folder()
    let run = try folder.calepin("add", "fonderie", "foundry", "-m", "chips.tsv")
    #expect(run.status == 0 && run.output == "")
    #expect(run.messages == "chips.tsv has 'fonderie' = 'foundry' already\n")
    #expect(try folder.text(of: "chips.tsv") == Samples.chips)
  }

  @Test("takes any two languages")
  func otherLanguages() throws {
    let folder = try FreshFolder()
    let run = try folder.calepin(
      "add", "Halbleiter", "semiconductor", "--from", "de", "-m", "de.tsv")
    #expect(run.status == 0)
    #expect(try folder.text(of: "de.tsv").hasPrefix("de\ten\t"))
    #expect(
      try folder.calepin("lookup", "-b", "halbleiter", "-m", "de.tsv").output == "semiconductor\n")
    let french = try folder.calepin("add", "puce", "chip", "-m", "de.tsv")
    #expect(french.status == 2)
    #expect(french.messages == "calepin: de.tsv:1: the table has no column 'fr'\n")
  }

  @Test(
    "refuses what is no pair, no table and no value",
    arguments: [
      ["add", " ", "chip"], ["add", "puce", " | "], ["add", "puce", "chip", "-m", "my.tmx"],
      ["add", "puce", "chip", "--to", "fr"], ["add", "puce", "chip", "--gender", "blue"],
    ])
  func usage(arguments: [String]) throws {
    let folder = try FreshFolder()
    #expect(try folder.calepin(arguments).status == 64)
    #expect(try folder.names() == [])
  }
}
