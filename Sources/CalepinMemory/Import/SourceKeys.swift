internal import CalepinCore

/// Finds the unit that another one would replace: of the same source text and
/// context, with a text in a language that both have.
struct SourceKeys {
  private var units: [Int: [Int]] = [:]

  /// The keys of all units of the memory that `writer` changes.
  ///
  /// - Complexity: O(units).
  init(_ writer: MemoryWriter) throws(MemoryError) {
    var languages: [Int: String] = [:]
    for source in try MemorySource.all(in: writer.database) {
      languages[source.id] = source.header?.sourceLanguage
    }
    try writer.forEachUnit { stored in
      insert(
        stored.id, stored.unit, sourceLanguage: stored.source.flatMap { languages[$0] })
    }
  }

  /// Notes the unit `id`, whose file has this source language.
  private mutating func insert(_ id: Int, _ unit: TranslationUnit, sourceLanguage: String?) {
    guard let key = Self.key(of: unit, sourceLanguage) else { return }
    units[key, default: []].append(id)
  }

  /// The first unit, but for the `settled` ones, that `unit` would replace;
  /// `nil` when there is none.
  func match(
    of unit: TranslationUnit, sourceLanguage: String?, in writer: MemoryWriter,
    except settled: Set<Int>
  ) throws(MemoryError) -> Int? {
    guard let key = Self.key(of: unit, sourceLanguage) else { return nil }
    let own = Self.source(of: unit, sourceLanguage)
    let languages = Set(unit.variants.compactMap { $0.language?.language })
    for id in units[key] ?? [] where !settled.contains(id) {
      guard let stored = try writer.unit(id)?.unit else { continue }
      let others = Set(stored.variants.compactMap { $0.language?.language })
      // Equal keys may be an accident, and the unit may have changed since.
      let isSame = stored.variants.contains {
        $0.segment == own?.segment && $0.language?.language == own?.language?.language
      }
      if isSame, languages.intersection(others).count > 1 { return id }
    }
    return nil
  }

  private static func source(
    of unit: TranslationUnit, _ sourceLanguage: String?
  ) -> TranslationUnitVariant? {
    let code = unit.metadata["srclang"] ?? sourceLanguage
    return unit.variants.first { $0.languageCode.lowercased() == code?.lowercased() }
      ?? unit.variants.first
  }

  /// The hash of the source text, its language and the context around it.
  private static func key(of unit: TranslationUnit, _ sourceLanguage: String?) -> Int? {
    guard let source = source(of: unit, sourceLanguage) else { return nil }
    var record = RecordWriter()
    record.write(source.language?.language ?? source.languageCode)
    record.write(source.segment.text)
    record.write(source.segment.codes)
    record.write(unit.metadata.properties.filter { $0.type.hasPrefix("x-context") })
    var hash = ContentHash()
    record.bytes.withUnsafeBytes { hash.mix($0) }
    return hash.value
  }
}

/// Finds the entry that another one would replace.
struct EntryKeys {
  private struct Key: Hashable {
    var identifier: String?
    var language: LanguageTag?
    var term: String?
    var domain: String?

    init(_ entry: ConceptEntry) {
      identifier = entry.id
      guard identifier == nil else { return }
      let section = entry.sections.first
      (language, term, domain) = (section?.language, section?.terms.first?.text, entry.domain)
    }
  }

  private var entries: [Key: Int] = [:]

  /// The keys of all entries of the memory that `writer` changes.
  ///
  /// - Complexity: O(entries).
  init(_ writer: MemoryWriter) throws(MemoryError) {
    try writer.forEachEntry { insert($0.id, $0.entry) }
  }

  /// Notes the entry `id`.
  mutating func insert(_ id: Int, _ entry: ConceptEntry) {
    entries[Key(entry), default: id] = id
  }

  /// The entry that `entry` would replace; `nil` when there is none.
  func match(of entry: ConceptEntry) -> Int? { entries[Key(entry)] }
}
