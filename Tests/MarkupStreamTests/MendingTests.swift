import CalepinCore
import TestSupport
import Testing

@testable import MarkupStream

@Suite("Markup that is nearly XML")
struct MendingTests {
  private static let rules = MendingRules(segment: "s", containers: ["u", "a"])

  /// The events of `text`, which comes in pieces of `chunk` bytes.
  private func events(_ text: String, chunk: Int = .max) throws -> EventLog {
    let log = EventLog()
    let reader = MarkupReader(
      ByteArraySource(text, chunk: chunk), vocabulary: [], mending: Self.rules)
    while try reader.parseNext(into: log) {}
    return log
  }

  @Test(
    "has its text read as it was meant",
    arguments: [
      ("a & b", "a & b", [.bareAmpersand]), ("AT&T", "AT&T", [.bareAmpersand]),
      ("&amp &lt", "&amp &lt", [.bareAmpersand]),
      ("&&amp;", "&&", [.bareAmpersand]),
      ("&#;&#x;", "&#;&#x;", [.bareAmpersand]),
      ("a < b", "a < b", [.bareAngle]), ("<3 a<5", "<3 a<5", [.bareAngle]),
      ("a <b and c> d", "a <b and c> d", [.bareAngle]),
      ("p<q & r", "p<q & r", [.bareAngle, .bareAmpersand]),
      ("a</ b", "a</ b", [.bareAngle]), ("<!x", "<!x", [.bareAngle]),
      ("a&#1;b", "ab", [.forbiddenReference("&#1;")]),
      ("&#xFFFF;", "", [.forbiddenReference("&#xFFFF;")]),
      ("&#99999999999;", "", [.forbiddenReference("&#99999999999;")]),
      ("&#xD83D;&#xDE00;", "😀", [.surrogatePair("&#xD83D;&#xDE00;")]),
      ("&#55357;&#56832;", "😀", [.surrogatePair("&#55357;&#56832;")]),
      ("&#xD83D;x", "x", [.forbiddenReference("&#xD83D;")]),
      ("&#xDE00;&#xD83D;", "", [.forbiddenReference("&#xDE00;")]),
      ("<![CDATA[a & b < c]]><!-- & < -->&#233;<?p & < ?>", "a & b < cé", []),
      ("<c k='a & b < \"'/>x", "x", [.bareAmpersand, .bareAngle]),
      ("<c k='a > b'>x</c>", "x", []),
    ] as [(String, String, [MarkupNotice])])
  func text(content: String, text: String, notices: [MarkupNotice]) throws {
    for chunk in [1, 2, 3, 7, .max] {
      let log = try events("<a>\n<s>\(content)</s></a>", chunk: chunk)
      #expect(log.text.dropFirst() == text, "in pieces of \(chunk)")
      #expect(log.notices == notices, "in pieces of \(chunk)")
      #expect(log.noticeLines == notices.map { _ in 2 }, "in pieces of \(chunk)")
    }
  }

  @Test(
    "has the tags inside a segment closed or left out",
    arguments: [
      ("<s>a<br>b</s>", "<s <br >br >s", [.unbalanced("br")]),
      ("<s>a</i>b</s>", "<s >s", [.strayEnd("i")]),
      ("<s><b><i>a</b></i></s>", "<s <b <i >i >b >s", [.unbalanced("i"), .strayEnd("i")]),
      ("<u><s>a</u>", "<u <s >s >u", [.unbalanced("s")]),
      ("<t:s xmlns:t='x'>a<c/></t:s>", "<t:s <c >c >t:s", []),
    ] as [(String, String, [MarkupNotice])])
  func tags(content: String, tags: String, notices: [MarkupNotice]) throws {
    for chunk in [1, 5, .max] {
      let log = try events("<a>\(content)</a>", chunk: chunk)
      let found = log.lines.filter { !$0.hasPrefix("\"") }.joined(separator: " ")
      #expect(found == "<a \(tags) >a")
      #expect(log.notices == notices)
    }
  }

  @Test("is refused where a tag outside segments does not fit")
  func outside() {
    #expect(throws: MarkupError.self) { try events("<a><u><b></u></a>") }
  }

  @Test(
    "is read on in documents that are glued to the first",
    arguments: [
      "", "\n\n", "\u{FEFF}", "<?xml version='1.0'?>\n", "<!DOCTYPE a [<!ENTITY e 'v'>]>",
      "<!-- c --><?p?>",
    ])
  func glued(between: String) throws {
    for chunk in [1, 4, .max] {
      let log = try events("<a>1</a>\(between)<a>\n2 & 3</a> ", chunk: chunk)
      #expect(log.text == "1\n2 & 3")
      #expect(log.notices == [.gluedDocument, .bareAmpersand])
      #expect(log.noticeLines.last == 2 + between.count { $0 == "\n" })
    }
  }

  @Test("ends in time whatever a hostile file begins and never ends", .timeLimit(.minutes(1)))
  func hostile() {
    let many = 1 << 17
    for piece in ["<b", "&", "<", "<b c='", "&#1", "</x>", "<b>", "\u{1}", "<!--", "<![CDATA["] {
      let text = "<a><s>" + String(repeating: piece, count: many)
      #expect(throws: MarkupError.self) { try events(text) }
    }
  }

  @Test("never brings the parser down", arguments: 1...300 as ClosedRange<UInt64>)
  func random(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "<s>", "</s>", "<a>", "</a>", "<b k='v'>", "</b>", "<c/>", "&", "&amp;", "&#1;", "<", ">",
      "\"", "'", "<!--", "-->", "<![CDATA[", "]]>", "<?p", "?>", "x", " ", "é", "\u{1}",
      "&#xD83D;", "&#xDE00;", "<!DOCTYPE a [", "]>",
    ]
    let text = "<a>" + (0..<40).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    let whole = Result { try events(text) }
    let cut = Result { try events(text, chunk: 3) }
    // However it is cut, the same comes out.
    #expect((try? whole.get())?.lines.joined() == (try? cut.get())?.lines.joined())
  }

  @Test("takes a value with a million references in its stride", .timeLimit(.minutes(1)))
  func manyReferences() throws {
    let value = String(repeating: "&amp;", count: 1 << 20)
    let log = try EventLog.reading(
      "<a k='1' k2='&nbsp;\(value)'>x</a>" + String(repeating: " ", count: 1 << 20))
    #expect(log.lines.count == 3)
  }
}
