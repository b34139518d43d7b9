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
  /// The terms of the project.
  public var terms: [ExampleTerm] = []
  /// The units before it, a source and a translation each.
  public var before: [ExamplePair] = []

  /// An English text and its French translation.
  static func french(
    _ source: String, _ target: String, maxLength: Int? = nil, rule: CheckRule? = nil,
    terms: [ExampleTerm] = [], after before: [ExamplePair] = []
  ) -> CheckExample {
    CheckExample(
      source: source, markedTarget: target, languages: LanguagePair(.english, .french),
      maxLength: maxLength, rule: rule, terms: terms, before: before)
  }

  /// A French text and its English translation.
  static func english(
    _ source: String, _ target: String, terms: [ExampleTerm] = []
  ) -> CheckExample {
    CheckExample(
      source: source, markedTarget: target, languages: LanguagePair(.french, .english),
      terms: terms)
  }

  /// The translation without its marks.
  public var target: String { markedTarget.filter { $0 != "⟦" && $0 != "⟧" } }

  /// Whether something is found in it.
  public var isFaulty: Bool { markedTarget.contains("⟦") }
}

/// A text and its translation that stand before an example.
public struct ExamplePair: Hashable, Sendable {
  /// The text translated from.
  public let source: String
  /// The translation.
  public let target: String

  init(_ source: String, _ target: String) {
    self.source = source
    self.target = target
  }
}

/// An entry of the termbase that an example is checked with.
public struct ExampleTerm: Hashable, Sendable {
  /// The term of the source.
  public let source: String
  /// The terms it may be translated by.
  public let equivalents: [String]
  /// Those it must not be translated by.
  public let forbidden: [String]
  /// Those it should not be translated by any more.
  public let deprecated: [String]
  /// Where it belongs to.
  public let domain: String?

  init(
    _ source: String, _ equivalents: String..., forbidden: [String] = [],
    deprecated: [String] = [], domain: String? = nil
  ) {
    self.source = source
    self.equivalents = equivalents
    self.forbidden = forbidden
    self.deprecated = deprecated
    self.domain = domain
  }

  /// The entry, as a termbase in `languages` has it.
  public func entry(_ languages: LanguagePair) -> ConceptEntry {
    let terms =
      equivalents.map { TermSection($0) }
      + forbidden.map { TermSection($0, status: .forbidden) }
      + deprecated.map { TermSection($0, status: .deprecated) }
    return ConceptEntry(
      domain: domain,
      sections: [
        LanguageSection(languages.source, terms: [TermSection(source)]),
        LanguageSection(languages.target, terms: terms),
      ])
  }
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
