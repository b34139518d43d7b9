internal import CalepinChecks
internal import CalepinCore
internal import CalepinFormats

/// A file whose units are checked, read some at a time.
struct CheckedFile {
  /// A unit with what is waived beside it.
  struct Item: Sendable {
    var unit: CheckedUnit
    var waivers: [Waiver]
  }

  /// The languages of the document read last.
  private(set) var languages: LanguagePair

  private let path: String
  private let pair: (source: LanguageTag?, target: LanguageTag?)
  private let file: ExchangeFile?
  private var table: CheckedTable?
  private var document: (any UnitReader)?
  private var entries: (any EntryReader)?
  private var pending: [TranslationUnit] = []
  private var name: String
  private var number = 0
  /// Whether the document read last is a termbase.
  private var isTermbase = false

  /// Opens the file at `path`.
  ///
  /// - Throws: `InputError` or ``CommandFailure`` when it cannot be opened or is
  ///   of no known format.
  init(
    _ path: String, pair: (source: LanguageTag?, target: LanguageTag?), columns: String?
  ) throws {
    self.path = path
    self.pair = pair
    name = InputDocument.shownName(of: path)
    languages = LanguagePair(pair.source ?? .french, pair.target ?? .english)
    if columns != nil || CheckedTable.isNamedSo(path) {
      table = try CheckedTable(path, columns: columns, languages)
      file = nil
      if let table { languages = table.languages }
      return
    }
    var options = ReadOptions()
    options.languages = (languages.source, languages.target)
    options.keepsOuterWhiteSpace = true
    do {
      file = try ExchangeFile(try InputFile(path), name: path, options: options)
    } catch let error as FormatError { throw CommandFailure(error, in: path) }
  }

  /// The next units, at most `limit`, all of the same languages; none at the
  /// end.
  ///
  /// - Parameters:
  ///   - limit: How many at most.
  ///   - ordinal: The number of the first of them among all units.
  /// - Returns: The units.
  /// - Throws: `InputError` or ``CommandFailure`` when the file cannot be read on.
  mutating func next(atMost limit: Int, from ordinal: Int) throws -> [Item] {
    if table != nil { return try table?.next(atMost: limit, from: ordinal) ?? [] }
    do {
      var items: [Item] = []
      while items.count < limit {
        guard let unit = try nextUnit() else {
          if !items.isEmpty { break }
          guard try openDocument() else { break }
          continue
        }
        number += 1
        if let item = item(unit, ordinal + items.count) { items.append(item) }
      }
      return items
    } catch let error as FormatError { throw CommandFailure(error, in: name) }
  }

  private mutating func openDocument() throws -> Bool {
    guard let next = try file?.next() else { return false }
    let shown = InputDocument.shownName(of: path)
    name = next.name.map { "\(shown)/\($0)" } ?? shown
    number = 0
    TermFileReader.tell(next.warnings, of: name)
    switch next.content {
    case .units(var reader):
      let header = try reader.header()
      document = reader
      isTermbase = header.tmx?.metadata["segtype"] == "phrase"
      entries = nil
      let named = { (code: String?) in code.flatMap { LanguageTag(lenient: $0) } }
      let source = pair.source ?? named(header.sourceLanguage) ?? .french
      let other: LanguageTag = source.language == "en" ? .french : .english
      languages = LanguagePair(source, pair.target ?? named(header.targetLanguage) ?? other)
    case .entries(let reader):
      entries = reader
      document = nil
      isTermbase = true
    }
    return true
  }

  private mutating func nextUnit() throws -> TranslationUnit? {
    if let unit = pending.popLast() { return unit }
    if document != nil {
      let unit = try document?.next()
      TermFileReader.tell(document?.takeWarnings() ?? [], of: name)
      return unit
    }
    while let entry = try entries?.next() {
      TermFileReader.tell(entries?.takeWarnings() ?? [], of: name)
      pending = entry.translationUnits(from: languages.source, to: languages.target).reversed()
      if let unit = pending.popLast() { return unit }
    }
    return nil
  }

  /// The two texts of `unit`; `nil` when a language is not there at all.
  private func item(_ unit: TranslationUnit, _ ordinal: Int) -> Item? {
    guard let source = Self.index(of: languages.source, in: unit, except: nil) else { return nil }
    let target = Self.index(of: languages.target, in: unit, except: source)
    let id = unit.metadata["tuid"] ?? unit.metadata["id"]
    let place = UnitPlace(
      file: name, line: unit.line, unit: id ?? "\(number)", ordinal: ordinal)
    let text = target.map { unit.variants[$0].segment } ?? Segment("")
    // A unit without the other language is no translation, unless it is the only one asked for.
    guard target != nil || unit.variants.count == 1 else { return nil }
    return Item(
      unit: CheckedUnit(
        unit.variants[source].segment, text, at: place, isTerm: isTermbase,
        maxLength: Self.maxLength(of: unit)),
      waivers: Waiver.waivers(of: unit))
  }

  /// How many characters the translation of `unit` has at most, as the file
  /// says: `x-max-length`, or `max-length:20` among the flags of PO.
  private static func maxLength(of unit: TranslationUnit) -> Int? {
    for property in unit.metadata.properties {
      switch property.type {
      case "x-max-length": return Int(property.value)
      case "x-po-flags":
        guard let range = property.value.firstRange(of: "max-length:") else { continue }
        return Int(property.value[range.upperBound...].prefix { $0.isNumber })
      default: continue
      }
    }
    return nil
  }

  private static func index(
    of wanted: LanguageTag, in unit: TranslationUnit, except taken: Int?
  ) -> Int? {
    unit.variants.indices.first { $0 != taken && unit.variants[$0].language == wanted }
      ?? unit.variants.indices.first {
        $0 != taken && unit.variants[$0].language?.language == wanted.language
      }
  }
}
