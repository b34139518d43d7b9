import Foundation
import TestSupport
import Testing

@Suite("A .calepin file")
struct StoreTests {
  private let folder: FreshFolder

  private static let header = """
    <?xml version="1.0"?>
    <tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" \
    o-tmf="x" adminlang="en" srclang="fr" datatype="plaintext"><prop type="p">v</prop></header><body>

    """

  private static func unit(
    _ source: String, _ target: String, attributes: String = "", said: String = ""
  ) -> String {
    """
    <tu \(attributes)>\(said)<tuv xml:lang="fr"><seg>\(source)</seg></tuv>\
    <tuv xml:lang="en-GB"><seg>\(target)</seg></tuv></tu>

    """
  }

  private static func tmx(_ units: String...) -> String {
    header + units.joined() + "</body></tmx>\n"
  }

  init() throws {
    folder = try FreshFolder()
    try folder.write(
      Self.tmx(
        Self.unit(
          "Les <bpt i=\"1\">&lt;b&gt;</bpt>terres<ept i=\"1\">&lt;/b&gt;</ept> rares",
          "Rare earths",
          attributes: "tuid=\"7\" creationdate=\"20260301T120000Z\" changeid=\"eva\"",
          said: "<note>n</note><prop type=\"x-context\">c</prop>"),
        Self.unit("Une puce", "A chip")), to: "a.tmx")
    try folder.write(Self.tmx(Self.unit("Une puce", "One chip")), to: "b.tmx")
  }

  private func calepin(_ line: String) throws -> FreshFolder.Run {
    try folder.shell("calepin " + line)
  }

  private func pairs(_ memory: String = "m.calepin") throws -> String {
    let run = try calepin("export -m \(memory) -o - --format tsv --from fr --to en")
    #expect(run.status == 0, "\(run.messages)")
    return run.output
  }

  @Test("gives back on export what was imported, whatever the format")
  func roundTrip() throws {
    #expect(try calepin("import a.tmx -m m.calepin").status == 0)
    let direct = try calepin("convert a.tmx -o - --format tmx").output
    #expect(direct.contains("x-context") && direct.contains("20260301T120000Z"))
    for line in ["export -m m.calepin -o - --format tmx", "convert m.calepin -o - --format tmx"] {
      #expect(try calepin(line).output == direct)
    }
  }

  @Test("tells what was added and what was there, also as JSON")
  func summary() throws {
    #expect(
      try calepin("import a.tmx b.tmx -m m.calepin").output == """
        a.tmx: read 2, added 2, updated 0, duplicate 0, skipped 0
        b.tmx: read 1, added 1, updated 0, duplicate 0, skipped 0
        total: read 3, added 3, updated 0, duplicate 0, skipped 0

        """)
    #expect(
      try calepin("import a.tmx -m m.calepin --json").output == """
        {"files":[{"added":0,"duplicate":2,"file":"a.tmx","read":2,"reasons":{},"skipped":0,\
        "updated":0}],"memory":"m.calepin","total":{"added":0,"duplicate":2,"file":"total",\
        "read":2,"reasons":{},"skipped":0,"updated":0}}

        """)
  }

  @Test(
    "follows the policy where the source text is there with another translation",
    arguments: [
      ("both", "added 1, updated 0, duplicate 0, skipped 0", "A chip|One chip"),
      ("keep", "added 0, updated 0, duplicate 0, skipped 1", "A chip"),
      ("replace", "added 0, updated 1, duplicate 0, skipped 0", "One chip"),
      ("merge", "added 0, updated 0, duplicate 1, skipped 0", "A chip"),
    ])
  func policies(policy: String, counts: String, targets: String) throws {
    #expect(try calepin("import a.tmx -m m.calepin").status == 0)
    let run = try calepin("import b.tmx -m m.calepin --on-duplicate \(policy)")
    #expect(run.output.contains(counts))
    let found = try pairs().split(separator: "\n").filter { $0.hasPrefix("Une puce\t") }
      .compactMap { $0.split(separator: "\t").last }
    #expect(found.joined(separator: "|") == targets)
  }

  @Test("keeps two translations that one file has, whatever the policy")
  func keepsAlternatives() throws {
    try folder.write(
      Self.tmx(Self.unit("Une puce", "A chip"), Self.unit("Une puce", "One chip")), to: "two.tmx")
    #expect(try calepin("import two.tmx -m m.calepin --on-duplicate replace").status == 0)
    #expect(try calepin("import two.tmx -m m.calepin --on-duplicate replace").status == 0)
    #expect(try pairs() == "Une puce\tA chip\nUne puce\tOne chip\n")
  }

  @Test("stays as it was when a file cannot be read to its end; --salvage takes what there is")
  func allOrNothing() throws {
    try folder.write(
      Self.header + Self.unit("Un", "One") + "<tu><tuv xml:lang=\"fr\"><seg>Deu", to: "cut.tmx")
    let failed = try calepin("import cut.tmx -m new.calepin")
    #expect(failed.status == 2 && failed.messages.contains("cut.tmx:"))
    #expect(try !folder.names().contains("new.calepin"))
    #expect(try calepin("import a.tmx -m m.calepin").status == 0)
    #expect(try calepin("import b.tmx cut.tmx -m m.calepin").status == 2)
    #expect(try pairs() == "Les terres rares\tRare earths\nUne puce\tA chip\n")
    #expect(try calepin("import cut.tmx -m m.calepin --salvage").status == 0)
    #expect(try pairs().hasSuffix("Un\tOne\n"))
  }

  @Test("takes tables without a header as units, others as entries")
  func tables() throws {
    try folder.write("a\tun | une\tone\nb\tdeux\ttwo\n", to: "plain.tsv")
    #expect(try calepin("import plain.tsv --columns -,fr,en -m m.calepin").status == 0)
    #expect(try pairs() == "un | une\tone\ndeux\ttwo\n")
    try folder.write("fr\ten\tdomain\npuce\tchip\tsemiconductors\n", to: "terms.tsv")
    #expect(try calepin("import terms.tsv -m t.calepin").status == 0)
    let info = try calepin("info -m t.calepin --check")
    #expect(info.output.contains("units\t0\nentries\t1\n") && info.output.contains("damage\tnone"))
    let found = try calepin("lookup puce -m t.calepin -b")
    #expect(found == FreshFolder.Run(status: 0, output: "chip\n", messages: ""))
  }

  @Test("skips units that translate nothing, and says so")
  func skipsIncomplete() throws {
    try folder.write(Self.tmx(Self.unit("Un", " "), Self.unit("Deux", "Two")), to: "odd.tmx")
    let run = try calepin("import odd.tmx -m m.calepin")
    #expect(run.output.contains("skipped 1 (1 × fewer than two languages with a text)"))
    #expect(run.messages.contains("odd.tmx:3: warning: "))
  }

  @Test("takes single units, gives them other words, and lets them go")
  func singleUnits() throws {
    #expect(try calepin("import a.tmx -m m.calepin").status == 0)
    #expect(try calepin("add 'Un, deux' 'One, two' -m m.calepin").status == 0)
    #expect(try calepin("add puce chip -m m.calepin --domain chips").status == 0)
    #expect(try calepin("edit 7 -m m.calepin --target 'Rare earth metals'").status == 0)
    #expect(try calepin("delete 2 -m m.calepin").status == 0)
    #expect(
      try calepin("export -m m.calepin -o - --format tsv --only units").output
        == "Les terres rares\tRare earth metals\nUn, deux\tOne, two\n")
    #expect(try calepin("info -m m.calepin").output.hasPrefix("units\t2\nentries\t1\n"))
    #expect(try calepin("delete '#1' --entry -m m.calepin").status == 0)
    let absent = try calepin("delete nothing -m m.calepin")
    #expect(absent.status == 2)
    #expect(absent.messages == "calepin: m.calepin: there is no unit 'nothing'\n")
  }

  @Test("is refused with a sentence when it is none")
  func refusals() throws {
    try folder.write("no memory", to: "m.calepin")
    let run = try calepin("import a.tmx -m m.calepin")
    #expect(run.status == 2)
    #expect(
      run.messages
        == "calepin: m.calepin: is no memory of calepin, expected one that 'calepin import' made\n")
    #expect(try folder.text(of: "m.calepin") == "no memory")
  }

  @Test("takes the units of two programs that write at once")
  func concurrentWriters() throws {
    var (one, two) = ("", "")
    for number in 0..<2000 {
      one += Self.unit("Une puce \(number)", "A chip \(number)")
      two += Self.unit("Deux puces \(number)", "Two chips \(number)")
    }
    try folder.write(Self.tmx(one), to: "one.tmx")
    try folder.write(Self.tmx(two), to: "two.tmx")
    let run = try folder.shell(
      """
      calepin import one.tmx -m m.calepin & first=$!
      calepin import two.tmx -m m.calepin && wait $first && calepin info -m m.calepin --check
      """)
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains("units\t4000\n") && run.output.contains("damage\tnone\n"))
  }

  @Test(
    "opens after an import that was killed, with all of it or nothing",
    arguments: ["0.01", "0.05", "0.1", "0.3"])
  func killed(delay: String) throws {
    #expect(try calepin("import a.tmx -m m.calepin").status == 0)
    var units = ""
    for number in 0..<6000 { units += Self.unit("Une puce \(number)", "A chip \(number)") }
    try folder.write(Self.tmx(units), to: "long.tmx")
    let run = try folder.shell(
      """
      calepin import long.tmx -m m.calepin > /dev/null & sleep \(delay); kill -9 $!
      wait $! 2> /dev/null
      calepin info -m m.calepin --check
      """)
    #expect(run.status == 0 && run.output.contains("damage\tnone\n"), "\(run.messages)")
    #expect(run.output.hasPrefix("units\t2\n") || run.output.hasPrefix("units\t6002\n"))
  }

  @Test("loses nothing to a full disk, and says so")
  func fullDisk() throws {
    #expect(try calepin("import a.tmx -m m.calepin").status == 0)
    let before = try pairs()
    var units = ""
    for number in 0..<4000 { units += Self.unit("Une puce \(number)", "A chip \(number)") }
    try folder.write(Self.tmx(units), to: "long.tmx")
    // The limit of the shell is as sudden as a disk that is full.
    let run = try folder.shell("ulimit -f 200; calepin import long.tmx -m m.calepin")
    #expect(run.status == 2)
    #expect(run.messages.contains("m.calepin: cannot write: the disk"), "\(run.messages)")
    #expect(try pairs() == before)
    #expect(try calepin("info -m m.calepin --check").status == 0)
  }
}
