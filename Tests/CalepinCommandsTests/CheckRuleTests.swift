import Foundation
import TestSupport
import Testing

@Suite("calepin check with the rules of a project")
struct CheckRuleTests {
  private static let po = """
    msgid ""
    msgstr "Language: fr\\nContent-Type: text/plain; charset=UTF-8\\n"

    #, max-length:10
    msgid "Open file"
    msgstr "Ouvrir le fichier"

    msgid "See page four"
    msgstr "Voir pg quatre"

    """

  private func findings(_ folder: FreshFolder, _ files: [String]) throws -> [CheckShape.Finding] {
    let run = try folder.calepin(
      ["check"] + files + ["--from", "en", "--to", "fr", "--json"])
    return try JSONDecoder().decode(CheckShape.self, from: Data(run.output.utf8)).findings
  }

  @Test("finds what they ask for, in the files they are for")
  func rules() throws {
    let folder = try FreshFolder()
    try folder.write(Self.po, to: "a.po")
    try folder.write("en\tfr\nSee page five\tVoir pg cinq\n", to: "b.tsv")
    try folder.write(
      """
      [[rules]]
      id = "pages"
      message = "'page' is written out"
      severity = "error"
      path = "*.po"
      source = '\\bpages?\\b'
      target = '\\bpg\\b'

      [[rules]]
      id = "see"
      message = "'see' is 'consulter'"
      words = true
      source = "see"
      not-target = "consulter"
      """, to: "calepin.toml")
    let found = try findings(folder, ["a.po", "b.tsv"])
    #expect(found.map(\.check) == ["max-length", "checklist", "regex", "checklist"])
    #expect(found.map(\.severity) == ["error", "warning", "error", "warning"])
    #expect(found[2].targetRange?.start == 5 && found[2].targetRange?.length == 2)
  }

  @Test("reads limits from XLIFF and from the settings")
  func limits() throws {
    let folder = try FreshFolder()
    let file = """
      <xliff version="1.2"><file source-language="en" target-language="fr" original="x" \
      datatype="plaintext"><body><trans-unit id="q" maxwidth="5" size-unit="char">\
      <source>Open</source><target>Ouvrir</target></trans-unit><trans-unit id="r" maxwidth="5">\
      <source>Open</source><target>Ouvrir</target></trans-unit></body></file></xliff>
      """
    try folder.write(file, to: "a.xlf")
    #expect(
      try findings(folder, ["a.xlf"]).filter { $0.check == "max-length" }.map(\.unit) == ["q"])
    try folder.write("[checks]\nmax-length = 4\n", to: "calepin.toml")
    let found = try findings(folder, ["a.xlf"]).filter { $0.check == "max-length" }
    #expect(found.map(\.unit) == ["q", "r"])
  }

  @Test(
    "refuses what it cannot use, with line and key",
    arguments: [
      ("[checks]\nmax-length = 0", "calepin.toml:2: 'checks.max-length' is 0"),
      (
        "[[rules]]\nid = \"a\"\nmessage = \"b\"\ntarget = \"(x\"",
        "calepin.toml:4: 'rules[0].target' is '(x'"
      ),
      ("[[rules]]\nid = \"a\"\ntarget = \"x\"", "calepin.toml:1: 'rules[0]' has no 'message'"),
      ("[[rules]]\nid = \"a\"\nmessage = \"b\"", "calepin.toml:1: 'rules[0]' asks for nothing"),
      (
        "[[rules]]\nid = \"a\"\nmessage = \"b\"\ntarget = \"x\"\nseverity = \"bad\"",
        "calepin.toml:5: 'rules[0].severity' is 'bad'"
      ),
    ])
  func refuses(settings: String, message: String) throws {
    let folder = try FreshFolder()
    try folder.write(Self.po, to: "a.po")
    try folder.write(settings, to: "calepin.toml")
    let run = try folder.calepin(["check", "a.po"])
    #expect(run.status == 2)
    #expect(run.messages.contains(message), "\(run.messages)")
  }

  @Test("writes preferred terms in the place of forbidden ones")
  func fixes() throws {
    let folder = try FreshFolder()
    try folder.write("file\tfichier\tcahier\n", to: "t.tsv")
    try folder.write("en\tfr\nOld files\tVieux cahiers\n", to: "b.tsv")
    let arguments = [
      "check", "b.tsv", "-m", "t.tsv", "--columns", "en,fr,fr.forbidden", "--from", "en", "--to",
      "fr",
    ]
    let shown = try folder.calepin(arguments + ["--dry-run"])
    #expect(shown.output.contains("-Old files\tVieux cahiers\n+Old files\tVieux fichiers\n"))
    _ = try folder.calepin(arguments + ["--fix"])
    #expect(try folder.text(of: "b.tsv") == "en\tfr\nOld files\tVieux fichiers\n")
  }

  @Test("writes the article and the verb form that the preferred terms take")
  func fixesAround() throws {
    let folder = try FreshFolder()
    try folder.write("object\tobjet\tmachin\nreturn\trenvoyer\tretourner\n", to: "t.tsv")
    try folder.write("en\tfr\nIt will return the object\tIl retournera le machin\n", to: "b.tsv")
    let run = try folder.calepin([
      "check", "b.tsv", "-m", "t.tsv", "--columns", "en,fr,fr.forbidden", "--from", "en", "--to",
      "fr", "--json",
    ])
    #expect(run.output.contains("l'objet") && run.output.contains("renverra"), "\(run.output)")
  }
}
