public import CalepinCore

/// Chooses the two texts of a unit that are wanted.
///
/// The very tag that is asked for wins; without it the first of the same
/// language is taken, so that `fr` finds `fr-CA`, and `fr-FR` finds `fr`. A text
/// is never its own target.
public struct UnitPairing: Hashable, Sendable {
  /// The language translated from.
  public let source: LanguageTag
  /// The language translated into.
  public let target: LanguageTag

  /// Creates a choice of `source` and `target`.
  public init(source: LanguageTag, target: LanguageTag) {
    self.source = source
    self.target = target
  }

  /// What a unit has of the two languages.
  public enum Outcome: Hashable, Sendable {
    /// Both, with words in them.
    case pair(source: TranslationUnitVariant, target: TranslationUnitVariant)
    /// A side is not there, or is empty; what is wrong is said in words.
    case incomplete(String)
  }

  /// The two texts of `unit`.
  public func pair(in unit: TranslationUnit) -> Outcome {
    guard let first = index(of: source, in: unit, except: nil) else {
      return .incomplete("there is no text in '\(source)'")
    }
    guard let second = index(of: target, in: unit, except: first) else {
      return .incomplete("there is no text in '\(target)'")
    }
    let (from, to) = (unit.variants[first], unit.variants[second])
    for side in [from, to] where side.segment.text.utf8.allSatisfy({ $0 <= 0x20 }) {
      return .incomplete("the text in '\(side.languageCode)' is empty")
    }
    return .pair(source: from, target: to)
  }

  /// What `unit` has of the two languages, empty or not.
  func variants(
    of unit: TranslationUnit
  ) -> (source: TranslationUnitVariant?, target: TranslationUnitVariant?) {
    let first = index(of: source, in: unit, except: nil)
    let second = index(of: target, in: unit, except: first)
    return (first.map { unit.variants[$0] }, second.map { unit.variants[$0] })
  }

  /// Where the two texts of the unit that `view` shows are, counted from 0; `nil`
  /// when it has not got both, with words in them.
  func indices(in view: borrowing UnitView) -> (source: Int, target: Int)? {
    guard let first = index(of: source, in: view, except: nil),
      let second = index(of: target, in: view, except: first)
    else { return nil }
    for side in [first, second] {
      let isEmpty = view.withText(at: side) { $0.allSatisfy { $0 <= 0x20 } }
      if isEmpty { return nil }
    }
    return (first, second)
  }

  private func index(
    of wanted: LanguageTag, in view: borrowing UnitView, except taken: Int?
  ) -> Int? {
    var other: Int?
    for index in 0..<view.count where index != taken {
      guard let language = LanguageTag(view.languageCode(at: index)) else { continue }
      if language == wanted { return index }
      if other == nil, language.hasLanguage(of: wanted) { other = index }
    }
    return other
  }

  private func index(
    of wanted: LanguageTag, in unit: TranslationUnit, except taken: Int?
  ) -> Int? {
    var other: Int?
    for index in unit.variants.indices where index != taken {
      guard let language = unit.variants[index].language else { continue }
      if language == wanted { return index }
      if other == nil, language.hasLanguage(of: wanted) { other = index }
    }
    return other
  }
}
