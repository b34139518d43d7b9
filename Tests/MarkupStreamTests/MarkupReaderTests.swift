import CalepinCore
import Testing

@testable import MarkupStream

@Suite("A markup reader")
struct MarkupReaderTests {
  @Test("hands out elements, attributes and text in document order")
  func events() throws {
    let log = try EventLog.reading(
      """
      <a x="1" xml:lang="fr"><!-- not this -->one<b/><?nor this?>two<![CDATA[<&>]]></a>
      """)
    #expect(
      log.lines == ["<a x='1' xml:lang='fr'", "\"one", "<b", ">b", "\"two<&>", ">a"])
  }

  @Test("gives the same events however the file is cut", arguments: 1...9)
  func chunks(size: Int) throws {
    let text =
      "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY e 'é<b>ü</b>'>]><a k='&e2;&amp;x'>€&e;&#233;&eacute;😀</a>"
      .replacing("&e2;", with: "&eacute;")
    let whole = try EventLog.reading(text)
    let cut = try EventLog.reading(Array(text.utf8), chunk: size)
    #expect(cut.lines == whole.lines)
    #expect(whole.lines == ["<a k='é&x'", "\"€é", "<b", "\"ü", ">b", "\"éé😀", ">a"])
  }

  @Test("knows names of its vocabulary by number")
  func vocabulary() throws {
    final class Names: MarkupHandler {
      var seen: [Int?] = []
      func startElement(_ element: MarkupElement) {
        seen.append(element.name.index)
        if element.attributeCount > 0 { seen.append(element.attributeName(at: 0).index) }
      }
      func endElement(_ name: MarkupName) { seen.append(name.index) }
      func text(_ utf8: UnsafeBufferPointer<UInt8>) {}
      func notice(_ notice: MarkupNotice, line: Int) {}
    }
    let names = Names()
    let reader = MarkupReader(
      ByteArraySource("<tmx><tu tuid=''/><other/></tmx>"), vocabulary: ["tuid", "tu", "tmx"])
    while try reader.parseNext(into: names) {}
    #expect(names.seen == [2, 1, 0, 1, nil, nil, 2])
  }

  @Test("counts lines from 1")
  func lineNumbers() throws {
    #expect(try EventLog.reading("<a>\n<b/>\r\n\n<b/></a>").elementLines == [1, 2, 4])
  }

  @Test(
    "says what is wrong and where",
    arguments: [
      ("", MarkupError.empty),
      (" \n", .empty),
      ("<a>\n<b>", .truncated(line: 2)),
      ("<a>\n<b", .truncated(line: 2)),
      ("<a>\n\n&nonsense;</a>", .unknownEntity("nonsense", line: 3)),
      ("<a k='\n&nonsense;'/>", .unknownEntity("nonsense", line: 2)),
      ("<?xml version='1.0' encoding='klingon'?><a/>", .unknownEncoding("KLINGON")),
    ])
  func errors(text: String, expected: MarkupError) {
    #expect(throws: expected) { try EventLog.reading(text) }
  }

  @Test("keeps the first of several errors, with its line")
  func firstError() {
    let error = #expect(throws: MarkupError.self) { try EventLog.reading("<a>\n<b></a></c>\n<<") }
    #expect(error?.line == 2)
    #expect(error?.description.hasPrefix("not well-formed XML: ") == true)
  }

  @Test("refuses elements deeper than its limit and reads those that are not")
  func depth() throws {
    let deep = Array((String(repeating: "<a>", count: 300)).utf8)
    let closing = Array((String(repeating: "</a>", count: 300)).utf8)
    #expect(try EventLog.reading(deep + closing, depthLimit: 300).lines.count == 600)
    #expect(throws: MarkupError.tooDeep(limit: 299, line: 1)) {
      try EventLog.reading(deep + closing, depthLimit: 299)
    }
  }

  @Test("ignores what follows the document, with a notice", arguments: ["x", "<a/>", "&amp;"])
  func trailing(rest: String) throws {
    let log = try EventLog.reading("<a>1</a>\n" + rest)
    #expect(log.lines == ["<a", "\"1", ">a"])
    #expect(log.notices == [.trailingContent])
  }

  @Test("reads a text of twelve megabytes, in CDATA and out of it", .timeLimit(.minutes(1)))
  func largeText() throws {
    let text = String(repeating: "abcdefghijkl", count: 1 << 20)
    #expect(try EventLog.reading("<a>\(text)</a>").text.utf8.count == 12 << 20)
    #expect(try EventLog.reading("<a><![CDATA[\(text)]]></a>").text.utf8.count == 12 << 20)
    #expect(try EventLog.reading("<a x='\(text)'><!--\(text)--></a>").lines.count == 2)
  }

  @Test("passes the error of its source on")
  func inputError() {
    struct Broken: ByteSource {
      mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
        throw .isFolder(path: "x")
      }
    }
    let reader = MarkupReader(Broken(), vocabulary: [])
    #expect(throws: MarkupError.input(.isFolder(path: "x"))) {
      try reader.parseNext(into: EventLog())
    }
  }
}
