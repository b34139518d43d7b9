import TestSupport
import Testing

@testable import CalepinFormats

@Suite("Documents that are filled")
struct FillableDocumentTests {
  private static let xliff = """
    <?xml version="1.0"?>
    <!-- <trans-unit><source>no</source></trans-unit> -->
    <x:xliff version="1.2" xmlns:x="urn:oasis:names:tc:xliff:document:1.2"><x:file a=">"><x:body>
    <x:trans-unit id="1"><x:source>a &lt;b&gt; &#x41;</x:source></x:trans-unit>
    <x:trans-unit id="2"><x:source>b</x:source><x:target/></x:trans-unit>
    <x:trans-unit id="3"><x:source>c <x:g id="1">d</x:g></x:source></x:trans-unit>
    <x:trans-unit id="4"><x:source>e</x:source><x:target> </x:target></x:trans-unit>
    <x:trans-unit id="5"><x:source>f</x:source><x:target>g</x:target>\
    <x:alt-trans><x:source>h</x:source><x:target/></x:alt-trans></x:trans-unit>
    <x:trans-unit id="6"><x:source>i</x:source><x:seg-source><x:mrk mtype="seg">i</x:mrk>\
    </x:seg-source></x:trans-unit>
    </x:body></x:file></x:xliff>
    """

  @Test("of XLIFF have their empty segments found, and nothing else")
  func findsGaps() throws {
    let document = try FillableDocument(Array(Self.xliff.utf8), name: "a.xlf")
    #expect(document.entries.map(\.source) == ["a <b> A", "b", "c d", "e", "f", "i"])
    #expect(document.entries.map(\.isEmpty) == [true, true, false, true, false, false])
    #expect(document.filled([:]) == Array(Self.xliff.utf8))
  }

  @Test("of XLIFF keep every byte but the targets that are put in")
  func fillsXLIFF() throws {
    let document = try FillableDocument(Array(Self.xliff.utf8), name: "a.xlf")
    let filled = document.filled([
      0: .init("<&>\u{1}", needsReview: false), 1: .init("B", needsReview: true),
      3: .init("E", needsReview: false),
    ])
    let exact = " state=\"translated\" state-qualifier=\"exact-match\""
    let fuzzy = " state=\"needs-review-translation\" state-qualifier=\"fuzzy-match\""
    let expected = Self.xliff
      .replacing(
        "&#x41;</x:source>",
        with: "&#x41;</x:source><x:target\(exact)>&lt;&amp;&gt;</x:target>"
      )
      .replacing(
        "<x:source>b</x:source><x:target/>",
        with: "<x:source>b</x:source><x:target\(fuzzy)>B</x:target>"
      )
      .replacing("<x:target> </x:target>", with: "<x:target\(exact)>E</x:target>")
    #expect(String(decoding: filled, as: UTF8.self) == expected)
  }

  @Test("of XLIFF 2 are filled segment by segment")
  func fillsXLIFF2() throws {
    let text =
      "<xliff version=\"2.0\"><file><unit id=\"u\"><segment><source>a</source></segment>"
      + "<ignorable><source> </source></ignorable><segment><source>b</source>"
      + "<target>c</target></segment></unit></file></xliff>"
    let document = try FillableDocument(Array(text.utf8), name: "a.xlf")
    #expect(document.entries.map(\.isEmpty) == [true, false])
    let filled = String(
      decoding: document.filled([0: .init("A", needsReview: true)]), as: UTF8.self)
    #expect(filled.contains("<source>a</source><target>A</target></segment>"))
  }

  @Test("of PO keep the line break at the end, the flags, and what is translated")
  func fillsPO() throws {
    let text = """
      msgid ""
      msgstr "h"

      msgctxt "k"
      msgid "a\\n"
      "b\\n"
      msgstr ""
      ""

      #, fuzzy
      msgid "c"
      msgstr ""

      msgid "d"
      msgid_plural "ds"
      msgstr[0] ""
      msgstr[1] ""

      """
    let document = try FillableDocument(Array(text.utf8), name: "a.po")
    #expect(document.entries.map(\.source) == ["a\nb\n", "c"])
    #expect(document.entries.map(\.isEmpty) == [true, false])
    let filled = document.filled([0: .init("x \"y\"", needsReview: true)])
    #expect(
      String(decoding: filled, as: UTF8.self)
        == text.replacing("msgctxt \"k\"", with: "#, fuzzy\nmsgctxt \"k\"")
        .replacing("msgstr \"\"\n\"\"\n", with: "msgstr \"x \\\"y\\\"\\n\"\n"))
  }

  @Test(
    "that are cut anywhere or full of noise are read without harm",
    arguments: [1, 2, 3] as [UInt64])
  func hostile(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let bytes = Array(Self.xliff.utf8)
    for end in bytes.indices {
      var cut = Array(bytes[..<end])
      if !cut.isEmpty, seed > 1 {
        cut[Int.random(in: 0..<cut.count, using: &random)] =
          [0x3C, 0x3E, 0x26, 0x2F][
            Int.random(in: 0..<4, using: &random)]
      }
      for name in ["a.xlf", "a.po"] {
        guard let document = try? FillableDocument(cut, name: name) else { continue }
        let all = document.entries.indices.map {
          ($0, FillableDocument.Filling("x", needsReview: true))
        }
        #expect(!document.filled(Dictionary(uniqueKeysWithValues: all)).isEmpty || cut.isEmpty)
      }
    }
  }

  @Test("are refused when they are neither XLIFF nor PO, or not UTF-8")
  func refuses() {
    #expect(throws: FormatError.self) { try FillableDocument(Array("a".utf8), name: "a.txt") }
    #expect(throws: FormatError.self) { try FillableDocument([0xFF, 0xFE], name: "a.po") }
    #expect(throws: FormatError.self) { try FillableDocument(Array("<tmx/>".utf8), name: "a.xlf") }
  }
}
