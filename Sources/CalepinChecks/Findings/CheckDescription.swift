public import CalepinCore

/// What a check is, for people: the manual of `calepin check --explain`.
public struct CheckDescription: Hashable, Sendable {
  /// Its name.
  public let id: CheckID
  /// How grave what it finds is, unless the settings say otherwise.
  public let severity: Severity
  /// Whether it runs unless the settings say otherwise.
  public let isOn: Bool
  /// What it finds, in a line.
  public let summary: String
  /// When it finds something and when it does not, in a few sentences.
  public let details: String
  /// Pairs with and without the fault; tests run them all.
  public let examples: [CheckExample]

  init(
    _ id: CheckID, _ severity: Severity, isOn: Bool = true, _ summary: String,
    details: String = "", examples: [CheckExample] = []
  ) {
    self.id = id
    self.severity = severity
    self.isOn = isOn
    self.summary = summary
    self.details = details
    self.examples = examples
  }
}

/// A pair of texts that shows what a check finds or lets pass.
public struct CheckExample: Hashable, Sendable {
  /// The text translated from.
  public let source: String
  /// The translation, with `⟦…⟧` around what is found; without them nothing is.
  public let markedTarget: String
  /// The languages of the two texts.
  public let languages: LanguagePair
  /// How long the translation may be, where that matters.
  public var maxLength: Int?
  /// The rule of a project that it is for.
  public var rule: CheckRule?

  /// An English text and its French translation.
  static func french(
    _ source: String, _ target: String, maxLength: Int? = nil, rule: CheckRule? = nil
  ) -> CheckExample {
    CheckExample(
      source: source, markedTarget: target, languages: LanguagePair(.english, .french),
      maxLength: maxLength, rule: rule)
  }

  /// A French text and its English translation.
  static func english(_ source: String, _ target: String) -> CheckExample {
    CheckExample(
      source: source, markedTarget: target, languages: LanguagePair(.french, .english))
  }

  /// The translation without its marks.
  public var target: String { markedTarget.filter { $0 != "⟦" && $0 != "⟧" } }

  /// Whether something is found in it.
  public var isFaulty: Bool { markedTarget.contains("⟦") }
}

/// From which language into which.
public struct LanguagePair: Hashable, Sendable {
  /// The language translated from.
  public let source: LanguageTag
  /// The language translated into.
  public let target: LanguageTag

  /// Creates the pair of `source` and `target`.
  public init(_ source: LanguageTag, _ target: LanguageTag) {
    self.source = source
    self.target = target
  }
}
