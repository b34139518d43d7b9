import CalepinCore
import Testing

@testable import CalepinChecks

@Suite("Consistency")
struct ConsistencyTests {
  private func findings(_ pairs: [(String, String)]) -> [Finding] {
    var checker = Checker(LanguagePair(.english, .french))
    var index = ConsistencyIndex()
    for (ordinal, pair) in pairs.enumerated() {
      let unit = unit(pair.0, pair.1, ordinal)
      _ = checker.findings(in: unit)
      index.add(unit, checker.trace)
    }
    return index.findings().sorted(by: Finding.isInOrder)
  }

  @Test("tells every occurrence, the most frequent translation first")
  func occurrences() {
    let found = findings([
      ("Open", "Ouvrir"), ("Close", "Fermer"), ("open", "Ouvrez"), ("Open", "Ouvrir"),
    ])
    .filter { $0.check == .inconsistentTarget }
    #expect(found.map(\.place.ordinal) == [0, 2, 3])
    #expect(Set(found.map(\.message)) == ["translated in 2 ways: 'Ouvrir' (2), 'Ouvrez' (1)"])
  }

  @Test("does not depend on the order of the units")
  func order() {
    let pairs = [("A b", "C"), ("x", "y"), ("A b", "D"), ("a  b", "C")]
    let forward = findings(pairs).filter { $0.check == .inconsistentTarget }.count
    #expect(forward == 3)
    #expect(findings(pairs.reversed()).filter { $0.check == .inconsistentTarget }.count == forward)
  }

  @Test("leaves alone what is right beside a translation with an error of its own")
  func wrongOnes() {
    let found = findings([
      ("It fell by 12%.", "Il a reculé de 12 %."), ("It fell by 12%.", "Il a reculé de 13 %."),
    ])
    #expect(found.isEmpty)
    let ways = findings([
      ("Page 12", "La page 13"), ("Page 12", "La page 14"),
    ])
    #expect(ways.map(\.check) == [.inconsistentTarget, .inconsistentTarget])
  }

  @Test(
    "with a memory asks for one of its translations",
    arguments: [("Ouvrez-le", 0), ("ouvrez-le", 0), ("Ouvrir", 0), ("Ouvrons-le", 1)])
  func memory(target: String, count: Int) {
    var memory = ReferenceTranslations()
    memory.add(Segment("Open it"), Segment("Ouvrez-le"))
    memory.add(Segment("open  it"), Segment("Ouvrir"))
    memory.add(Segment("Close it"), Segment(""))
    #expect(memory.count == 1)
    var checker = Checker(LanguagePair(.english, .french), memory: memory)
    let found = checker.findings(in: unit("Open it", target)).filter { $0.check == .tmConflict }
    #expect(found.count == count)
    #expect(found.allSatisfy { $0.suggestion == "Ouvrez-le" && $0.severity == .warning })
  }

  @Test("tells apart what differs in case and quotation marks only")
  func loose() {
    let found = findings([("Go", "Aller « là »"), ("Go", "aller \"là\"")])
    #expect(Set(found.map(\.check)) == [.inconsistentTargetLoose])
  }

  @Test("tells of all but the first of the same units")
  func duplicates() {
    #expect(findings([("Go", "Va"), ("Go", "Va")]).map(\.check) == [.duplicateTU])
  }

  @Test("fingerprints stay when units move, and differ when texts do")
  func fingerprints() {
    var checker = Checker(LanguagePair(.english, .french))
    let first = checker.findings(in: unit("Page 12", "Page 13", 0)).map(\.fingerprint)
    let moved = checker.findings(in: unit("Page  12", "Page 13", 9)).map(\.fingerprint)
    let other = checker.findings(in: unit("Page 14", "Page 13", 0)).map(\.fingerprint)
    #expect(first.count == 1 && first == moved && first != other)
    #expect(first.allSatisfy { $0.count == 16 })
  }
}
