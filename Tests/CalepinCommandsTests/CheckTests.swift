import Foundation
import TestSupport
import Testing

@Suite("calepin check")
struct CheckTests {
  /// A bitext with a fault in its second and third row.
  private static let bitext = """
    id\ten\tfr
    a\tSave 12 files.\tEnregistrer 12 fichiers.
    b\tSave 14 files.\tEnregistrer 15 fichiers.
    c\tWhy?\tPourquoi?

    """

  private static let languages = ["--from", "en", "--to", "fr"]

  private func folder() throws -> FreshFolder {
    let folder = try FreshFolder()
    try folder.write(Self.bitext, to: "bitext.tsv")
    return folder
  }

  private func findings(
    _ folder: FreshFolder, _ arguments: [String]
  ) throws -> [CheckShape.Finding] {
    let run = try folder.calepin(["check"] + arguments + Self.languages + ["--json"])
    return try JSONDecoder().decode(CheckShape.self, from: Data(run.output.utf8)).findings
  }

  @Test("names unit, line and place of what it finds, and exits with 1")
  func finds() throws {
    let folder = try folder()
    let run = try folder.calepin(["check", "bitext.tsv"] + Self.languages)
    #expect(run.status == 1)
    #expect(
      run.output.hasPrefix(
        """
        bitext.tsv:3: error: '14' became '15' [number-mismatch] (unit b)
          Enregistrer 15 fichiers.
                      ^~
        bitext.tsv:4: warning: a space is missing before '?' [fr-punct-space] (unit c)
        """))
    #expect(try findings(folder, ["bitext.tsv"]).map(\.unit) == ["b", "c"])
  }

  @Test(
    "exits by the least severity that counts",
    arguments: [("info", 1), ("warning", 1), ("error", 1)] as [(String, Int32)])
  func severities(severity: String, status: Int32) throws {
    let folder = try folder()
    let run = try folder.calepin(
      ["check", "bitext.tsv", "--min-severity", severity] + Self.languages)
    #expect(run.status == status)
    let clean = try folder.calepin(
      ["check", "bitext.tsv", "--min-severity", "error", "--except", "number-mismatch"]
        + Self.languages)
    #expect(clean.status == 0)
  }

  @Test("reads tables without a header, spaces and empty cells as they stand")
  func rawTable() throws {
    let folder = try FreshFolder()
    try folder.write("x1\tOpen\t Ouvrir\nx2\tClose\t\n", to: "raw.tsv")
    let found = try findings(folder, ["raw.tsv", "--columns", "id,en,fr"])
    #expect(found.map(\.check) == ["edge-space", "empty-target"])
    #expect(found.map(\.unit) == ["x1", "x2"])
  }

  @Test("compares terms in any form with a termbase that has columns of its own")
  func terms() throws {
    let folder = try FreshFolder()
    try folder.write(
      "thread\tfil d'exécution\tthread\nsetting\tparamètre|réglage\toption\n", to: "t.tsv")
    try folder.write(
      """
      id\ten\tfr
      1\tThe threads have ended.\tLes fils d’exécution sont terminés.
      2\tThe threads have ended.\tLes threads sont terminés.
      3\tThe settings are saved.\tLes réglages sont enregistrés.
      4\tThe settings are saved.\tLes choix sont enregistrés.
      5\tThe ``settings`` are saved.\tLes ``settings`` sont enregistrés.

      """, to: "b.tsv")
    let found = try findings(
      folder,
      [
        "b.tsv", "-m", "t.tsv", "--columns", "en,fr,fr.forbidden", "--only", "term-forbidden",
        "term-missing",
      ])
    #expect(found.map(\.check) == ["term-forbidden", "term-missing"])
    #expect(found.map(\.unit) == ["2", "4"])
    #expect(found.first?.suggestion == "fils d'exécution")
  }

  @Test("finds all translations of a source that has several")
  func consistency() throws {
    let folder = try FreshFolder()
    try folder.write(
      "en\tfr\nOpen it\tOuvrez-le\nClose it\tFermez-le\nOpen  it\tOuvrir\nOpen it\tOuvrez-le\n",
      to: "b.tsv")
    let found = try findings(folder, ["b.tsv", "--only", "inconsistent-target"])
    #expect(found.map(\.line) == [2, 4, 5])
    #expect(found.first?.message == "translated in 2 ways: 'Ouvrez-le' (2), 'Ouvrir' (1)")
    #expect(found[1].suggestion == "Ouvrez-le")
  }

  @Test("tells only what is new beside a baseline, and what is fixed")
  func baseline() throws {
    let folder = try folder()
    let written = try folder.calepin(
      ["check", "bitext.tsv", "--write-baseline", "known.json"] + Self.languages)
    #expect(written.status == 0)
    let arguments = ["check", "bitext.tsv", "--baseline", "known.json"] + Self.languages
    #expect(try folder.calepin(arguments).status == 0)
    // The units change places, one fault goes and another one comes.
    try folder.write(
      """
      id\ten\tfr
      c\tWhy?\tPourquoi ?
      b\tSave 14 files.\tEnregistrer 15 fichiers.
      d\tSave {name}.\tEnregistrer {nom}.

      """, to: "bitext.tsv")
    let run = try folder.calepin(arguments)
    #expect(run.status == 1)
    #expect(run.output.contains("placeholder-changed") && !run.output.contains("number-mismatch"))
    #expect(run.output.contains("1 in the baseline, 1 of the baseline are fixed"))
    try folder.write("{}", to: "broken.json")
    #expect(
      try folder.calepin(["check", "bitext.tsv", "--baseline", "broken.json"] + Self.languages)
        .messages.contains("not a baseline"))
  }

  @Test("lets pass what is waived beside the unit, and tells of waivers without use")
  func waivers() throws {
    let folder = try FreshFolder()
    let header = "msgid \"\"\nmsgstr \"Language: fr\\n\"\n\n"
    try folder.write(
      header + """
        # calepin-ignore: number-mismatch, rounded on purpose
        msgid "14 files"
        msgstr "15 fichiers"

        # calepin-ignore: url-changed
        msgid "a file"
        msgstr "un fichier"

        """, to: "m.po")
    let run = try folder.calepin(["check", "m.po"] + Self.languages)
    #expect(run.status == 0)
    #expect(run.messages.contains("a waiver that waives nothing"))
  }

  @Test("pairs the sentences of a text and its translation, and names lines of the translation")
  func documents() throws {
    let folder = try FreshFolder()
    try folder.write(
      "# Machines\n\nLe site compte 12 machines neuves.\n\nElles arrivent par bateau en mai.\n",
      to: "site.fr.md")
    try folder.write(
      "# Machines\n\nThe site has 14 new machines.\n\nThey arrive by ship in May.\n",
      to: "site.en.md")
    let run = try folder.calepin("check", "site.fr.md", "site.en.md", "--format", "jsonl")
    #expect(run.status == 1)
    #expect(run.output.contains("\"check\":\"number-mismatch\""))
    #expect(run.output.contains("\"file\":\"site.en.md\"") && run.output.contains("\"line\":3,"))
    #expect(run.output.split(separator: "\n").count == 1)
  }

  @Test("tells what memories translate otherwise")
  func memories() throws {
    let folder = try FreshFolder()
    try folder.write("en\tfr\nOpen it\tOuvrez-le\n", to: "old.tsv")
    try folder.write("en\tfr\nOpen it\tOuvrir\nOpen that\tOuvrir\n", to: "new.tsv")
    let found = try findings(folder, ["new.tsv", "--tm", "old.tsv"])
    #expect(found.map(\.check) == ["tm-conflict"])
    #expect(found.first?.suggestion == "Ouvrez-le")
  }

  @Test("lets pass what the project waives with a reason, and tells of waivers without use")
  func standingWaivers() throws {
    let folder = try folder()
    let waiver = "[[waivers]]\ncheck = \"number-mismatch\"\nunit = \"b\"\n"
    try folder.write(waiver + "reason = \"rounded\"\n", to: "calepin.toml")
    #expect(try findings(folder, ["bitext.tsv"]).map(\.unit) == ["c"])
    let other = try folder.calepin(
      ["check", "bitext.tsv", "--only", "edge-space"] + Self.languages)
    #expect(other.messages.contains("calepin.toml:2: warning: a waiver that waives nothing"))
    try folder.write(waiver, to: "calepin.toml")
    let broken = try folder.calepin(["check", "bitext.tsv"] + Self.languages)
    #expect(broken.status == 2 && broken.messages.contains("calepin.toml:1: 'waivers[0]' has no"))
  }

  @Test("changes only the faulty bytes of a file")
  func fixes() throws {
    let folder = try folder()
    let arguments = ["check", "bitext.tsv"] + Self.languages
    let shown = try folder.calepin(arguments + ["--dry-run"])
    #expect(shown.output.contains("-c\tWhy?\tPourquoi?\n+c\tWhy?\tPourquoi\u{A0}?\n"))
    #expect(try folder.text(of: "bitext.tsv") == Self.bitext)
    #expect(try folder.calepin(arguments + ["--fix"]).status == 0)
    let fixed = Self.bitext.replacing("Pourquoi?", with: "Pourquoi\u{A0}?")
    #expect(try folder.text(of: "bitext.tsv") == fixed)
    #expect(try folder.calepin(arguments + ["--fix"]).messages == "0 units changed\n")
  }

  @Test(
    "writes the forms of build servers and code hosts",
    arguments: [
      ("sarif", "\"ruleId\":\"number-mismatch\""),
      ("junit", "<failure message=\"'14' became '15'\""),
      ("checkstyle", "<error line=\"3\" severity=\"error\" message=\"unit b: '14' became '15'\""),
      ("github", "::error file=bitext.tsv,line=3,title=number-mismatch::unit b: '14' became '15'"),
      ("html", "<mark>15</mark>"), ("jsonl", "\"check\":\"fr-punct-space\""),
    ])
  func formats(format: String, part: String) throws {
    let folder = try folder()
    let arguments = ["check", "bitext.tsv", "--format", format] + Self.languages
    let first = try folder.calepin(arguments)
    #expect(first.status == 1 && first.output.contains(part), "\(first.output)")
    #expect(try folder.calepin(arguments).output == first.output)
  }

  @Test("asks the calepin.toml of the project, for all files or for certain paths")
  func project() throws {
    let folder = try folder()
    try folder.write(
      """
      from = "en"
      to = "fr"
      [checks]
      except = ["fr-punct-space"]
      [[paths]]
      path = "old/**"
      checks.severities.number-mismatch = "info"

      """, to: "calepin.toml")
    try folder.makeFolder("old")
    try folder.write(Self.bitext, to: "old/bitext.tsv")
    let run = try folder.calepin("check", "bitext.tsv", "old/bitext.tsv")
    #expect(run.status == 1 && run.output.contains("2 errors") == false)
    #expect(run.output.contains("6 units, 1 errors, 0 warnings"), "\(run.output)")
    try folder.write("[checks]\nonly = [\"nonsense\"]\n", to: "calepin.toml")
    let broken = try folder.calepin("check", "bitext.tsv")
    #expect(broken.status == 2)
    #expect(broken.messages.contains("calepin.toml:2: 'checks.only' is 'nonsense', expected"))
  }

  @Test("lists and explains its checks")
  func manual() throws {
    let folder = try FreshFolder()
    #expect(try folder.calepin("check", "--list").output.contains("number-mismatch"))
    let run = try folder.calepin("check", "--explain", "doubled-word")
    #expect(run.output.hasPrefix("doubled-word (warning, on by default)"))
    #expect(try folder.calepin("check", "--explain", "nonsense").status == 64)
  }

  @Test(
    "exits with 2 when a file cannot be read",
    arguments: [["absent.tsv"], ["broken.tmx"], ["wide.tsv"]])
  func unreadable(files: [String]) throws {
    let folder = try FreshFolder()
    try folder.write("<tmx><body><tu>", to: "broken.tmx")
    try folder.write("1\t2\t3\n", to: "wide.tsv")
    let run = try folder.calepin(["check"] + files)
    #expect(run.status == 2 && run.messages.hasPrefix("calepin: \(files[0])"))
  }
}
