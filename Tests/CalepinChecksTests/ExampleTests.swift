import CalepinCore
import CalepinTerminology
import CalepinText
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
  }.filter { $0.check.id != .spelling || Lexicon.installed(for: .french) != nil }

  @Test("are found, where they are marked and by their check alone", arguments: cases)
  func examples(_ item: Case) throws {
    var settings = CheckSettings()
    settings.only = [item.check.id]
    settings.maxLength = item.example.maxLength
    settings.rules = item.example.rule.map { [$0] } ?? []
    let findings = Self.findings(in: item.example, settings)
    #expect(findings.isEmpty == !item.example.isFaulty, "\(findings.map(\.message))")
    guard item.example.isFaulty else { return }
    let marked = Self.markedRange(item.example.markedTarget)
    let whole = 0..<item.example.target.utf8.count
    #expect((findings.first?.targetRange ?? whole) == marked)
  }

  /// What is found in the unit of `example`, by itself and among those before it;
  /// these are the memory as well.
  private static func findings(in example: CheckExample, _ settings: CheckSettings) -> [Finding] {
    let entries = example.terms.map { $0.entry(example.languages) }
    var memory = ReferenceTranslations()
    for pair in example.before { memory.add(Segment(pair.source), Segment(pair.target)) }
    var checker = Checker(
      example.languages, settings: settings,
      termbases: entries.isEmpty ? [] : [Termbase(name: "example", entries: entries)],
      memory: memory)
    var index = ConsistencyIndex()
    var found: [Finding] = []
    let pairs = example.before.map { ($0.source, $0.target) } + [(example.source, example.target)]
    for (ordinal, pair) in pairs.enumerated() {
      let unit = unit(pair.0, pair.1, ordinal)
      found = checker.findings(in: unit)
      index.add(unit, checker.trace)
    }
    return found + index.findings(settings).filter { $0.place.ordinal == pairs.count - 1 }
  }

  private static func markedRange(_ text: String) -> Range<Int> {
    let before = text.prefix { $0 != "⟦" }.utf8.count
    let inner = text.drop { $0 != "⟦" }.dropFirst().prefix { $0 != "⟧" }.utf8.count
    return before..<before + inner
  }

  @Test("exist for every check")
  func everyCheckHasExamples() {
    for check in CheckRegistry.descriptions { #expect(!check.examples.isEmpty, "\(check.id)") }
  }

  @Test("begin with one that is found")
  func everyCheckFindsSomething() {
    for check in CheckRegistry.descriptions where !check.examples.isEmpty {
      let hasFault = check.examples.contains { $0.isFaulty }
      #expect(hasFault, "\(check.id)")
    }
  }
}
