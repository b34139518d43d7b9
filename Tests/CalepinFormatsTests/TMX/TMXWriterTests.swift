import CalepinCore
import TestSupport
import Testing

@testable import CalepinFormats

@Suite("A TMX writer")
struct TMXWriterTests {
  private func variant(_ code: String, _ text: String) -> TranslationUnitVariant {
    TranslationUnitVariant(Segment(text), languageCode: code)
  }

  @Test("writes what every reader takes")
  func bytes() throws {
    var unit = TranslationUnit([variant("en", "b & c"), variant("fr", "a")])
    unit.metadata = Metadata(
      attributes: [.init("tuid", "1")], properties: [.init("p", "v")], notes: [.init("n")])
    let result = try written([unit])
    #expect(result.warnings == [])
    #expect(
      String(decoding: result.bytes, as: UTF8.self) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE tmx SYSTEM "tmx14.dtd">
        <tmx version="1.4">
          <header creationtool="calepin" creationtoolversion="1.0" segtype="sentence" \
        o-tmf="calepin" adminlang="en" srclang="fr" datatype="plaintext"/>
          <body>
            <tu tuid="1">
              <prop type="p">v</prop>
              <note>n</note>
              <tuv xml:lang="fr">
                <seg>a</seg>
              </tuv>
              <tuv xml:lang="en">
                <seg>b &amp; c</seg>
              </tuv>
            </tu>
          </body>
        </tmx>

        """)
  }

  @Test("gives each language one text and makes units of the others")
  func alternatives() throws {
    let unit = TranslationUnit(
      [variant("fr", "a"), variant("en", "b"), variant("en", "c"), variant("fr", "d")],
      metadata: Metadata(attributes: [.init("tuid", "1")]))
    let units = try TMXContent(written([unit]).bytes).units
    #expect(
      units.map { $0.variants.map(\.segment.text) } == [["a", "b"], ["a", "c"], ["d", "b"]])
    #expect(units.map { $0.metadata["tuid"] } == ["1", nil, nil])
  }

  @Test("names the source of a unit that is not the file's")
  func sources() throws {
    let units = [
      TranslationUnit([variant("en", "b"), variant("fr-ca", "a")]),
      TranslationUnit([variant("de", "c"), variant("en", "b")]),
      TranslationUnit(
        [variant("fr", "a"), variant("en", "b")],
        metadata: Metadata(attributes: [.init("srclang", "en")])),
    ]
    let read = try TMXContent(written(units).bytes)
    #expect(read.units.map { read.header.sourceLanguage(of: $0) } == ["fr-CA", "de", "en"])
    #expect(read.units.map { $0.variants[0].languageCode } == ["fr-CA", "de", "en"])
  }

  @Test("keeps the source a unit names, also when it is the file's", arguments: ["fr", "*all*"])
  func ownSource(code: String) throws {
    let unit = TranslationUnit(
      [variant("fr", "a"), variant("en", "b")],
      metadata: Metadata(attributes: [.init("srclang", code), .init("tuid", "1")]))
    let read = try TMXContent(written([unit]).bytes).units[0]
    #expect(read.metadata == unit.metadata)
  }

  @Test("writes other tags for languages when asked to")
  func languageNames() throws {
    let unit = TranslationUnit([variant("fr", "a"), variant("en", "b")])
    let read = try TMXContent(
      written([unit]) {
        $0.languageNames = [.french: LanguageTag("fr-FR") ?? .french]
      }.bytes)
    #expect(read.header.sourceLanguage == "fr-FR")
    #expect(read.units[0].variants.map(\.languageCode) == ["fr-FR", "en"])
    #expect(read.units[0].metadata.attributes == [])
  }

  @Test(
    "reports what it cannot write",
    arguments: [
      (["fr": "a"], 0, "there is only one text: the unit is left out"),
      (["fr": "a", "en": " \n"], 0, "a text is empty: the unit is left out"),
      (["fr": " a", "en": "b"], 1, "white space around the segment: cut off"),
      (["fr": "a\u{1}", "en": "b"], 1, "characters that XML does not allow: they are left out"),
    ] as [([String: String], Int, String)])
  func losses(texts: [String: String], count: Int, message: String) throws {
    let unit = TranslationUnit(texts.sorted { $0.key > $1.key }.map { variant($0, $1) }, line: 9)
    let result = try written([unit])
    #expect(result.warnings.last?.description == "unit 1: " + message)
    #expect(result.warnings.last?.line == 9)
    let read = try TMXContent(result.bytes)
    #expect(read.units.count == count)
    #expect(read.units.allSatisfy { $0.variants[0].segment.text == "a" })
  }

  @Test(
    "writes what the reader reads back, and the same bytes again",
    arguments: 1...200 as ClosedRange<UInt64>)
  func roundTrip(seed: UInt64) throws {
    var random = RandomUnits(seed: seed)
    let units = (0..<5).map { _ in random.unit() }
    let first = try written(units)
    #expect(first.warnings == [])
    let read = try TMXContent(first.bytes)
    #expect(read.warnings == [])
    #expect(read.units.map(\.withoutLine) == units)
    #expect(try written(read.units).bytes == first.bytes)
  }
}

extension TranslationUnit {
  /// The unit as if it came from no file.
  fileprivate var withoutLine: TranslationUnit { TranslationUnit(variants, metadata: metadata) }
}

/// Random units that TMX can hold without a warning.
struct RandomUnits {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func unit() -> TranslationUnit {
    TranslationUnit(
      ["fr", "en", "de-AT"].map { code in
        var metadata = metadata()
        if flag() { metadata.attributes = [.init("creationid", text())] }
        return TranslationUnitVariant(segment(depth: 0), languageCode: code, metadata: metadata)
      }, metadata: metadata())
  }

  private mutating func flag() -> Bool { Bool.random(using: &random) }

  private mutating func text() -> String {
    let alphabet = ["a", "é", "&", "<", "\"", " ", "\n", "😀", "]]>", "\t", "\r", "&amp;"]
    return (0..<Int.random(in: 0...4, using: &random))
      .map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] }.joined()
  }

  private mutating func metadata() -> Metadata {
    var metadata = Metadata()
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      metadata.properties.append(
        .init(text(), text(), attributes: flag() ? [] : [.init("xml:lang", "fr")]))
      metadata.notes.append(.init(text()))
    }
    return metadata
  }

  private mutating func segment(depth: Int) -> Segment {
    // Letters around it: white space at the ends would be cut off.
    var segment = Segment("x")
    fill(&segment, depth: depth)
    segment.text += "y"
    return segment
  }

  private mutating func fill(_ segment: inout Segment, depth: Int) {
    for _ in 0..<Int.random(in: 0...(3 - min(depth, 2)), using: &random) {
      segment.text += text()
      let kind = InlineCode.Kind.allCases[Int.random(in: 0..<6, using: &random)]
      let index = segment.codes.count
      let start = segment.text.utf8.count
      segment.codes.append(
        InlineCode(kind, at: start..<start, attributes: attributes(kind), content: []))
      if kind == .highlight {
        if depth < 3 { fill(&segment, depth: depth + 1) }
        segment.text += text()
        segment.codes[index].utf8Range = start..<segment.text.utf8.count
        segment.codes[index].enclosedCount = segment.codes.count - index - 1
      } else {
        segment.codes[index].content = content(depth: depth)
      }
    }
  }

  private mutating func content(depth: Int) -> [InlineCode.Content] {
    var content: [InlineCode.Content] = []
    if flag() { content.append(.code("<" + text())) }
    if flag(), depth < 3 {
      content.append(
        .subflow(segment(depth: depth + 1), attributes: flag() ? [] : [.init("type", text())]))
      if flag() { content.append(.code(">" + text())) }
    }
    return content
  }

  private mutating func attributes(_ kind: InlineCode.Kind) -> [Attribute] {
    switch kind {
    case .beginPaired: [.init("i", "1"), .init("x", "2")]
    case .endPaired: [.init("i", "1")]
    case .isolated: [.init("pos", "end"), .init("type", text())]
    case .placeholder, .highlight, .unknown: flag() ? [] : [.init("x", "3")]
    }
  }
}
