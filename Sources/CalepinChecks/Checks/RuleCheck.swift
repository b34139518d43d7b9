public import CalepinText

/// Looks for what the rules of the project ask for.
struct RuleCheck: Sendable {
  static let descriptions = [
    CheckDescription(
      .regex, .warning, "a rule of the project finds something",
      details: """
        The rules stand in 'calepin.toml' as '[[rules]]': 'source' and 'target' are regular \
        expressions that have to fit, 'not-source' and 'not-target' such that must not.
        """,
      examples: [
        .french("See page 4.", "Voir ⟦pg⟧ 4.", rule: page),
        .french("See page 4.", "Voir page 4.", rule: page),
        .french("See the programme.", "Voir le pgm.", rule: page),
      ]),
    CheckDescription(
      .checklist, .warning, "words are translated otherwise than a list of the project says",
      details: """
        The list are the '[[rules]]' of 'calepin.toml' with 'words = true': they compare whole \
        words in any case, as they are written.
        """,
      examples: [
        .french("Your user name", "⟦Votre identifiant⟧", rule: userName),
        .french("Your user  name", "Votre Nom d'utilisateur", rule: userName),
        .french("Your username", "Votre identifiant", rule: userName),
      ]),
  ]

  private static let page: CheckRule = {
    var rule = CheckRule(id: "pages", message: "'page' is written out")
    rule.source = #"\bpages?\b"#
    rule.target = #"\bpg?\b"#
    return rule
  }()

  private static let userName: CheckRule = {
    var rule = CheckRule(id: "user-name", message: "'user name' is 'nom d'utilisateur'")
    rule.comparesWords = true
    rule.source = "user name"
    rule.notTarget = "nom d'utilisateur"
    return rule
  }()

  /// A condition of a rule: which of the patterns, and whether it has to fit.
  private struct Condition {
    var pattern: Int
    var isWanted: Bool
  }

  private let rules: [CheckRule]
  private var conditions: [(source: [Condition], target: [Condition])] = []
  private var source: TextPatterns
  private var target: TextPatterns

  /// Creates a check by `rules`; `nil` when there are none.
  ///
  /// - Throws: `PatternError` when an expression of theirs is not sound.
  init?(_ rules: [CheckRule]) throws(PatternError) {
    guard !rules.isEmpty else { return nil }
    self.rules = rules
    var texts: (source: [String], target: [String]) = ([], [])
    func conditions(_ patterns: [String?], _ texts: inout [String]) -> [Condition] {
      zip(patterns, [true, false]).compactMap { pattern, isWanted in
        guard let pattern else { return nil }
        texts.append(pattern)
        return Condition(pattern: texts.count - 1, isWanted: isWanted)
      }
    }
    for rule in rules {
      let patterns = rule.patterns
      self.conditions.append(
        (conditions(patterns.source, &texts.source), conditions(patterns.target, &texts.target)))
    }
    source = try TextPatterns(texts.source)
    target = try TextPatterns(texts.target)
  }

  /// Adds what the rules find in `unit` to `findings`.
  mutating func check(_ unit: UnitAnalysis, _ findings: inout FindingList) {
    guard !unit.target.isBlank else { return }
    let sources = source.firstRanges(in: unit.source.text(0..<unit.source.bytes.count))
    let targets = target.firstRanges(in: unit.target.text(0..<unit.target.bytes.count))
    for (rule, conditions) in zip(rules, self.conditions) {
      guard Self.hold(conditions.source, sources), Self.hold(conditions.target, targets) else {
        continue
      }
      let place = { (conditions: [Condition], ranges: [Range<Int>?]) -> Range<Int>? in
        conditions.first { $0.isWanted }.flatMap { ranges[$0.pattern] }
      }
      findings.add(
        rule.comparesWords ? .checklist : .regex, "\(rule.message) (\(rule.id))",
        source: place(conditions.source, sources), target: place(conditions.target, targets),
        severity: rule.severity)
    }
  }

  private static func hold(_ conditions: [Condition], _ ranges: [Range<Int>?]) -> Bool {
    conditions.allSatisfy { (ranges[$0.pattern] != nil) == $0.isWanted }
  }
}

extension CheckRule {
  /// Makes sure that its expressions can be used.
  ///
  /// - Throws: `PatternError` when one is not sound.
  public func validate() throws(PatternError) { _ = try RuleCheck([self]) }
}

extension CheckID {
  static let regex = CheckID("regex")
  static let checklist = CheckID("checklist")
}
