public import CalepinCore

/// A term of a termbase that answers a query.
public struct TermMatch: Sendable {
  /// How the query and the term meet; in the order of preference.
  public enum Kind: String, CaseIterable, Comparable, Sendable {
    /// The same form; case, accents, hyphens and apostrophes may differ.
    case exact
    /// Another form of the same words.
    case inflected
    /// The query is a part of the term.
    case part
    /// The query is the term misspelt.
    case fuzzy

    /// Whether `lhs` is the better kind.
    public static func < (lhs: Kind, rhs: Kind) -> Bool { lhs.rank < rhs.rank }

    private var rank: Int {
      switch self {
      case .exact: 0
      case .inflected: 1
      case .part: 2
      case .fuzzy: 3
      }
    }
  }

  /// How the query and the term meet.
  public let kind: Kind
  /// How alike they are in whole percent: 100 for the very form, 99 when only
  /// case, accents, hyphens or apostrophes differ.
  public let score: Int
  /// The term that was found.
  public let term: TermSection
  /// The entry in which it stands.
  public let entry: ConceptEntry
  /// The language of the term.
  public let language: LanguageTag
  /// The name of the termbase.
  public let origin: String

  /// The terms of the entry in the languages of `range`, best status first; in
  /// all other languages when `range` is `nil`.
  public func targets(in range: LanguageTag? = nil) -> [TermSection] {
    let own = range == nil ? language.withoutRegion : nil
    var terms: [TermSection] = []
    for section in entry.sections {
      let isWanted =
        range.map { section.language.isIn($0) } ?? own.map { !section.language.isIn($0) } ?? false
      if isWanted { terms += section.terms }
    }
    guard terms.count > 1 else { return terms }
    return
      terms
      .enumerated()
      .sorted { ($0.element.status, $0.offset) < ($1.element.status, $1.offset) }
      .map(\.element)
  }
}
