internal import CalepinCore
public import CalepinTerminology

/// Runs the checks of single units.
///
/// It keeps the memory in which it cuts units up, so one checker should see
/// many of them; each task needs its own.
///
/// ```swift
/// var checker = Checker(LanguagePair(.english, .french))
/// let findings = checker.findings(in: unit)
/// ```
public struct Checker: Sendable {
  private let settings: CheckSettings
  private let checks: [any Check]
  private var analysis = UnitAnalysis()
  private var terminology: TerminologyCheck?
  private var rules: RuleCheck?
  private let memory: ReferenceTranslations?
  private var found = FindingList()
  /// The terms that the unit checked last uses, if they are to be kept.
  private var uses: [TermUse] = []
  private var isWrong = false
  /// Whether the words of units are compared.
  private let looksAtWords: Bool

  /// Creates a checker of translations from one language into another.
  ///
  /// - Parameters:
  ///   - languages: The languages of the texts.
  ///   - settings: What is checked.
  ///   - termbases: The terms that are to be used, the most trusted termbase
  ///     first.
  ///   - memory: Translations that are to be kept.
  public init(
    _ languages: LanguagePair, settings: CheckSettings = CheckSettings(),
    termbases: [Termbase] = [], memory: ReferenceTranslations? = nil
  ) {
    self.settings = settings
    self.memory = settings.runs(.tmConflict) ? memory : nil
    looksAtWords = settings.runs(.nearInconsistent)
    let needTerms = TerminologyCheck.descriptions + TermUseIndex.descriptions
    if needTerms.contains(where: settings.isOn) {
      terminology = TerminologyCheck(termbases, languages, settings)
    }
    // Rules that are not sound are refused where they are read.
    if RuleCheck.descriptions.contains(where: settings.isOn) {
      rules = (try? RuleCheck(settings.rules)) ?? nil
    }
    checks = CheckRegistry.checks(for: languages, settings)
    analysis.source.language = SideLanguage(languages.source)
    analysis.target.language = SideLanguage(languages.target)
  }

  /// What is wrong in `unit`.
  ///
  /// - Complexity: O(length of both texts), but for what is found.
  public mutating func findings(in unit: CheckedUnit) -> [Finding] {
    analysis.source.load(unit.source)
    analysis.target.load(unit.target)
    analysis.maxLength = unit.maxLength
    found.removeAll()
    isWrong = false
    for check in checks where !unit.isTerm || type(of: check).looksAtTerms {
      check.check(analysis, &found)
    }
    rules?.check(analysis, &found)
    uses.removeAll()
    if !unit.isTerm {
      if let used = terminology?.check(analysis, &found) { uses = used }
      memory?.check(analysis, UnitKeys(analysis, isWrong: false), &found)
    }
    guard !found.isEmpty else { return [] }
    let findings = found.drafts.compactMap { finding($0, in: unit) }
    isWrong = findings.contains { $0.severity == .error }
    return findings
  }

  /// What ``ConsistencyIndex`` has to know of the unit that was checked last.
  public var trace: UnitTrace {
    UnitTrace(
      keys: UnitKeys(analysis, isWrong: isWrong),
      near: looksAtWords && !isWrong ? UnitKeys(wordsOf: analysis) : nil,
      terms: uses, kept: found.kept)
  }

  private func finding(_ draft: FindingList.Draft, in unit: CheckedUnit) -> Finding? {
    guard let description = CheckRegistry.description(of: draft.check), settings.isOn(description)
    else { return nil }
    return Finding(
      check: draft.check,
      severity: draft.isWeak
        ? .info : draft.severity ?? settings.severity(of: description),
      place: unit.place,
      message: draft.message, source: unit.source.text, target: unit.target.text,
      sourceRange: draft.source, targetRange: draft.target, suggestion: draft.suggestion,
      isSafeFix: draft.isSafeFix, habit: draft.habit)
  }
}
