import TestSupport
import Testing

@testable import MarkupStream

@Suite("The scanner of sound markup")
struct ScannerTests {
  /// What documents are put together from, sound pieces first.
  private static let pieces = [
    "word", " ", "\n", "é€😀", "<b>", "</b>", "<a x='1' xml:lang=\"fr\">", "</a>", "<b/>",
    "<b k='a &amp; &#233; \"q\"' y = '2' />", "<s>", "</s>", "&amp;", "&lt;b&gt;", "&#xE9;",
    "&#x1F600;",
    "<!-- a - b -->", "<?other x?>", "<![CDATA[<&>\r\nx]]>", "\r\n", "\r", "]", "]]", ">", "</b >",
    "<n:c xmlns:n='u' n:d='1'>", "</n:c>", "&quot;",
    // Odd from here on.
    "&eacute;", "&e;", "&", "<", "&#1;", "&#xD83D;&#xDE00;", "]]>", "<b k='\n'>", "<b k=1>",
    "<b k='1' k='2'>",
    "<!-- a -- b -->", "<?xml version='1.0'?>", "<é/>", "</c>", "\u{1}", "<1>", "<b k='<'/>",
    "<!DOCTYPE a>",
    "<a:b:c/>", "&#x110000;", "<b k='&nbsp;'>",
  ]

  private static func document(_ random: inout SeededGenerator) -> String {
    let heads = [
      "", "<?xml version=\"1.0\" encoding='UTF-8'?>\n", "<!-- h -->\n",
      "<!DOCTYPE a SYSTEM 'a.dtd'>",
      "<!DOCTYPE a [<!ENTITY e 'x<b>y</b>'>]>",
    ]
    let isSound = Bool.random(using: &random)
    let limit = isSound ? pieces.firstIndex(of: "&eacute;") ?? 0 : pieces.count
    var text = heads[Int.random(in: 0..<heads.count, using: &random)] + "<a>"
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      text += pieces[Int.random(in: 0..<limit, using: &random)]
    }
    return text + (Bool.random(using: &random) ? "</a>" : "</a>\n<!-- end --> ")
  }

  @Test(
    "gives the events of the parser, sound or not, however the file is cut",
    arguments: 1...1500 as ClosedRange<UInt64>)
  func agreesWithParser(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let bytes = Array(Self.document(&random).utf8)
    for chunk in [1, 2, 5, .max] {
      let (scanned, parsed) = (EventLog(), EventLog())
      let error = scanned.read(bytes, chunk: chunk)
      let expected = parsed.read(bytes, chunk: chunk, isScanned: false)
      #expect(error == expected)
      // Before an error the parser may keep the last words to itself.
      guard expected == nil else { continue }
      #expect(scanned.lines == parsed.lines)
      #expect(scanned.elementLines == parsed.elementLines)
      #expect(Set(scanned.notices) == Set(parsed.notices))
      #expect(scanned.noticeLines.sorted() == parsed.noticeLines.sorted())
    }
  }

  @Test("reads what is sound to its end, without the parser")
  func sound() {
    let log = EventLog()
    let text = "<?xml version='1.0'?>\n<a><b x='&lt;'>y</b>\n<![CDATA[z]]></a>\n"
    #expect(log.read(Array(text.utf8), chunk: 3) == nil)
    #expect(log.lines == ["<a", "<b x='<'", "\"y", ">b", "\"\nz", ">a"])
    #expect(log.elementLines == [2, 2])
  }
}
