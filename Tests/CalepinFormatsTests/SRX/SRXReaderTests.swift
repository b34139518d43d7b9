import CalepinCore
import CalepinFormats
import Testing

@Suite("SRX")
struct SRXReaderTests {
  private static let file = """
    <?xml version="1.0"?>
    <srx xmlns="http://www.lisa.org/srx20" xmlns:x="urn:other" version="2.0">
      <header segmentsubflows="yes" cascade="yes">
        <formathandle type="start" include="no"/>
        <x:options trim="yes"/>
      </header>
      <body>
        <languagerules>
          <languagerule languagerulename="French">
            <!-- titles -->
            <rule break="no"><beforebreak>\\bM\\.</beforebreak><afterbreak>\\s</afterbreak></rule>
            <rule><beforebreak><![CDATA[[.<]]]></beforebreak><afterbreak> &#160;?</afterbreak></rule>
            <rule break="yes"><afterbreak>\\n</afterbreak></rule>
          </languagerule>
          <languagerule languagerulename="Empty"/>
        </languagerules>
        <maprules>
          <languagemap languagepattern="fr.*" languagerulename="French"/>
          <languagemap languagepattern=".*" languagerulename="Empty"/>
        </maprules>
      </body>
    </srx>
    """

  @Test("reads rules, maps and cascade in order, with their lines")
  func reads() throws {
    let rules = try SRXReader.rules(of: ByteArraySource(Self.file, chunk: 7))
    #expect(
      rules
        == SegmentationRules(
          cascades: true,
          ruleSets: [
            .init(
              name: "French",
              rules: [
                .init(isBreak: false, before: "\\bM\\.", after: "\\s", line: 11),
                .init(isBreak: true, before: "[.<]", after: " \u{A0}?", line: 12),
                .init(isBreak: true, before: "", after: "\\n", line: 13),
              ]), .init(name: "Empty"),
          ],
          maps: [
            .init(pattern: "fr.*", ruleSet: "French", line: 18),
            .init(pattern: ".*", ruleSet: "Empty", line: 19),
          ]))
  }

  @Test("does not cascade unless the file says so")
  func cascade() throws {
    let file = Self.file.replacing(" cascade=\"yes\"", with: "")
    #expect(try !SRXReader.rules(of: ByteArraySource(file)).cascades)
  }

  @Test(
    "says what is wrong, and where",
    arguments: [
      ("<tmx/>", 1, "not an SRX file: the root element is <tmx>, expected <srx>"),
      ("", nil, "the file is empty"), ("<srx>\n<body>", 2, "the file ends in the middle"),
      ("<srx></srx>", nil, "no <languagemap>, expected at least one"),
      ("<srx><languagerule/></srx>", 1, "<languagerule> has no 'languagerulename'"),
      (
        "<srx>\n<languagemap languagepattern='.*' languagerulename='A'/></srx>",
        2, "the rules 'A' are not in the file"
      ),
      (
        "<srx><languagerule languagerulename='A'>\n<rule break='maybe'/></languagerule></srx>",
        2, "'break' is 'maybe', expected 'yes' or 'no'"
      ),
    ] as [(String, Int?, String)])
  func errors(file: String, line: Int?, message: String) {
    let error = #expect(throws: SRXError.self) {
      try SRXReader.rules(of: ByteArraySource(file))
    }
    #expect(error?.line == line)
    #expect(error?.description.hasPrefix(message) == true, "got: \(String(describing: error))")
  }
}
