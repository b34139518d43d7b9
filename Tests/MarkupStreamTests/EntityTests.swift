import Testing

@testable import MarkupStream

@Suite("Entities")
struct EntityTests {
  @Test(
    "that are declared are expanded without a word",
    arguments: [
      ("<!ENTITY e 'word'>", "word"),
      ("<!ENTITY e 'R&#38;D'>", "R"),
      ("<!ENTITY e 'a<b>c</b>d'>", "acd"),
      ("<!ENTITY f 'x'><!ENTITY e '&f;&f;'>", "xx"),
      ("<!ENTITY e 'first'><!ENTITY e 'second'>", "first"),
      ("<!ENTITY lt2 '&#38;#60;'><!ENTITY e '&lt2;'>", "<"),
      ("<!ENTITY eacute 'mine'><!ENTITY e '&eacute;'>", "mine"),
      ("<!ENTITY e ''>", ""),
    ])
  func declared(subset: String, text: String) throws {
    if subset.contains("R&") {
      // The ampersand is markup again in the replacement text: 'R&D' is broken.
      #expect(throws: MarkupError.self) {
        try EventLog.reading("<!DOCTYPE a [\(subset)]><a>&e;</a>")
      }
      return
    }
    let log = try EventLog.reading("<!DOCTYPE a [\(subset)]><a>&e;</a>")
    #expect(log.text == text)
    #expect(log.notices.isEmpty)
  }

  @Test("of HTML are their character, with a notice, with and without DOCTYPE")
  func undeclared() throws {
    for doctype in [
      "", "<!DOCTYPE a>", "<!DOCTYPE a SYSTEM 'absent.dtd'>",
      "<!DOCTYPE a PUBLIC 'x' 'http://127.0.0.1:9/absent.dtd' [<!ENTITY x 'y'>]>",
      "<?xml version='1.0' standalone='yes'?><!DOCTYPE a SYSTEM 'absent.dtd'>",
    ] {
      let log = try EventLog.reading(doctype + "<a t='&laquo;x'>a\n&nbsp;b</a>")
      #expect(log.lines == ["<a t='«x'", "\"a\n\u{A0}b", ">a"])
      #expect(log.notices == [.undeclaredEntity("laquo"), .undeclaredEntity("nbsp")])
      #expect(log.noticeLines == [1, 2])
    }
  }

  @Test("are all those of HTML 4", arguments: [("nbsp", 0xA0), ("yuml", 0xFF), ("euro", 0x20AC)])
  func html(name: String, codePoint: UInt32) {
    #expect(HTMLEntities.scalar(name)?.value == codePoint)
  }

  @Test("in other files are never read and contribute no text")
  func external() throws {
    let log = try EventLog.reading(
      "<!DOCTYPE a [<!ENTITY e SYSTEM '/etc/hostname'>]><a>x&e;y</a>")
    #expect(log.text == "xy")
    #expect(log.notices == [.externalEntity("e")])
  }

  @Test("that are unparsed contribute no text either")
  func unparsed() throws {
    let log = try EventLog.reading(
      "<!DOCTYPE a [<!NOTATION n SYSTEM 'n'><!ENTITY e SYSTEM 'f' NDATA n>]><a>x&e;y</a>")
    #expect(log.text == "xy")
  }

  @Test("that name themselves or explode are refused", .timeLimit(.minutes(1)))
  func bombs() {
    var laughs = "<!ENTITY e0 'ha'>"
    for level in 1...9 {
      let reference = String(repeating: "&e\(level - 1);", count: 10)
      laughs += "<!ENTITY e\(level) '\(reference)'>"
    }
    let long = "<!ENTITY e9 '\(String(repeating: "x", count: 100_000))'>"
    for (subset, content) in [
      (laughs, "&e9;"),
      ("<!ENTITY e9 '&e9;'>", "&e9;"),
      ("<!ENTITY e8 '&e9;'><!ENTITY e9 '&e8;'>", "&e9;"),
      (long, String(repeating: "&e9;", count: 100)),
    ] {
      #expect(throws: MarkupError.entityBomb(line: 1)) {
        try EventLog.reading("<!DOCTYPE a [\(subset)]><a>\(content)</a>")
      }
      #expect(throws: MarkupError.self) {
        try EventLog.reading("<!DOCTYPE a [\(subset)]><a k='\(content)'>&amp;</a>")
      }
    }
  }

  @Test("with parameter entities leave nothing behind")
  func parameterEntities() throws {
    let subset = "<!ENTITY % p SYSTEM 'http://127.0.0.1:9/x'> %p; <!ENTITY e 'v'>"
    let log = try EventLog.reading("<!DOCTYPE a [\(subset)]><a>x</a>")
    #expect(log.text == "x")
  }
}
