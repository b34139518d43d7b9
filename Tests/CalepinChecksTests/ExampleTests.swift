import CalepinCore
import Testing

@testable import CalepinChecks

@Suite("The examples of the checks")
struct ExampleTests {
  /// An example with the check it belongs to.
  struct Case: CustomTestStringConvertible, Sendable {
    var check: CheckDescription
    var example: CheckExample

    var testDescription: String { "\(check.id): \(example.source) | \(example.markedTarget)" }
  }

  static let cases = CheckRegistry.descriptions.flatMap { check in
    check.examples.map { Case(check: check, example: $0) }
  }

  @Test("are found, where they are marked and by their check alone", arguments: cases)
  func examples(_ item: Case) throws {
    var settings = CheckSettings()
    settings.only = [item.check.id]
    settings.maxLength = item.example.maxLength
    settings.rules = item.example.rule.map { [$0] } ?? []
    var checker = Checker(item.example.languages, settings: settings)
    let unit = CheckedUnit(
      Segment(item.example.source), Segment(item.example.target),
      at: UnitPlace(file: "x", line: 1, unit: "1", ordinal: 0))
    let findings = checker.findings(in: unit)
    #expect(findings.isEmpty == !item.example.isFaulty, "\(findings.map(\.message))")
    guard item.example.isFaulty else { return }
    let marked = Self.markedRange(item.example.markedTarget)
    let whole = 0..<item.example.target.utf8.count
    #expect((findings.first?.targetRange ?? whole) == marked)
  }

  private static func markedRange(_ text: String) -> Range<Int> {
    let before = text.prefix { $0 != "⟦" }.utf8.count
    let inner = text.drop { $0 != "⟦" }.dropFirst().prefix { $0 != "⟧" }.utf8.count
    return before..<before + inner
  }

  @Test("exist for every check of single units")
  func everyCheckHasExamples() {
    for type in CheckRegistry.types {
      for check in type.descriptions { #expect(!check.examples.isEmpty, "\(check.id)") }
    }
  }

  @Test("begin with one that is found")
  func everyCheckFindsSomething() {
    for check in CheckRegistry.descriptions where !check.examples.isEmpty {
      let hasFault = check.examples.contains { $0.isFaulty }
      #expect(hasFault, "\(check.id)")
    }
  }
}
