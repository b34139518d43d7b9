import CalepinCore
import TestSupport
import Testing

@testable import MarkupStream

@Suite("A markup writer")
struct MarkupWriterTests {
  @Test("lays elements out, but adds no blank to inline content")
  func layout() throws {
    let sink = ByteArraySink()
    var writer = MarkupWriter(to: sink)
    writer.doctype("a", system: "a.dtd")
    writer.start("a")
    writer.start("b", .inline)
    writer.attribute("k", "1\t<\"&\n")
    writer.text("x & y")
    writer.start("c")
    try writer.end()
    writer.text("\r]]>")
    try writer.end()
    writer.start("d")
    try writer.finish()
    #expect(
      sink.text == """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE a SYSTEM "a.dtd">
        <a>
          <b k="1&#9;&lt;&quot;&amp;&#10;">x &amp; y<c/>&#13;]]&gt;</b>
          <d/>
        </a>

        """)
  }

  @Test("leaves out and counts what XML does not allow")
  func forbidden() throws {
    let sink = ByteArraySink()
    var writer = MarkupWriter(to: sink)
    writer.start("a", .inline)
    writer.text("\u{0}x\u{1F}\u{FFFE}\u{FFFF}\u{FFFD}\t\n")
    let dropped = writer.droppedCharacterCount
    try writer.finish()
    #expect(dropped == 4)
    #expect(sink.text.hasSuffix("<a>x\u{FFFD}\t\n</a>\n"))
  }

  @Test("writes what the reader reads back", arguments: 1...100 as ClosedRange<UInt64>)
  func roundTrip(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let alphabet: [String] = [
      "<", "&", ">", "\"", "'", "\n", "\t", "\r", "é", "😀", "]]>", "a", ";", "&#38;",
    ]
    let text = (0..<20).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] }
      .joined()
    let sink = ByteArraySink()
    var writer = MarkupWriter(to: sink)
    writer.start("a", .inline)
    writer.attribute("k", text)
    writer.text(text)
    try writer.finish()
    let log = try EventLog.reading(sink.bytes)
    #expect(log.lines == ["<a k='\(text)'", "\"" + text, ">a"])
  }
}
