import TestSupport
import Testing

@Suite("calepin train")
struct TrainTests {
  private static let treebank = """
    # text = La puce dort.
    1\tLa\tle\tDET\t_\t_\t_\t_\t_\t_
    2\tpuce\tpuce\tNOUN\t_\t_\t_\t_\t_\t_
    3\tdort\tdormir\tVERB\t_\t_\t_\t_\t_\tSpaceAfter=No
    4\t.\t.\tPUNCT\t_\t_\t_\t_\t_\t_


    """

  private func folder() throws -> FreshFolder {
    let folder = try FreshFolder()
    try folder.write(String(repeating: Self.treebank, count: 20), to: "train.conllu")
    try folder.write("word\tzipf\nde\t768\nla\t743\n", to: "list.tsv")
    return folder
  }

  @Test("makes models that are measured, the same each time")
  func models() throws {
    let folder = try folder()
    let tagger = [
      "train", "tagger", "train.conllu", "--smallest-weight", "1", "--evaluate", "train.conllu",
    ]
    let run = try folder.calepin(tagger + ["-o", "a.bin"])
    #expect(run.status == 0 && run.messages == "")
    #expect(run.output == "train.conllu\t80 words\ttags 100.00 %\n")
    #expect(try folder.calepin(tagger + ["-o", "b.bin"]).status == 0)
    #expect(try folder.shell("cmp a.bin b.bin").status == 0)
    let lemmas = try folder.calepin(
      "train", "lemmatizer", "train.conllu", "-o", "l.bin", "--tagger", "a.bin", "--evaluate",
      "train.conllu")
    #expect(lemmas.status == 0)
    #expect(lemmas.output.hasPrefix("train.conllu\t80 words\ttags 100.00 %\tlemmas 100.00 %"))
    #expect(try folder.calepin("train", "frequencies", "list.tsv", "-o", "f.bin").status == 0)
    #expect(try folder.names() == ["a.bin", "b.bin", "f.bin", "l.bin", "list.tsv", "train.conllu"])
  }

  @Test("refuses to replace a model without --force")
  func keepsModels() throws {
    let folder = try folder()
    try folder.write("precious", to: "f.bin")
    for command in [
      ["tagger", "train.conllu"], ["lemmatizer", "train.conllu"], ["frequencies", "list.tsv"],
    ] {
      let run = try folder.calepin(["train"] + command + ["-o", "f.bin"])
      #expect(run.status == 2)
      #expect(run.messages == "calepin: f.bin: exists already; '--force' replaces it\n")
      #expect(try folder.text(of: "f.bin") == "precious")
    }
    let forced = try folder.calepin("train", "frequencies", "list.tsv", "-o", "f.bin", "--force")
    #expect(forced.status == 0)
    #expect(try folder.shell("head -c 8 f.bin").output != "precious")
  }

  @Test(
    "names file and line of what is broken, and writes nothing",
    arguments: [
      (["tagger", "missing.conllu"], "missing.conllu: cannot open: no such file or directory"),
      (["tagger", "list.tsv"], "list.tsv:1: 2 columns, expected 10 with tabs between them"),
      (["tagger", "bad.conllu"], "bad.conllu:2: 'NOM' is not a universal part-of-speech tag"),
      (["tagger", "empty"], "empty: there is no sentence in it"),
      (["lemmatizer", "empty"], "empty: there is no sentence in it"),
      (["lemmatizer", "folder"], "folder: is a folder, expected a file"),
      (["frequencies", "bad.tsv"], "bad.tsv:2: 'la 743' is not a word, a tab and a Zipf value"),
      (["frequencies", "empty"], "empty: there is no word in it"),
      (["frequencies", "list.tsv", "-o", "no/f.bin"], "no/f.bin: cannot create: no such file"),
    ])
  func broken(arguments: [String], message: String) throws {
    let folder = try folder()
    try folder.write("# x\n1\ta\ta\tNOM\t_\t_\t_\t_\t_\t_\n", to: "bad.conllu")
    try folder.write("de\t768\nla 743\n", to: "bad.tsv")
    try folder.write("", to: "empty")
    try folder.makeFolder("folder")
    let before = try folder.names()
    let output = arguments.contains("-o") ? [] : ["-o", "f.bin"]
    let run = try folder.calepin(["train"] + arguments + output)
    #expect(run.status == 2 && run.output == "")
    #expect(run.messages.hasPrefix("calepin: \(message)"), "got: \(run.messages)")
    #expect(try folder.names() == before)
  }

  @Test("refuses a model of another kind or a damaged one as a tagger")
  func wrongModel() throws {
    let folder = try folder()
    _ = try folder.calepin("train", "frequencies", "list.tsv", "-o", "f.bin")
    for (model, message) in [
      ("f.bin", "f.bin: a model of the kind '"), ("list.tsv", "list.tsv: not a model of calepin"),
    ] {
      let run = try folder.calepin(
        "train", "lemmatizer", "train.conllu", "-o", "l.bin", "--tagger", model, "--evaluate",
        "train.conllu", "--force")
      #expect(run.status == 2 && run.messages.hasPrefix("calepin: \(message)"), "\(run.messages)")
      #expect(try !folder.names().contains("l.bin"))
    }
  }
}
