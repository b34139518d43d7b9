public import CalepinCore

/// Hands out the translation units of a file, one after the other.
public protocol UnitReader {
  /// What the file says about itself, for which it is read as far as needed.
  mutating func header() throws(FormatError) -> DocumentHeader
  /// The next unit, or `nil` at the end.
  mutating func next() throws(FormatError) -> TranslationUnit?
  /// Hands the next unit to `body`, with which its view ends; false at the end.
  ///
  /// - Throws: `FormatError`, and whatever `body` throws.
  mutating func nextView(_ body: (borrowing UnitView) throws -> Void) throws -> Bool
  /// What was odd since the last call.
  mutating func takeWarnings() -> [FormatWarning]
}

extension UnitReader {
  /// Hands the next unit to `body`; false at the end.
  public mutating func nextView(_ body: (borrowing UnitView) throws -> Void) throws -> Bool {
    guard let unit = try next() else { return false }
    try body(UnitView(unit))
    return true
  }
}

/// Hands out the concept entries of a file, one after the other.
public protocol EntryReader {
  /// The next entry, or `nil` at the end.
  mutating func next() throws(FormatError) -> ConceptEntry?
  /// What was odd since the last call.
  mutating func takeWarnings() -> [FormatWarning]
}

/// What an exchange file says about itself.
public struct DocumentHeader: Hashable, Sendable {
  /// The language translated from, as the file spells it; `nil` when it names
  /// none or several.
  public var sourceLanguage: String?
  /// The language translated into, likewise.
  public var targetLanguage: String?
  /// The header of a TMX file, kept for the writer of another.
  public var tmx: TMXHeader?

  /// Creates a header.
  public init(
    sourceLanguage: String? = nil, targetLanguage: String? = nil, tmx: TMXHeader? = nil
  ) {
    self.sourceLanguage = sourceLanguage
    self.targetLanguage = targetLanguage
    self.tmx = tmx
  }
}

/// What a file holds: units of a memory, or entries of a termbase.
public enum ContentReader {
  /// Units, as in TMX, XLIFF and PO.
  case units(any UnitReader)
  /// Entries, as in TBX and glossary tables.
  case entries(any EntryReader)
}

/// How exchange files are read.
public struct ReadOptions: Sendable {
  /// The columns of a table; `nil` lets its header decide.
  public var layout: TableLayout?
  /// The languages of files that do not name theirs.
  public var languages: (source: LanguageTag, target: LanguageTag) = (.french, .english)
  /// Whether a cell of a table may hold several terms, split by ` | `.
  public var splitsTerms = true
  /// Whether white space around segments is kept.
  public var keepsOuterWhiteSpace = false
  /// Whether only the texts of units are wanted: a reader may leave out what else
  /// is said of them.
  public var takesTextsOnly = false

  /// Creates the options by default.
  public init() {}
}
