/// Where texts are cut into segments, as a rule file of SRX says it.
///
/// Source: GALA, SRX 2.0 specification (2008).
public struct SegmentationRules: Hashable, Sendable {
  /// A place to cut, or a place not to cut.
  public struct Rule: Hashable, Sendable {
    /// Whether the text is cut where the rule fits; where not, no later rule
    /// may cut either.
    public var isBreak: Bool
    /// The regular expression for what stands right before the place.
    public var before: String
    /// The regular expression for what stands right behind the place.
    public var after: String
    /// The line of the file, counted from 1.
    public var line: Int

    /// Creates a rule.
    public init(isBreak: Bool, before: String, after: String, line: Int = 0) {
      (self.isBreak, self.before, self.after, self.line) = (isBreak, before, after, line)
    }
  }

  /// Rules under a name, `languagerule`.
  public struct RuleSet: Hashable, Sendable {
    /// The name.
    public var name: String
    /// The rules; the first that fits decides.
    public var rules: [Rule]

    /// Creates a set of rules.
    public init(name: String, rules: [Rule] = []) { (self.name, self.rules) = (name, rules) }
  }

  /// Which languages a set of rules is for, `languagemap`.
  public struct LanguageMap: Hashable, Sendable {
    /// The regular expression for the whole of a language tag.
    public var pattern: String
    /// The name of the set.
    public var ruleSet: String
    /// The line of the file, counted from 1.
    public var line: Int

    /// Creates a map.
    public init(pattern: String, ruleSet: String, line: Int = 0) {
      (self.pattern, self.ruleSet, self.line) = (pattern, ruleSet, line)
    }
  }

  /// Whether all maps that fit a language give their rules, one after the
  /// other, or the first only.
  public var cascades: Bool
  /// The sets of rules.
  public var ruleSets: [RuleSet]
  /// The maps, in order.
  public var maps: [LanguageMap]

  /// Creates rules.
  public init(cascades: Bool = true, ruleSets: [RuleSet] = [], maps: [LanguageMap] = []) {
    (self.cascades, self.ruleSets, self.maps) = (cascades, ruleSets, maps)
  }
}
