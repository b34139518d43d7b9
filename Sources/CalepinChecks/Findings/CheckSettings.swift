/// What is checked, and how strictly.
public struct CheckSettings: Hashable, Sendable {
  /// A ready-made choice of checks.
  public enum Preset: String, CaseIterable, Hashable, Sendable {
    /// What is wrong beyond doubt: the errors.
    case ci
    /// The checks that are on by default.
    case `default`
    /// All checks.
    case strict
  }

  /// The choice to begin with.
  public var preset = Preset.default
  /// If not empty, only these checks run.
  public var only: Set<CheckID> = []
  /// These checks do not run.
  public var except: Set<CheckID> = []
  /// These checks run besides.
  public var also: Set<CheckID> = []
  /// Other severities than those by default.
  public var severities: [CheckID: Severity] = [:]
  /// How French punctuation is spaced; `nil` goes by the region: `quebec` for
  /// Canada, `simple` elsewhere.
  public var spacing: SpacingProfile?
  /// How many characters a translation has at most; `nil` for any number.
  public var maxLength: Int?
  /// What the project looks for besides.
  public var rules: [CheckRule] = []

  /// Creates the settings by default.
  public init() {}

  /// Whether the check `description` runs.
  public func isOn(_ description: CheckDescription) -> Bool {
    if except.contains(description.id) { return false }
    if !only.isEmpty { return only.contains(description.id) }
    if also.contains(description.id) { return true }
    switch preset {
    case .ci: return description.isOn && severity(of: description) == .error
    case .default: return description.isOn
    case .strict: return true
    }
  }

  /// Whether the check called `id` runs.
  func runs(_ id: CheckID) -> Bool { CheckRegistry.description(of: id).map(isOn) ?? false }

  /// How grave what the check `description` finds is.
  public func severity(of description: CheckDescription) -> Severity {
    severities[description.id] ?? description.severity
  }
}
