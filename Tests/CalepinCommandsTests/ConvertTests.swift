import TestSupport
import Testing

@Suite("calepin convert")
struct ConvertTests {
  private static let table = """
    fr\ten\tpos\tgender\tdomain\tnote
    fonderie\tfoundry\tnoun\tfeminine\tchips\tMakes chips, for others.
    « puce »\tchip <1> & \\\\ co\t\t\t\t
    terres rares\trare earths\tnoun\t\tmining\tTwo\\nlines.

    """

  @Test("turns a table into a memory and back without loss of a pair")
  func roundTrip() throws {
    let folder = try FreshFolder()
    try folder.write(Self.table, to: "a.tsv")
    for (source, target) in [
      ("a.tsv", "b.tmx"), ("b.tmx", "c.csv"), ("c.csv", "d.tmx"), ("d.tmx", "e.tsv"),
    ] {
      let run = try folder.calepin("convert", source, "-o", target)
      #expect(run == .init(status: 0, output: "", messages: ""), "\(source): \(run.messages)")
    }
    #expect(try folder.text(of: "b.tmx") == folder.text(of: "d.tmx"))
    let rows = try folder.text(of: "e.tsv").split(separator: "\n")
    #expect(rows.count == 4 && rows[0].hasPrefix("fr\ten\t"))
    #expect(
      rows[1].hasPrefix("fonderie\tfoundry\t") && rows[1].contains("\tnoun\tfeminine\tchips\t"))
    #expect(rows[2].hasPrefix("« puce »\tchip <1> & \\\\ co\t"))
    #expect(rows[3].contains("Two\\nlines."))
  }

  @Test("prints a table without a header into a pipe, with one only when told so")
  func pipe() throws {
    let folder = try FreshFolder()
    try folder.write("en\tfr\nchip\tpuce\n", to: "a.tsv")
    let bare = try folder.calepin("convert", "a.tsv", "-o", "-", "--format", "tsv")
    #expect(bare == .init(status: 0, output: "puce\tchip\n", messages: ""))
    let csv = try folder.calepin("convert", "a.tsv", "-o", "-", "--format", "csv", "--header")
    #expect(csv.output.hasPrefix("fr,en,") && csv.output.contains("\npuce,chip,"))
    let tmx = try folder.calepin("convert", "a.tsv", "-o", "-", "--format", "tmx")
    #expect(tmx.output.contains("<seg>puce</seg>"))
    #expect(try folder.names() == ["a.tsv"])
  }

  @Test("puts several files into one, in their order, from the standard input as well")
  func severalFiles() throws {
    let folder = try FreshFolder()
    try folder.write("fr\ten\na\tb\n", to: "a.tsv")
    try folder.write("fr,en\nc,d\n", to: "b.csv")
    #expect(try folder.calepin("convert", "a.tsv", "-o", "c.tmx").status == 0)
    let run = try folder.calepin(
      ["convert", "b.csv", "c.tmx", "-", "-o", "-", "--format", "tsv"], input: "fr\ten\ne\tf\n")
    #expect(run == .init(status: 0, output: "c\td\na\tb\ne\tf\n", messages: ""))
  }

  @Test("takes any two languages, and columns that the caller names")
  func languages() throws {
    let folder = try FreshFolder()
    try folder.write("7\tHalbleiter\tsemiconductor\n", to: "a.tsv")
    let run = try folder.calepin(
      "convert", "a.tsv", "--columns", "id,de,es", "--from", "de", "--to", "es", "-o", "a.tmx")
    #expect(run.status == 0)
    let text = try folder.text(of: "a.tmx")
    #expect(text.contains(#"srclang="de""#) && text.contains(#"<tuv xml:lang="es">"#))
  }

  @Test("refuses an output that is there, and leaves it whole when the input breaks")
  func keepsOutput() throws {
    let folder = try FreshFolder()
    try folder.write("fr\ten\na\tb\n", to: "a.tsv")
    try folder.write("fr,en\nc,\"d\n", to: "broken.csv")
    try folder.write("precious", to: "out.tmx")
    let refused = try folder.calepin("convert", "a.tsv", "-o", "out.tmx")
    #expect(refused.status == 2)
    #expect(refused.messages == "calepin: out.tmx: exists already; '--force' replaces it\n")
    let broken = try folder.calepin("convert", "a.tsv", "broken.csv", "-o", "out.tmx", "--force")
    #expect(broken.status == 2)
    #expect(broken.messages == "calepin: broken.csv:2: a quote is opened and never closed\n")
    #expect(try folder.text(of: "out.tmx") == "precious")
    #expect(try folder.names() == ["a.tsv", "broken.csv", "out.tmx"])
    #expect(try folder.calepin("convert", "a.tsv", "-o", "a.tsv", "--force").status == 0)
    #expect(try folder.text(of: "a.tsv").contains("\na\tb\t"))
  }

  @Test("asks where to write, and in what format", arguments: [[], ["-o", "x"], ["-o", "-"]])
  func usage(arguments: [String]) throws {
    let folder = try FreshFolder()
    try folder.write("fr\ten\na\tb\n", to: "a.tsv")
    #expect(try folder.calepin(["convert", "a.tsv"] + arguments).status == 64)
    #expect(try folder.names() == ["a.tsv"])
  }
}
