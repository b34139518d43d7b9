import CalepinCore
import TestSupport
import Testing

@testable import CalepinChecks

@Suite("Cutting texts up for the checks")
struct ScannerTests {
  /// The tokens of `text` by kind, nested ones left out.
  private func tokens(_ text: String) -> [String] {
    var side = TextSide()
    side.bytes = Array(text.utf8)
    SideScanner.scan(&side)
    return side.tokens.filter { !$0.flags.contains(.isNested) }.map {
      "\($0.kind) \(side.text($0))"
    }
  }

  @Test(
    "tells language from what is none",
    arguments: [
      ("See <b>it</b>", ["word See", "tag <b>", "word it", "tag </b>"]),
      ("a < b", ["word a", "symbol <", "word b"]),
      ("20 % des", ["number 20", "symbol %", "word des"]),
      ("%s and %(n)d", ["placeholder %s", "word and", "placeholder %(n)d"]),
      ("« %s »", ["punctuation «", "placeholder %s", "punctuation »"]),
      ("{0} ${x} {{y}}", ["placeholder {0}", "placeholder ${x}", "placeholder {{y}}"]),
      ("$5", ["symbol $", "number 5"]),
      ("at https://a.org/x.", ["word at", "url https://a.org/x", "punctuation ."]),
      ("me.too@a.org", ["email me.too@a.org"]),
      ("in /etc/hosts", ["word in", "path /etc/hosts"]),
      ("et/ou", ["word et", "punctuation /", "word ou"]),
      ("os.path.join() in_place", ["code os.path.join()", "code in_place"]),
      ("l’homme", ["word l’", "word homme"]),
      ("3 p.m.", ["number 3", "word p.m."]),
      (":ref:`a <b>` ``c``", ["code :ref:`a <b>`", "code ``c``"]),
      ("A&nbsp;B", ["word A", "entity &nbsp;", "word B"]),
      ("3D 2to3 19th", ["number 3", "word D", "word 2to3", "number 19", "word th"]),
    ])
  func kinds(text: String, expected: [String]) {
    #expect(tokens(text) == expected)
  }

  @Test(
    "tells program text from language",
    arguments: [
      ("if (fd == -1) { exit(1); }", true),
      ("struct pair { int a; /* the first */ int b; };", true),
      ("It opens (and reads) the file; then it ends.", false),
      ("The sum a + b of both numbers", false),
      ("(a) the file; and (b) the folder;", false),
    ])
  func programs(text: String, expected: Bool) {
    var side = TextSide()
    side.bytes = Array(text.utf8)
    SideScanner.scan(&side)
    #expect(side.isProgram == expected)
  }

  @Test(
    "survives any bytes, and every token lies inside", arguments: 1...200 as ClosedRange<UInt64>)
  func hostile(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let alphabet: [UInt8] =
      Array("ab1 .,:`<>{}%$&@/-_\\\"'()é«".utf8) + [0xC2, 0xE2, 0x80, 0xFF, 0, 0x99]
    let texts = (0..<2).map { _ in
      (0..<Int.random(in: 0...60, using: &random)).map { _ in
        alphabet.randomElement(using: &random) ?? 0
      }
    }
    for bytes in texts {
      var side = TextSide()
      side.bytes = bytes
      SideScanner.scan(&side)
      for token in side.tokens {
        #expect(token.start < token.end && Int(token.end) <= bytes.count)
      }
    }
    let strings = texts.map { String(decoding: $0, as: UTF8.self) }
    for language in [LanguageTag.french, .english] {
      let other: LanguageTag = language == .french ? .english : .french
      var settings = CheckSettings()
      settings.preset = .strict
      var checker = Checker(LanguagePair(other, language), settings: settings)
      for finding in checker.findings(in: unit(strings[0], strings[1])) {
        #expect((finding.targetRange?.upperBound ?? 0) <= strings[1].utf8.count)
      }
    }
  }
}
