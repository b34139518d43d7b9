import TestSupport
import Testing

@Suite("calepin tm and convert")
struct TMTests {
  private static func tmx(_ units: String, srclang: String = "fr") -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" \
    o-tmf="x" adminlang="en" srclang="\(srclang)" datatype="plaintext"/><body>
    \(units)
    </body></tmx>
    """
  }

  private static func unit(
    _ french: String, _ english: String, attributes: String = "",
    codes: (String, String) = ("fr", "en")
  ) -> String {
    """
    <tu\(attributes)><tuv xml:lang="\(codes.0)"><seg>\(french)</seg></tuv>\
    <tuv xml:lang="\(codes.1)"><seg>\(english)</seg></tuv></tu>
    """
  }

  /// A folder with the memory a.tmx.
  private func folder(_ units: String...) throws -> FreshFolder {
    let folder = try FreshFolder()
    try folder.write(Self.tmx(units.joined(separator: "\n")), to: "a.tmx")
    return folder
  }

  @Test("convert prints a line for each unit, escaped, and nothing else")
  func pairs() throws {
    let folder = try folder(
      Self.unit("un\ndeux\t\\", "one", codes: ("fr-CA", "ENG")), Self.unit("trois", "three"))
    let run = try folder.calepin(
      "convert", "a.tmx", "-o", "-", "--format", "tsv", "--from", "fr", "--to", "en")
    #expect(run.output == "un\\ndeux\\t\\\\\tone\ntrois\tthree\n")
    #expect(
      run.messages
        == "a.tmx:4: warning: unit 1: 'ENG' is not how BCP 47 spells the language: read as 'en'\n")
    #expect(run.status == 0)
  }

  @Test("convert names file, line and unit of what it refuses, writes nothing and ends with 2")
  func refusal() throws {
    let folder = try folder(Self.unit("un & deux", "one"))
    let strict = try folder.calepin("convert", "a.tmx", "-o", "b.tmx", "--strict")
    #expect(strict.status == 2)
    #expect(strict.messages == "calepin: a.tmx:3: unit 1: a bare '&', which '--strict' refuses\n")
    try folder.write(
      String(Self.tmx(Self.unit("un", "one") + "\n<tu>").dropLast(14)), to: "cut.tmx")
    let cut = try folder.calepin("convert", "cut.tmx", "-o", "b.tmx")
    #expect(cut.status == 2)
    #expect(cut.messages.hasPrefix("calepin: cut.tmx:4: unit 2: the file ends in the middle"))
    #expect(try folder.names() == ["a.tmx", "cut.tmx"])
    let partial = try folder.calepin(
      "convert", "cut.tmx", "-o", "-", "--format", "tsv", "--partial")
    #expect(partial.output == "un\tone\n" && partial.status == 0)
  }

  @Test("convert reads the standard input, and keeps the source language of the file")
  func standardInput() throws {
    let folder = try FreshFolder()
    let text = Self.tmx(Self.unit("un", "one", codes: ("fr-FR", "en-GB")), srclang: "en-GB")
    let run = try folder.calepin(["convert", "-", "-o", "b.tmx"], input: text)
    #expect(run.status == 0 && run.messages.isEmpty)
    #expect(try folder.text(of: "b.tmx").contains("srclang=\"en-GB\""))
    let again = try folder.calepin("convert", "b.tmx", "-o", "c.tmx")
    #expect(again.status == 0)
    #expect(try folder.text(of: "c.tmx") == folder.text(of: "b.tmx"))
    let tagged = try folder.calepin(
      "convert", "b.tmx", "-o", "-", "--format", "tmx", "--lang", "en-GB:en-US")
    #expect(tagged.output.contains("xml:lang=\"en-US\"") && !tagged.output.contains("en-GB"))
  }

  @Test(
    "convert skips a unit that lacks a side, and says so",
    arguments: [
      ("<tu><tuv xml:lang='fr'><seg>seul</seg></tuv></tu>", "there is no text in 'en'"),
      (
        "<tu><tuv xml:lang='fr'><seg/></tuv><tuv xml:lang='en'><seg>x</seg></tuv></tu>",
        "the text in 'fr' is empty"
      ),
    ])
  func oneSided(unit: String, reason: String) throws {
    let run = try folder(unit, Self.unit("un", "one")).calepin(
      "convert", "a.tmx", "-o", "-", "--format", "tsv")
    #expect(run.output == "un\tone\n")
    #expect(run.messages == "a.tmx:3: warning: unit 1: \(reason): the unit is skipped\n")
  }

  @Test("validate prints what is wrong and ends with 1; of a sound file nothing")
  func validate() throws {
    let odd = try folder(
      Self.unit("un", "one", codes: ("fr", "en-gb")), Self.unit("<bpt i='1'/>a", "<ept i='2'/>b"))
    let run = try odd.calepin("tm", "validate", "a.tmx")
    #expect(
      run.output == """
        a.tmx:3: unit 1: 'en-gb' should be written 'en-GB'
        a.tmx:4: unit 2: <bpt i="1"> in 'fr' is never ended
        a.tmx:4: unit 2: <ept i="2"> in 'en' ends nothing

        """)
    #expect(run.status == 1)
    let sound = try folder(Self.unit("un", "one")).calepin("tm", "validate", "a.tmx")
    #expect(sound.status == 0 && sound.output.isEmpty)
    #expect(try odd.calepin("tm", "validate", "absent.tmx").status == 2)
  }

  @Test("stats counts units, duplicates and words")
  func stats() throws {
    let folder = try folder(
      Self.unit("un deux", "one two"), Self.unit("un deux", "one two"), Self.unit("x", "x"))
    let run = try folder.calepin("tm", "stats", "a.tmx")
    #expect(run.output.hasPrefix("3 units, 1 duplicates, 1 untranslated, 0 with inline codes\n"))
    let json = try folder.calepin("tm", "stats", "a.tmx", "--json")
    #expect(json.output.contains("\"duplicates\":1") && json.output.contains("\"words\":5"))
  }

  @Test(
    "changes memories",
    arguments: [
      (["dedupe", "a.tmx"], ["un\tone", "un\ta", "deux\ttwo", "x\tx"]),
      (["dedupe", "a.tmx", "--same-source"], ["un\tone", "deux\ttwo", "x\tx"]),
      (["merge", "a.tmx", "a.tmx"], ["un\tone", "un\ta", "deux\ttwo", "x\tx"]),
      (["clean", "a.tmx"], ["un\tone", "un\ta", "un\tone", "deux\ttwo"]),
      (["filter", "a.tmx", "--matching", "^t"], ["deux\ttwo"]),
      (["filter", "a.tmx", "--without", "^(un|x)$"], ["deux\ttwo"]),
      (["filter", "a.tmx", "--user", "me"], ["un\ta"]),
      (["filter", "a.tmx", "--since", "2024-01-01"], ["un\ta"]),
      (["filter", "a.tmx", "--before", "2024-01-01"], []),
      (
        ["filter", "a.tmx", "--max-ratio", "2"],
        ["un\tone", "un\ta", "un\tone", "deux\ttwo", "x\tx"]
      ),
      (["filter", "a.tmx", "--lang", "de"], []),
      (["repair", "a.tmx"], ["un\tone", "un\ta", "un\tone", "deux\ttwo", "x\tx"]),
    ])
  func changes(arguments: [String], expected: [String]) throws {
    let folder = try folder(
      Self.unit("un", "one"),
      Self.unit("un", "a", attributes: " changeid='me' changedate='20240229T000000Z'"),
      Self.unit("un", "one"), Self.unit("deux", "two"), Self.unit("x", "x"))
    let run = try folder.calepin(["tm"] + arguments + ["-o", "b.tmx"])
    #expect(run.status == 0, "\(run.messages)")
    let read = try folder.calepin("convert", "b.tmx", "-o", "-", "--format", "tsv")
    #expect(read.output == expected.map { $0 + "\n" }.joined())
  }

  @Test("split, invert and retag write what they say")
  func others() throws {
    let folder = try folder(
      Self.unit("un", "one"), Self.unit("deux", "two"), Self.unit("trois", "three"))
    #expect(try folder.calepin("tm", "split", "a.tmx", "--units", "2", "-o", "p.tmx").status == 0)
    #expect(try folder.names() == ["a.tmx", "p-1.tmx", "p-2.tmx"])
    _ = try folder.calepin("tm", "invert", "a.tmx", "-o", "i.tmx")
    #expect(try folder.text(of: "i.tmx").contains("srclang=\"en\""))
    _ = try folder.calepin("tm", "retag", "a.tmx", "--lang", "fr:fr-FR", "-o", "r.tmx")
    #expect(try folder.text(of: "r.tmx").contains("srclang=\"fr-FR\""))
  }

  @Test("diff shows what was added, removed and changed, and ends with 1")
  func diff() throws {
    let folder = try folder(
      Self.unit("un", "one"), Self.unit("deux", "two"), Self.unit("trois", "three"))
    try folder.write(
      Self.tmx(
        [Self.unit("un", "one"), Self.unit("deux", "deuce"), Self.unit("quatre", "four")].joined()),
      to: "b.tmx")
    let run = try folder.calepin("tm", "diff", "a.tmx", "b.tmx")
    #expect(run.output == "~\tdeux\ttwo\tdeuce\n-\ttrois\tthree\n+\tquatre\tfour\n")
    #expect(run.status == 1)
    #expect(try folder.calepin("tm", "diff", "a.tmx", "a.tmx").status == 0)
  }
}
