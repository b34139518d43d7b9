import CalepinCore
import MarkupStream
import Testing

@testable import CalepinFormats

@Suite("A TMX reader")
struct TMXReaderTests {
  @Test("keeps everything a file says")
  func everything() throws {
    let content = try TMXContent(
      """
      <tmx version="1.4"><header srclang="*all*" o-tmf="a" creationdate="20240229T235959Z">
      <note xml:lang="fr">n&amp;n</note><prop type="p">v</prop>
      <ude name="u" base="b"><map unicode="#xF8FF" code="#xF0"/></ude></header><body>
      <tu tuid="1" srclang="fr" usagecount="3"><note o-encoding="x">m</note>
      <prop type="x-context">c  c</prop><prop type="x-context"> d </prop>
      <tuv xml:lang="fr-CA" creationid="me"><prop type="y">z</prop><seg>un</seg></tuv>
      <tuv xml:lang="en"><seg>one</seg></tuv></tu></body></tmx>
      """)
    #expect(content.warnings == [])
    #expect(content.header.version == "1.4")
    #expect(content.header.sourceLanguage == nil)
    #expect(content.header.metadata.notes == [.init("n&n", attributes: [.init("xml:lang", "fr")])])
    #expect(content.header.metadata.properties == [.init("p", "v")])
    #expect(content.header.metadata["creationdate"] == "20240229T235959Z")
    #expect(
      content.header.userDefinedEncodings == [
        .init(
          attributes: [.init("name", "u"), .init("base", "b")],
          maps: [[.init("unicode", "#xF8FF"), .init("code", "#xF0")]])
      ])
    let unit = content.units[0]
    #expect(content.header.sourceLanguage(of: unit) == "fr")
    #expect(unit.line == 4)
    #expect(unit.metadata.attributes.map(\.name) == ["tuid", "srclang", "usagecount"])
    #expect(unit.metadata.properties == [.init("x-context", "c  c"), .init("x-context", " d ")])
    #expect(unit.metadata.notes == [.init("m", attributes: [.init("o-encoding", "x")])])
    let french = unit.variants[0]
    #expect(french.languageCode == "fr-CA")
    #expect(french.metadata.properties == [.init("y", "z")])
    #expect(french.metadata.attributes == [.init("creationid", "me")])
    #expect(unit.variants.map(\.segment.text) == ["un", "one"])
  }

  @Test("reads every inline element, subflows in subflows with them")
  func inlineElements() throws {
    let segment = try TMXContent(
      segment: """
        a<bpt i="1" x="2">&lt;b&gt;</bpt>é<hi type="t">h<ph/>i</hi><ept i="1">&lt;/b></ept>\
        <it pos="begin">c<sub type="s">in <ph>p<sub>deep</sub>q</ph>ner</sub>d</it><ut>u</ut>z
        """
    ).first
    let deep = InlineCode.Content.subflow(Segment("deep"), attributes: [])
    let inner = Segment(
      "in ner",
      codes: [InlineCode(.placeholder, at: 3..<3, content: [.code("p"), deep, .code("q")])])
    #expect(segment.text == "aéhiz")
    #expect(
      segment.codes == [
        InlineCode(
          .beginPaired, at: 1..<1, attributes: [.init("i", "1"), .init("x", "2")],
          content: [.code("<b>")]),
        InlineCode(.highlight, at: 3..<5, attributes: [.init("type", "t")], enclosedCount: 1),
        InlineCode(.placeholder, at: 4..<4),
        InlineCode(
          .endPaired, at: 5..<5, attributes: [.init("i", "1")], content: [.code("</b>")]),
        InlineCode(
          .isolated, at: 5..<5, attributes: [.init("pos", "begin")],
          content: [
            .code("c"), .subflow(inner, attributes: [.init("type", "s")]), .code("d"),
          ]),
        InlineCode(.unknown, at: 5..<5, content: [.code("u")]),
      ])
  }

  @Test(
    "mends what is odd, with one located warning",
    arguments: [
      ("  un\n ", "un", "white space around the segment: cut off"),
      ("<g id='1'>u</g>n", "un", "<g> is no inline element that TMX has here: its words stay"),
      ("<ph><b>x</b>y</ph>un", "un", "<b> is no inline element that TMX has here"),
      ("u<sub>n</sub>", "un", "<sub> is no inline element"),
      ("&eacute;t&#233;", "été", "'&eacute;' is not declared: read as in HTML"),
    ])
  func segments(content: String, text: String, warning: String) throws {
    let content = try TMXContent(segment: content)
    #expect(content.first.text == text)
    #expect(content.messages.count == 1)
    #expect(content.messages.first?.hasPrefix("unit 1: " + warning) == true)
    #expect(content.warnings.first?.line == 4)
  }

  @Test(
    "reads without a word what is not odd at all",
    arguments: [
      ("a<!-- c -->b<?p?>c", "abc"), ("<![CDATA[<&>]]>", "<&>"), ("a\r\nb", "a\nb"),
      ("\u{A0}a\u{202F}", "\u{A0}a\u{202F}"), ("&#x1F600;\u{FEFF}e\u{301}", "😀\u{FEFF}e\u{301}"),
      ("<ph/> a", " a"), ("<hi> a </hi>", " a "),
    ])
  func silent(content: String, text: String) throws {
    let content = try TMXContent(segment: content)
    #expect(Array(content.first.text.utf8) == Array(text.utf8))
    #expect(content.messages == [])
  }

  @Test("keeps white space around segments when asked to")
  func outerWhiteSpace() throws {
    var options = TMXReader.Options()
    options.keepsOuterWhiteSpace = true
    let text = tmx("<tu><tuv xml:lang='fr'><seg> a\n</seg></tuv>\(english)</tu>")
    let content = try TMXContent(Array(text.utf8), options: options)
    #expect(content.first.text == " a\n")
    #expect(content.warnings == [])
  }

  @Test(
    "knows languages however they are spelt",
    arguments: [
      ("xml:lang='fr-ca'", "fr-ca", nil), ("lang='fr'", "fr", nil),
      ("lang='de' xml:lang='fr'", "fr", nil), ("xml:lang='FR-Latn-fr'", "FR-Latn-fr", nil),
      (
        "xml:lang='fr_FR'", "fr-FR",
        "'fr_FR' is not how BCP 47 spells the language: read as 'fr-FR'"
      ),
      ("xml:lang='fre'", "fr", "'fre' is not how BCP 47 spells the language: read as 'fr'"),
      ("xml:lang='ENG-us'", "en-US", "'ENG-us' is not how BCP 47 spells"),
      ("xml:lang='french language'", "french language", "'french language' is not a language tag"),
      ("", "", "<tuv> names no language: kept as it is"),
    ] as [(String, String, String?)])
  func languages(attribute: String, code: String, warning: String?) throws {
    let content = try TMXContent(
      tmx("<tu><tuv \(attribute)><seg>a</seg></tuv>\(english)</tu>"))
    #expect(content.units[0].variants[0].languageCode == code)
    #expect(content.units[0].variants[0].metadata.attributes == [])
    #expect(content.messages.count == (warning == nil ? 0 : 1))
    if let warning { #expect(content.messages[0].hasPrefix("unit 1: " + warning)) }
  }

  @Test(
    "reads odd structures, with a warning",
    arguments: [
      ("<tu><tuv xml:lang='fr'><seg>a</seg><prop type='p'>v</prop></tuv>", "<prop> comes too late"),
      ("<tu><tuv xml:lang='fr'>a</tuv>", "the text stands in <tuv> without <seg>"),
      ("<tu><tuv xml:lang='fr'/><tuv xml:lang='de'><seg>a</seg></tuv>", "<tuv> has no <seg>"),
      ("<tu><tuv xml:lang='fr'><seg>a</seg><seg>c</seg></tuv>", "<tuv> has a second <seg>"),
      ("<tu creationdate='20230229T000000Z'><tuv xml:lang='fr'><seg>a</seg></tuv>", "creationdate"),
      ("<tu usagecount='many'><tuv xml:lang='fr'><seg>a</seg></tuv>", "usagecount 'many'"),
      ("<TU><Tuv xml:lang='fr'><SEG>a</SEG></Tuv>", "element names in upper case"),
      ("<tu><new>x</new><tuv xml:lang='fr'><seg>a</seg></tuv>", "<new> has no place here"),
    ])
  func structures(unit: String, warning: String) throws {
    let end = unit.hasPrefix("<TU>") ? "</TU>" : "</tu>"
    let content = try TMXContent(tmx(unit + english + end))
    #expect(content.units.count == 1)
    #expect(content.units[0].variants.contains { $0.segment.text == "a" })
    #expect(content.messages.count == 1)
    #expect(content.messages.first?.contains(warning) == true, "\(content.messages)")
  }

  @Test("knows elements by their local name, in any namespace", arguments: ["", "t:"])
  func namespaces(prefix: String) throws {
    let declaration = prefix.isEmpty ? "xmlns" : "xmlns:t"
    let text = """
      <%tmx \(declaration)="u:x" version="1.4"><%header srclang="fr"/><%body><%tu>\
      <%tuv xml:lang="fr"><%seg>a<%ph>c</%ph></%seg></%tuv></%tu></%body></%tmx>
      """
    let content = try TMXContent(text.replacing("%", with: prefix))
    #expect(
      content.first == Segment("a", codes: [.init(.placeholder, at: 1..<1, content: [.code("c")])]))
    #expect(content.messages == [])
  }

  @Test("warns of versions that are none", arguments: ["1.4b", "", "2.0"])
  func versions(version: String) throws {
    let content = try TMXContent(tmx("", version: version))
    #expect(content.messages.count == 1)
    #expect(content.messages[0].hasSuffix("read as 1.4"))
  }

  @Test("takes the same tuid twice for two units, with a warning")
  func identifiers() throws {
    let unit = "<tu tuid='7'><tuv xml:lang='fr'><seg>a</seg></tuv>\(english)</tu>"
    let content = try TMXContent(tmx(unit + "\n" + unit))
    #expect(content.units.count == 2)
    #expect(content.warnings.map(\.unit) == [2])
    #expect(content.warnings.map(\.line) == [5])
  }

  @Test(
    "says what is wrong with a broken file, and where",
    arguments: [
      ("", "0: the file is empty"),
      (
        "<tmx version='1.4'><header srclang='fr'/><body>\n<tu><tuv xml:lang='fr'><seg>a",
        "2: translation unit 1: the file ends in the middle"
      ),
      ("<tbx/>", "1: not a TMX file: the root element is <tbx>, expected <tmx>"),
      ("<!DOCTYPE html>\n<p>404", "0: the file is an HTML page, expected XML"),
      (
        tmx("<tu><tuv xml:lang='fr'><seg>&bogus;</seg></tuv></tu>"),
        "4: translation unit 1: '&bogus;' is declared neither in the file nor in HTML"
      ),
      (
        tmx("<tu><tuv xml:lang='fr'><prop>a</tuv></tu>"),
        "4: translation unit 1: not well-formed XML: "
      ),
    ])
  func errors(text: String, message: String) {
    let error = #expect(throws: TMXError.self) { try TMXContent(text) }
    let shown = error.map { "\($0.line ?? 0): \($0)" } ?? ""
    #expect(shown.hasPrefix(message), "got: \(shown)")
  }

  @Test("hands out the units before an error first")
  func unitsBeforeError() throws {
    let unit = "<tu><tuv xml:lang='fr'><seg>a</seg></tuv>\(english)</tu>"
    let whole = Array(tmx(unit + unit).utf8)
    let reader = TMXReader(ByteArraySource(Array(whole.prefix(whole.count - 10))))
    #expect(try reader.next() != nil)
    #expect(try reader.next() != nil)
    #expect(throws: TMXError.self) { try reader.next() }
    #expect(throws: TMXError.self) { try reader.next() }
  }

  @Test("reads deep highlights and refuses bottomless subflows", .timeLimit(.minutes(1)))
  func depth() throws {
    let deep = { (open: String, close: String, count: Int) in
      String(repeating: open, count: count) + "a" + String(repeating: close, count: count)
    }
    #expect(try TMXContent(segment: deep("<hi>", "</hi>", 1000)).first.codes.count == 1000)
    let sub = ("<ph><sub>", "</sub></ph>")
    #expect(try TMXContent(segment: deep(sub.0, sub.1, 500)).first.codes.count == 1)
    #expect(throws: TMXError.tooDeep(limit: 500, unit: 1, line: 4)) {
      try TMXContent(segment: deep(sub.0, sub.1, 501))
    }
  }

  @Test("gives the same however the file is cut", arguments: [1, 2, 3, 17, 1000])
  func chunks(size: Int) throws {
    let bytes = try fixture("LISA/ImportTest2B.tmx")
    #expect(try TMXContent(bytes, chunk: size).units == TMXContent(bytes).units)
  }
}
