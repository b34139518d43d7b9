import CalepinCore
import Testing

@testable import CalepinChecks

@Suite("The habits of files")
struct WritingHabitsTests {
  /// How grave the missing space of the first unit is in a file where it is
  /// missing in `joined` units and stands in `spaced` ones.
  private func severity(joined: Int, spaced: Int) -> Severity? {
    var checker = Checker(LanguagePair(.english, .french))
    var habits = WritingHabits()
    var findings: [Finding] = []
    for ordinal in 0..<joined + spaced {
      let french = ordinal < joined ? "Un plan; un autre." : "Un plan ; un autre."
      let unit = unit("One plan; another one.", french, ordinal)
      findings += checker.findings(in: unit)
      habits.add(unit, checker.trace)
    }
    habits.weaken(&findings)
    return findings.first { $0.check == .frPunctSpace }?.severity
  }

  @Test(
    "make what is found again and again an information",
    arguments: [
      (12, 0, Severity.info), (12, 7, .info), (12, 8, .warning), (9, 0, .warning),
    ])
  func habit(joined: Int, spaced: Int, expected: Severity) {
    #expect(severity(joined: joined, spaced: spaced) == expected)
  }

  @Test("are those of each file alone")
  func files() {
    var checker = Checker(LanguagePair(.english, .french))
    var habits = WritingHabits()
    var findings: [Finding] = []
    for ordinal in 0..<13 {
      var unit = unit("One plan; another one.", "Un plan; un autre.", ordinal)
      unit.place.file = ordinal == 12 ? "other" : "x"
      findings += checker.findings(in: unit).filter { $0.check == .frPunctSpace }
      habits.add(unit, checker.trace)
    }
    habits.weaken(&findings)
    #expect(findings.last?.severity == .warning)
    #expect(findings.dropLast().allSatisfy { $0.severity == .info })
  }
}
