import TestSupport
import Testing

/// What is read from the standard input is answered from the whole memory, what
/// is asked on the command line from a part of it.
@Suite("calepin lookup in a large memory")
struct NarrowedLookupTests {
  private static let nouns = [
    "puce", "usine", "contrôle", "œil", "cheval", "terre", "journal", "réseau", "bateau", "clé",
  ]
  private static let others = ["rare", "nouvelle", "semi-conductrice", "d'État", "de l'armée"]
  private static let queries = [
    "puces", "yeux", "chevaux rares", "controle", "contrôles nouveaux", "reseau d'etat", "de",
    "la semi conductrice", "puse", "zzzzzz", "word", "word 7", "l'œil", "terre rare 12", "bateaux",
    "talons", "Ferse", "Absatz", "heel", "journaux",
  ]

  private let folder: FreshFolder

  /// A memory of 2,400 units and 600 entries.
  init() throws {
    folder = try FreshFolder()
    var random = SeededGenerator(seed: 11)
    func term(_ number: Int) -> String {
      let words = (0..<Int.random(in: 1...3, using: &random)).flatMap { _ in
        [Self.nouns.randomElement(using: &random), Self.others.randomElement(using: &random)]
      }
      return words.compactMap(\.self).joined(separator: " ") + " \(number)"
    }
    let units = (0..<2400).map { number in
      """
      <tu><tuv xml:lang="fr"><seg>\(term(number))</seg></tuv>\
      <tuv xml:lang="en"><seg>word \(number)</seg></tuv></tu>
      """
    }
    try folder.write(
      """
      <tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" \
      o-tmf="x" adminlang="en" srclang="fr" datatype="plaintext"/><body>
      \(units.joined(separator: "\n"))
      </body></tmx>
      """, to: "u.tmx")
    let rows = (0..<600).map { "\(term($0))\tthing \($0)\n" }
    try folder.write("fr\ten\n" + rows.joined(), to: "e.tsv")
    for file in ["u.tmx", "e.tsv"] { try calepin("import", file) }
  }

  private func calepin(_ words: String...) throws {
    let run = try folder.calepin(words + ["-m", "m.calepin"])
    #expect(run.status == 0, "\(words): \(run.messages)")
  }

  /// Asks everything both ways.
  private func compare(_ options: [String] = []) throws {
    for query in Self.queries {
      let options = ["-m", "m.calepin", "--json"] + options
      let part = try folder.calepin(["lookup"] + options + ["--", query])
      let whole = try folder.calepin(["lookup", "-"] + options, input: query + "\n")
      #expect(part == whole, "'\(query)'")
    }
  }

  @Test(
    "answers as from the whole",
    arguments: [[], ["--from", "fr"], ["--to", "fr"], ["-n", "2"], ["-n", "5000"]])
  func agrees(options: [String]) throws {
    try compare(options)
    #expect(try folder.names().contains("m.calepin-entries"))
  }

  @Test("sees what was added, changed and deleted since")
  func follows() throws {
    try compare()
    let index = try folder.bytes(of: "m.calepin-entries")
    try calepin("add", "talon", "heel")
    try calepin("add", "talon", "Ferse | Absatz", "--to", "de")
    try calepin("edit", "#20", "--source", "yeux de cheval")
    try calepin("delete", "#21")
    try calepin("delete", "#30", "--entry")
    try compare()
    #expect(try folder.bytes(of: "m.calepin-entries") == index)
    // Now the order of the languages is another.
    try calepin("delete", "#1")
    try compare()
    #expect(try folder.bytes(of: "m.calepin-entries") != index)
  }

  @Test("makes a damaged index anew, and one of another memory")
  func mends() throws {
    try compare()
    let index = try folder.bytes(of: "m.calepin-entries")
    try folder.write(Array(index.prefix(index.count / 2)), to: "m.calepin-entries")
    try compare()
    #expect(try folder.bytes(of: "m.calepin-entries") == index)
    var other = index
    other[8] ^= 1
    try folder.write(other, to: "m.calepin-entries")
    try compare()
    #expect(try folder.bytes(of: "m.calepin-entries") == index)
  }
}
