import CalepinCore
import Testing

@testable import CalepinFormats

/// What becomes of odd files as a whole, rule by rule; what is odd inside a
/// segment is in `TMXRecoveryTests`.
@Suite("An odd memory")
struct OddInputTests {
  /// How a file is taken.
  enum Outcome { case silent, warned, refused }

  private static let one = "<tuv xml:lang='fr'><seg>un</seg></tuv>"
  private static let two = "<tuv xml:lang='en'><seg>one</seg></tuv>"
  private static let unit = "<tu>\(one)\(two)</tu>"

  private static func file(
    _ body: String = unit, head: String = "", version: String = "version='1.4'",
    header: String = "<header srclang='fr'/>"
  ) -> String { "\(head)<tmx \(version)>\(header)<body>\n\(body)\n</body></tmx>" }

  @Test(
    "is read in silence, read with one warning, or refused",
    arguments: [
      (file(), .silent), (file(header: "<header srclang='*all*'/>"), .silent),
      (file(unit.replacing("<tu>", with: "<tu srclang='en'>")), .silent),
      (file(head: "<!DOCTYPE tmx SYSTEM 'http://127.0.0.1:9/tmx14.dtd'>"), .silent),
      (file(head: "<!DOCTYPE tmx PUBLIC '-//X//Y' 'absent.dtd'>"), .silent),
      (file(version: "version='1.1'").replacing("xml:lang", with: "lang"), .silent),
      (file(version: "version='1.4' xmlns='urn:x'"), .silent),
      (file(unit.replacing("'fr'", with: "'FR-latn-ca'")), .silent),
      (file(unit + "\n").replacing("\n", with: "\r\n"), .silent),
      (file("<tu>\(one)\(two)<tuv xml:lang='en'><seg>a</seg></tuv></tu>"), .silent),
      (file("<tu><tuv xml:lang='de'><seg>x</seg></tuv>\(two)\(one)</tu>"), .silent),
      (file(header: "<header/>"), .warned), (file(version: ""), .warned),
      (file(version: "version='1.4b'"), .warned),
      (file(unit.replacing("tu>", with: "TU>")), .warned),
      (file(unit.replacing("'fr'", with: "'fr_FR'")), .warned),
      (file(unit.replacing("'fr'", with: "'fra'")), .warned),
      (file("<tu>\(one)\(two)<note>n</note></tu>"), .warned),
      (file(unit.replacing("<tu>", with: "<tu creationdate='20241340T000000Z'>")), .warned),
      (file(unit.replacing("<tu>", with: "<tu usagecount='-'>")), .warned),
      (file(unit.replacing("<tu>", with: "<tu tuid=1>")), .warned),
      (file() + "rest", .warned), (file() + "\0\0", .warned),
      (file(unit.replacing("un", with: "&unknown;")), .refused),
      (String(file().dropLast(20)), .refused), (file("<tu>\(one)\(two)"), .refused),
      ("<!DOCTYPE html><html></html>", .refused), ("", .refused), ("<other/>", .refused),
    ] as [(String, Outcome)])
  func wholeFiles(text: String, outcome: Outcome) {
    do {
      let content = try ExchangeContent(text, name: "a.tmx")
      #expect(content.messages.count == (outcome == .warned ? 1 : 0), "\(content.messages)")
      #expect(outcome != .refused)
      let pairing = UnitPairing(source: .french, target: .english)
      #expect(content.units.count == 1)
      guard case .pair(let source, let target) = pairing.pair(in: content.units[0]) else {
        Issue.record("no pair in \(content.units)")
        return
      }
      #expect([source.segment.text, target.segment.text] == ["un", "one"])
    } catch {
      #expect(outcome == .refused, "\(error)")
      #expect(error.description != "")
    }
  }
}
