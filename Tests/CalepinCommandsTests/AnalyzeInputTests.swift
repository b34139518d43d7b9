import TestSupport
import Testing

@Suite("calepin analyze: what it reads")
struct AnalyzeInputTests {
  private static let srx = """
    <srx version="2.0"><header segmentsubflows="yes" cascade="no"/><body>
    <languagerules><languagerule languagerulename="all">
    <rule break="yes"><beforebreak>;</beforebreak><afterbreak>\\s</afterbreak></rule>
    </languagerule></languagerules>
    <maprules><languagemap languagepattern=".*" languagerulename="all"/></maprules></body></srx>
    """

  @Test("cuts sentences by SRX rules")
  func srx() throws {
    let folder = try FreshFolder()
    try folder.write(Self.srx, to: "rules.srx")
    let run = try folder.calepin(
      ["analyze", "--srx", "rules.srx"], input: "Un mot. Deux ; trois.\n")
    let texts = run.output.split(separator: "\n").filter { $0.hasPrefix("# text = ") }
    #expect(texts == ["# text = Un mot. Deux ;", "# text = trois."])
  }

  @Test(
    "says what is wrong with SRX rules",
    arguments: [
      ("break=\"yes\"", "break=\"oui\"", "'break' is 'oui'"), (";", "(;", "')' expected"),
      (".*", "en", "no rules for the language 'fr'"), ("srx", "tmx", "not an SRX file"),
    ])
  func brokenRules(old: String, new: String, message: String) throws {
    let folder = try FreshFolder()
    try folder.write(Self.srx.replacing(old, with: new), to: "rules.srx")
    let run = try folder.calepin(["analyze", "--srx", "rules.srx"], input: "Un mot.\n")
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.messages.contains("rules.srx") && run.messages.contains(message), "\(run.messages)")
  }

  @Test("keeps the tokens of CoNLL-U")
  func conllu() throws {
    let line = { (id: Int, form: String) in "\(id)\t\(form)\t_\t_\t_\tX=y\t_\t_\t_\t_\n" }
    let file = line(1, "New York") + line(2, "dort") + "\n"
    let run = try FreshFolder().calepin(["analyze", "--input", "conllu"], input: file)
    let rows = run.output.split(separator: "\n").map { $0.split(separator: "\t") }
    #expect(rows.map { $0[1] } == ["New York", "dort"] && rows.allSatisfy { $0[5] == "X=y" })
    #expect(rows.allSatisfy { $0[3] != "_" })
    let json = try FreshFolder().calepin(
      ["analyze", "--input", "conllu", "--json"], input: file)
    #expect(
      json.output.hasPrefix(
        "{\"line\":1,\"text\":\"New York dort\",\"tokens\":[{\"form\":\"New York\""))
  }

  @Test("counts sentences and names documents over several files")
  func files() throws {
    let folder = try FreshFolder()
    try folder.write("Un mot.\n", to: "a.txt")
    try folder.write("Une puce.\n", to: "b.txt")
    let run = try folder.calepin("analyze", "b.txt", "a.txt")
    let comments = run.output.split(separator: "\n").filter { $0.hasPrefix("#") }
    #expect(
      comments == [
        "# newdoc id = b.txt", "# sent_id = 1", "# text = Une puce.", "# newdoc id = a.txt",
        "# sent_id = 2", "# text = Un mot.",
      ])
  }

  @Test(
    "cuts compounds in CoNLL-U and not in JSON, unless it is told otherwise",
    arguments: [
      ([], true), (["--compounds", "whole"], false), (["--json"], false),
      (["--json", "--compounds", "cut"], true),
    ] as [([String], Bool)])
  func compounds(options: [String], isCut: Bool) throws {
    let run = try FreshFolder().calepin(
      ["analyze", "--from", "en"] + options, input: "A state-of-the-art chip.\n")
    #expect(
      run.output.contains(options.contains("--json") ? "\"form\":\"art\"" : "\tart\t") == isCut)
  }

  @Test("counts lines over pieces of a long text")
  func lines() throws {
    let folder = try FreshFolder()
    try folder.write(
      String(repeating: "Un mot dort.\n\n", count: 100_000) + "Fin.\n", to: "long.txt")
    let run = try folder.calepin("analyze", "long.txt", "--json")
    let last = run.output.split(separator: "\n").last ?? ""
    #expect(last.hasPrefix("{\"line\":200001,\"text\":\"Fin.\""), "\(last)")
  }
}
