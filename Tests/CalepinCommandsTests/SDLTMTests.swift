import Foundation
import TestSupport
import Testing

@Suite("A Trados memory (.sdltm)")
struct SDLTMTests {
  private let folder: FreshFolder

  private static func segment(_ elements: String, _ language: String) -> String {
    "<Segment><Elements>\(elements)</Elements><CultureName>\(language)</CultureName></Segment>"
  }

  private static func text(_ words: String) -> String { "<Text><Value>\(words)</Value></Text>" }

  private static func tag(_ type: String) -> String {
    "<Tag><Type>\(type)</Type><Anchor>1</Anchor><AlignmentAnchor>2</AlignmentAnchor>"
      + "<TagID>b</TagID><CanHide>false</CanHide></Tag>"
  }

  /// A file by the documented schema, with `source` as its second unit.
  private func write(_ source: String) throws {
    let first = segment(
      Self.tag("Start") + Self.text("Terres &amp; mers") + Self.tag("End") + Self.text(" rares"))
    try folder.write(
      """
      import sqlite3
      base = sqlite3.connect("a.sdltm")
      base.executescript('''
      CREATE TABLE translation_memories(id INTEGER, name TEXT, source_language TEXT);
      INSERT INTO translation_memories VALUES (1, 'a', 'fr-FR');
      CREATE TABLE translation_units(id INTEGER, source_segment TEXT, target_segment TEXT,
        creation_date DATETIME, creation_user TEXT, change_date DATETIME, change_user TEXT,
        last_used_date DATETIME, last_used_user TEXT, usage_counter INT);
      CREATE TABLE attributes(id INTEGER, name TEXT);
      CREATE TABLE string_attributes(translation_unit_id INTEGER, attribute_id INTEGER, value TEXT);
      INSERT INTO attributes VALUES (1, 'Client');
      INSERT INTO string_attributes VALUES (1, 1, 'Eva');
      ''')
      row = "INSERT INTO translation_units VALUES (?,?,?,'2026-03-01 12:00:00','eva',?,'eva',?,'ivo',3)"
      base.execute(row, (1, '''\(first)''', '''\(Self.segment(Self.text("Rare"), "en-GB"))''', None, None))
      base.execute(row, (2, '''\(source)''', '''\(Self.segment(Self.text("Two"), "en-GB"))''', None, None))
      base.commit()
      """, to: "make.py")
    #expect(try folder.shell("python3 make.py").status == 0)
  }

  private func segment(_ elements: String) -> String { Self.segment(elements, "fr-FR") }

  init() throws { folder = try FreshFolder() }

  @Test("is read with its codes, dates and users, wherever files are read")
  func reads() throws {
    try write(segment(Self.text("Deux")))
    let run = try folder.calepin("convert", "a.sdltm", "-o", "-", "--format", "tmx")
    #expect(run.status == 0 && run.messages == "")
    for part in [
      "creationdate=\"20260301T120000Z\" creationid=\"eva\"", "usagecount=\"3\"",
      "<prop type=\"x-Client\">Eva</prop>", "<prop type=\"x-LastUsedBy\">ivo</prop>",
      "<bpt i=\"1\" x=\"2\" type=\"b\"", "Terres &amp; mers<ept i=\"1\"", "xml:lang=\"fr-FR\"",
    ] { #expect(run.output.contains(part), "\(part) in \(run.output)") }
    #expect(try folder.calepin("import", "a.sdltm", "-m", "m.calepin").status == 0)
    let pairs = try folder.calepin("export", "-m", "m.calepin", "-o", "-", "--format", "tsv")
    #expect(pairs.output == "Terres & mers rares\tRare\nDeux\tTwo\n")
  }

  @Test(
    "loses no more than the unit that is broken",
    arguments: ["", "<Segment><Elements>", "<Other/>", "\u{1}<<<", "<Segment>&lol;</Segment"])
  func survives(source: String) throws {
    try write(source)
    let run = try folder.calepin("convert", "a.sdltm", "-o", "-", "--format", "tsv")
    #expect(run.status == 0 && run.output == "Terres & mers rares\tRare\n")
    #expect(run.messages.contains("a.sdltm: warning: "), "\(run.messages)")
  }
}
