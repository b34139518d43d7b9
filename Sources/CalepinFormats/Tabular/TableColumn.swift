public import CalepinCore

/// What a column of a termbase table holds.
public enum TableColumn: Hashable, Sendable {
  /// Terms of a language; without a status the first is preferred and the
  /// others are admitted.
  case terms(LanguageTag, TermStatus?)
  /// The word class of the terms.
  case partOfSpeech
  /// The gender of the terms of the first language.
  case gender
  /// The field of knowledge.
  case domain
  /// What the concept is.
  case definition
  /// Remarks on usage.
  case note
  /// Where the entry was taken from.
  case source
  /// The identifier.
  case id
  /// What was found out about an extracted term, by one of
  /// ``extractionNames``; an entry has no place for it.
  case extraction(String)
  /// A column that is kept but not understood; without a name it is one the
  /// caller skips.
  case other(String)

  /// The names of the columns that hold no terms.
  public static let knownNames = [
    "pos", "gender", "domain", "definition", "note", "source", "id",
  ]

  /// The names of the columns that stand beside extracted terms.
  public static let extractionNames = [
    "rank", "lemma", "pattern", "count", "score", "confidence", "origin", "context",
    "status", "fingerprint",
  ]

  /// The name in a header.
  public var name: String {
    switch self {
    case .terms(let language, nil): language.description
    case .terms(let language, let status?): "\(language).\(status.rawValue)"
    case .partOfSpeech: "pos"
    case .gender: "gender"
    case .domain: "domain"
    case .definition: "definition"
    case .note: "note"
    case .source: "source"
    case .id: "id"
    case .extraction(let name), .other(let name): name
    }
  }

  /// The column called `name`, in any case; ``other(_:)`` when nothing is
  /// called so.
  ///
  /// Only languages with a code of ISO 639-1 count: `not` and `computer` are
  /// well-formed tags, too.
  public init(named name: String) {
    let trimmed = name.trimmingBlanks()
    let lower = trimmed.lowercased()
    switch lower {
    case "pos": self = .partOfSpeech
    case "gender": self = .gender
    case "domain": self = .domain
    case "definition": self = .definition
    case "note": self = .note
    case "source": self = .source
    case "id": self = .id
    case _ where Self.extractionNames.contains(lower): self = .extraction(lower)
    default: self = Self.terms(named: trimmed) ?? .other(trimmed)
    }
  }

  private static func terms(named name: String) -> TableColumn? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let language = LanguageTag(lenient: String(parts[0])),
      LanguageTag.isISO639(twoLetter: language.language)
    else { return nil }
    guard parts.count == 2 else { return .terms(language, nil) }
    return TermStatus(rawValue: parts[1].lowercased()).map { .terms(language, $0) }
  }
}

/// The columns of a termbase table, in order.
public struct TableLayout: Hashable, Sendable {
  /// What each column holds.
  public let columns: [TableColumn]
  /// The languages in the order in which they first appear.
  public let languages: [LanguageTag]
  /// For each column of terms the place of its language; -1 for the others.
  let languageIndices: [Int]

  /// Creates a layout of `columns`.
  public init(_ columns: [TableColumn]) {
    self.columns = columns
    var languages: [LanguageTag] = []
    var indices: [Int] = []
    for column in columns {
      guard case .terms(let language, _) = column else {
        indices.append(-1)
        continue
      }
      if !languages.contains(language) { languages.append(language) }
      indices.append(languages.firstIndex(of: language) ?? -1)
    }
    self.languages = languages
    languageIndices = indices
  }

  /// Creates the layout a caller spells, `id,en,fr`; `-` skips a column.
  public init(names: String) throws(TableError) {
    var columns: [TableColumn] = []
    for name in names.split(separator: ",", omittingEmptySubsequences: false) {
      let column = TableColumn(named: String(name))
      if case .other(let unknown) = column {
        guard unknown == "-" else { throw .unknownColumn(unknown) }
        columns.append(.other(""))
      } else {
        columns.append(column)
      }
    }
    self.init(columns)
  }

  /// Creates the layout a header spells; `nil` when `cells` are no header: it
  /// names at least two languages, or one and nothing unknown beside it.
  public init?(header cells: [String]) {
    let layout = TableLayout(cells.map { TableColumn(named: $0) })
    let hasUnknown = layout.columns.contains { if case .other = $0 { true } else { false } }
    let count = layout.languages.count
    guard count > 1 || (count == 1 && cells.count > 1 && !hasUnknown) else { return nil }
    self = layout
  }

  /// All columns there are for terms in `languages`.
  public static func full(_ languages: [LanguageTag]) -> TableLayout {
    var columns: [TableColumn] = languages.map { .terms($0, nil) }
    for status in TermStatus.allCases where status != .preferred {
      columns += languages.map { .terms($0, status) }
    }
    return TableLayout(
      columns + [.partOfSpeech, .gender, .domain, .definition, .note, .source, .id])
  }

  /// The names of the columns, for a header.
  public var header: [String] { columns.map(\.name) }
}

extension StringProtocol {
  /// The text without spaces and tabs around it.
  func trimmingBlanks() -> String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    guard let first = first, let last = last, isBlank(first) || isBlank(last) else {
      return String(self)
    }
    var rest = self[...]
    while let first = rest.first, isBlank(first) { rest.removeFirst() }
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    return String(rest)
  }
}
