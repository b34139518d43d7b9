import CalepinCore
import TestSupport
import Testing

@testable import CalepinFormats

@Suite("A damaged TMX file")
struct TMXRecoveryTests {
  /// A file whose second unit, on line 5, holds `content`.
  private static func file(_ content: String) -> String {
    tmx(
      "<tu><tuv xml:lang='fr'><seg>un</seg></tuv>\(english)</tu>\n"
        + "<tu><tuv xml:lang='fr'><seg>\(content)</seg></tuv>\(english)</tu>")
  }

  @Test(
    "is read as it was meant, with one warning that names line and unit",
    arguments: [
      ("AT&T & R&D", "AT&T & R&D", "a bare '&': taken literally"),
      ("a < b <3 x<5", "a < b <3 x<5", "a bare '<': taken literally"),
      ("p<q and r>s", "p<q and r>s", "a bare '<': taken literally"),
      ("caf&eacute;", "café", "'&eacute;' is not declared: read as in HTML"),
      ("a&#1;b&#x1F;", "ab", "'&#1;' is no character that XML allows: left out"),
      ("a\u{1}b\u{B}c", "abc", "control characters that XML does not allow: left out"),
      ("&#xD83D;&#xDE00;", "😀", "'&#xD83D;&#xDE00;' is a character in two halves: joined"),
      ("&#55357;&#56832;", "😀", "'&#55357;&#56832;' is a character in two halves: joined"),
      (
        "<g id='1'>un</g><x/>", "un",
        "<g> is no inline element that TMX has here: its words stay, the element goes"
      ),
      ("a</i>b", "ab", "</i> closes nothing: left out"),
      (
        "<bpt i='1'>x</seg></tuv><tuv xml:lang='de'><seg>c", "",
        "<bpt> is not closed where it should be: closed"
      ),
    ])
  func segments(content: String, text: String, warning: String) throws {
    for chunk in [1, 13, .max] {
      let read = try TMXContent(Array(Self.file(content).utf8), chunk: chunk)
      #expect(read.units.count == 2)
      #expect(read.units[1].variants[0].segment.text == text)
      #expect(read.warnings.map { "\($0.line): \($0)" } == ["5: unit 2: " + warning])
    }
  }

  @Test("has attributes without quotes mended, where a tag is meant")
  func bareValues() throws {
    let text = """
      <tmx version=1.4><header srclang=fr/><body>
      <tu tuid=a&b usagecount=3>
      <tuv xml:lang=fr><seg>x <bpt i=1 type='b'>b</bpt>y<ept i=1/> <q and r=s></seg></tuv>\(english)</tu>
      </body></tmx>
      """
    for chunk in [1, 7, .max] {
      let read = try TMXContent(Array(text.utf8), chunk: chunk)
      #expect(read.header.sourceLanguage == "fr")
      #expect(read.units.map { $0.metadata["tuid"] } == ["a&b"])
      let segment = read.units[0].variants[0].segment
      #expect(segment.text == "x y <q and r=s>")
      #expect(segment.codes.map(\.attributes.first) == [.init("i", "1"), .init("i", "1")])
      let bare = "the value of an attribute has no quotes: read as if it had"
      #expect(
        read.warnings.map { "\($0.line): \($0)" } == [
          "1: \(bare)", "2: unit 1: \(bare)",
          "2: unit 1: a bare '&': taken literally",
          "3: unit 1: a bare '<': taken literally",
        ])
    }
  }

  @Test("has what is odd in a tag told with the unit that the tag begins")
  func oddTags() throws {
    let unit = "<tu tuid='R&D <1>'><tuv xml:lang='fr'><seg>un</seg></tuv>\(english)</tu>\n"
    let read = try TMXContent(tmx(unit + unit.replacing("1", with: "2")))
    #expect(read.units.map { $0.metadata["tuid"] } == ["R&D <1>", "R&D <2>"])
    #expect(
      read.messages == [
        "unit 1: a bare '&': taken literally", "unit 1: a bare '<': taken literally",
        "unit 2: a bare '&': taken literally", "unit 2: a bare '<': taken literally",
      ])
  }

  @Test("is read on in what follows the end, or not, with a warning")
  func end() throws {
    let one = Self.file("deux")
    let glued = try TMXContent(one + "\n" + one)
    #expect(glued.units.count == 4)
    #expect(glued.units.map(\.line) == [4, 5, 10, 11])
    #expect(
      glued.messages == ["unit 2: another document follows the end of the first: read as well"])
    for rest in ["\nrubbish", "<p>x</p>", "\u{0}\u{0}"] {
      let read = try TMXContent(one + rest)
      #expect(read.units.count == 2)
      #expect(read.warnings.map(\.line) == [rest.hasPrefix("\n") ? 7 : 6])
    }
  }

  @Test("in another encoding than it says is read as windows-1252, the place named")
  func encoding() throws {
    let bytes = Array(Self.file("%t%").utf8).map { $0 == UInt8(ascii: "%") ? 0xE9 : $0 }
    let read = try TMXContent(bytes)
    let offset = bytes.firstIndex(of: 0xE9) ?? 0
    #expect(read.units[1].variants[0].segment.text == "été")
    #expect(
      read.warnings.map { "\($0.line): \($0)" } == [
        "5: unit 2: byte \(offset) is not UTF-8: what is not is read as windows-1252"
      ])
  }

  @Test("has its sound units handed out before the cut, wherever it is")
  func cut() throws {
    let whole = Array(Self.file("deux").utf8)
    let full = try TMXContent(whole)
    for count in stride(from: 1, to: whole.count - 10, by: 7) {
      let file = try? ExchangeFile(ByteArraySource(Array(whole[..<count])), name: "a.tmx")
      guard case .units(var reader) = try? file?.next()?.content else { continue }
      var units: [TranslationUnit] = []
      let error = #expect(throws: FormatError.self) {
        while let unit = try reader.next() { units.append(unit) }
      }
      #expect(error?.isTruncation == true && error?.line != nil, "cut at \(count)")
      #expect(Array(full.units[..<units.count]) == units)
    }
  }

  @Test(
    "never brings the reader down, however its bytes are changed",
    arguments: 1...200 as ClosedRange<UInt64>)
  func mutations(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var bytes = Array(Self.file("<bpt i='1'>b</bpt>deux &amp; <ph/>trois<ept i='1'/>").utf8)
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0...3, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(contentsOf: bytes[place...].prefix(30), at: place)
      default: bytes.insert(UInt8(ascii: "<"), at: place)
      }
    }
    // Read or refused, the same in one piece and in many.
    let whole = try? TMXContent(bytes)
    let pieces = try? TMXContent(bytes, chunk: 5)
    #expect(whole?.units == pieces?.units)
  }
}
