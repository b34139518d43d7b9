import Foundation
import TestSupport
import Testing

@Suite("The help")
struct HelpTests {
  private static let commands = [
    "", "lookup", "search", "concordance", "import", "export", "edit", "delete", "info", "extract",
    "align",
    "equivalents", "add",
    "check", "convert", "analyze", "train", "train tagger", "train lemmatizer", "train frequencies",
    "train background", "train terms", "train lexicon", "train glossary", "tm", "tm validate",
    "tm stats", "tm diff",
    "tm repair", "tm dedupe", "tm merge", "tm split", "tm filter", "tm clean", "tm invert",
    "tm retag",
  ]

  private static func help(
    _ command: String, in folder: FreshFolder, columns: Int = 80
  ) throws -> String {
    let run = try folder.calepin(
      command.split(separator: " ").map(String.init) + ["--help"],
      environment: ["COLUMNS": "\(columns)"])
    #expect(run.status == 0 && run.messages == "")
    return run.output
  }

  @Test("of each command is as it was", arguments: commands)
  func snapshot(command: String) throws {
    let name = (["help"] + command.split(separator: " ").map(String.init)).joined(separator: "-")
    try expectSnapshot(try Self.help(command, in: try FreshFolder()), named: name + ".txt")
  }

  @Test("names each command, and each command is looked at here")
  func isComplete() throws {
    let help = try Self.help("", in: try FreshFolder())
    let listed = help.matches(of: /\n  ([a-z]+) {2,}/).map { String($0.output.1) }
    let known = Self.commands.compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(Set(listed).subtracting(["help"]) == Set(known))
  }

  @Test("gives examples that work as they stand", arguments: commands)
  func examples(command: String) throws {
    // Wide enough that no example is wrapped.
    let examples = try Self.help(command, in: try FreshFolder(), columns: 200)
      .split(separator: "\n")
      .filter { $0.hasPrefix("  calepin ") || $0.hasPrefix("  echo ") }
    #expect(!examples.isEmpty || command.isEmpty || command.hasPrefix("train "), "\(command)")
    for example in examples {
      let folder = try Self.exampleFolder()
      let run = try folder.shell(String(example))
      #expect(run.status == 0, "\(example): \(run.messages)")
      #expect(!run.messages.contains("calepin: ") && !run.messages.contains("warning: "))
    }
  }

  /// A folder with all the files that the examples name.
  private static func exampleFolder() throws -> FreshFolder {
    let folder = try Samples.folder()
    try folder.write(
      "La machine 42 de Brévent coûte 19 millions d’euros.\n", to: "article.fr.txt")
    try folder.write(
      "The machine 42 of Brévent costs 19 million euros.\n", to: "article.en.txt")
    for (name, sentence) in [
      ("laws.txt", "Le juge applique la loi. "), ("debates.txt", "La séance est ouverte. "),
      ("law.txt", "Le tribunal applique la loi. "), ("radio.txt", "La fonderie grave des puces. "),
    ] { try folder.write(String(repeating: sentence, count: 40), to: name) }
    for name in ["mine.tsv", "glossary.tsv", "listed.tsv"] {
      try folder.write(Samples.chips, to: name)
    }
    #expect(try folder.shell("calepin convert mine.tsv -o memory.tmx 2> /dev/null").status == 0)
    #expect(try folder.shell("calepin import memory.tmx mine.tsv -m chips.calepin").status == 0)
    #expect(try folder.shell("cp memory.tmx old.tmx && gzip -k old.tmx").status == 0)
    try folder.write(
      "1\tThe file is saved.\tLe fichier est enregistré.\n", to: "units.tsv")
    try folder.write(
      """
      msgid ""
      msgstr "Language: fr\\n"

      msgid "Save the file"
      msgstr "Enregistrer le fichier"

      """, to: "messages.po")
    try folder.write(
      "1\tLa\tle\tDET\t_\t_\t_\t_\t_\t_\n2\tpuce\tpuce\tNOUN\t_\t_\t_\t_\t_\t_\n\n",
      to: "train.conllu")
    try folder.write("La puce dort.\tThe chip sleeps.\n", to: "bitext.tsv")
    try folder.write("puce\nterre rare\n", to: "terms.txt")
    try folder.write("1\tpuces\t_\t_\t_\t_\t_\t_\t_\t_\n\n", to: "tokens.conllu")
    try folder.write(
      """
      <srx version="2.0"><header cascade="no"/><body><languagerules>
      <languagerule languagerulename="A"><rule break="yes"><beforebreak>\\.</beforebreak>\
      <afterbreak>\\s</afterbreak></rule></languagerule></languagerules><maprules>
      <languagemap languagepattern=".*" languagerulename="A"/></maprules></body></srx>
      """, to: "cat-tool.srx")
    return folder
  }
}
