public import CalepinCore

/// Takes translation units and writes them to a file.
public protocol UnitWriter: AnyObject {
  /// Writes `unit`.
  func write(_ unit: TranslationUnit) throws(OutputError)
  /// Writes the unit that `view` shows.
  func write(_ view: borrowing UnitView) throws(OutputError)
  /// Writes the end of the file; nothing may be written after it.
  func finish() throws(OutputError)
  /// What could not be carried over since the last call.
  func takeWarnings() -> [FormatWarning]
}

extension UnitWriter {
  /// Writes the unit that `view` shows.
  public func write(_ view: borrowing UnitView) throws(OutputError) { try write(view.unit) }
}

/// Takes concept entries and writes them to a file.
public protocol EntryWriter: AnyObject {
  /// Writes `entry`.
  func write(_ entry: ConceptEntry) throws(OutputError)
  /// Writes the end of the file; nothing may be written after it.
  func finish() throws(OutputError)
  /// What could not be carried over since the last call.
  func takeWarnings() -> [FormatWarning]
}

/// Where a file's content goes.
public enum ContentWriter {
  /// Units, as in TMX, XLIFF and PO.
  case units(any UnitWriter)
  /// Entries, as in TBX and glossary tables.
  case entries(any EntryWriter)
}

/// How exchange files are written.
public struct WriteOptions: Sendable {
  /// The language translated from; `nil` leaves it to the header.
  public var source: LanguageTag?
  /// The language translated into; `nil` leaves it to the header.
  public var target: LanguageTag?
  /// The version of the program, for formats that have a place for it.
  public var toolVersion: String
  /// What a unit is, in the words of TMX: `sentence` or `phrase`.
  public var segmentType = "sentence"
  /// What the file read first said about itself; `nil` for one of entries.
  public var header: DocumentHeader?
  /// Other tags to write for some languages, `fr-FR` for `fr`.
  public var languageNames: [LanguageTag: LanguageTag] = [:]
  /// Whether a table gets a row with the names of its columns; `nil` leaves it
  /// to the format.
  public var hasHeader: Bool?
  /// Whether a table gets no more than the two columns of a pair.
  public var isPairs = false

  /// Creates the options of a file translated from `source` into `target`.
  public init(source: LanguageTag?, target: LanguageTag?, toolVersion: String) {
    self.source = source
    self.target = target
    self.toolVersion = toolVersion
  }

  /// The two languages of formats that have no more: those asked for, else
  /// those of a header that names both, else French and English.
  public var pairing: UnitPairing {
    let named = [header?.sourceLanguage, header?.targetLanguage].map { code in
      code.flatMap { LanguageTag(lenient: $0) }
    }
    if source == nil, target == nil, let from = named[0], let to = named[1] {
      return UnitPairing(source: from, target: to)
    }
    return UnitPairing(source: source ?? .french, target: target ?? .english)
  }

  /// The tag that is written for `language`.
  func written(_ language: LanguageTag) -> LanguageTag { languageNames[language] ?? language }
}
