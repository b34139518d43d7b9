import CalepinCore
import Testing

@testable import CalepinFormats

@Suite("A repaired unit")
struct UnitRepairTests {
  @Test(
    "has codes that fit together, and no finding any more",
    arguments: [
      ("<bpt i='1'/>a<ept i='1'/>", "<bpt i='1'/>b<ept i='1'/>", 0),
      ("<bpt i='1'/>a", "b", 1),
      ("a<ept i='7'/>", "b", 1),
      ("<bpt i='1'/><bpt i='1'/>a<ept i='1'/><ept i='1'/>", "b", 1),
      ("<bpt i='x'/>a<ept i='x'/>", "b", 1),
      ("<bpt/>a<ept/>", "b", 1),
      ("<ph x='1'/>a<ph x='2'/>", "b<ph x='2'/>", 1),
      ("<ept i='1'/><ph x='1'/>a", "<bpt i='1'/>b", 3),
    ])
  func codes(source: String, target: String, warnings: Int) throws {
    var unit = try #require(
      try TMXContent(
        tmx(
          "<tu><tuv xml:lang='fr'><seg>\(source)</seg></tuv>"
            + "<tuv xml:lang='en'><seg>\(target)</seg></tuv></tu>")
      ).units.first)
    let texts = unit.variants.map(\.segment.text)
    var repair = UnitRepair()
    #expect(repair.repair(&unit).count == warnings)
    #expect(unit.variants.map(\.segment.text) == texts)
    var checks = UnitChecks(header: DocumentHeader(sourceLanguage: "fr"), isTMX: true)
    #expect(checks.findings(in: unit) == [])
    let repaired = unit
    #expect(repair.repair(&unit) == [])
    #expect(unit == repaired)
  }
}
