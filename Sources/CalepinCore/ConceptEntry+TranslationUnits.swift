extension ConceptEntry {
  /// The entry as units of a memory: the preferred term of `source` with each
  /// usable term of `target`, then each further usable term of `source` with
  /// the preferred one of `target`.
  ///
  /// Terms of any region of a language do, and keep their tag. The first unit
  /// holds the preferred terms of all other languages as well.
  ///
  /// Domain, word class and status go into properties, definition and note
  /// into notes. Deprecated and forbidden terms are left out: a memory only
  /// proposes.
  public func translationUnits(
    from source: LanguageTag, to target: LanguageTag
  ) -> [TranslationUnit] {
    guard let from = section(in: source), let to = section(in: target, except: from.language)
    else { return [] }
    let sources = from.terms.filter(\.status.isUsable)
    let targets = to.terms.filter(\.status.isUsable)
    guard let firstSource = sources.first, let firstTarget = targets.first else { return [] }
    let pairs =
      targets.map { (firstSource, $0) } + sources.dropFirst().map { ($0, firstTarget) }
    var units = pairs.map { pair in
      TranslationUnit(
        [
          TranslationUnitVariant(Segment(pair.0.text), languageCode: from.language.description),
          TranslationUnitVariant(Segment(pair.1.text), languageCode: to.language.description),
        ],
        metadata: unitMetadata(source: pair.0, target: pair.1), line: line)
    }
    for other in sections where other.language != from.language && other.language != to.language {
      guard let term = other.terms.first(where: \.status.isUsable) else { continue }
      units[0].variants.append(
        TranslationUnitVariant(Segment(term.text), languageCode: other.language.description))
    }
    return units
  }

  /// The section of the very language asked for, else the first of the same
  /// language in another region.
  private func section(
    in wanted: LanguageTag, except taken: LanguageTag? = nil
  ) -> LanguageSection? {
    let others = sections.filter { $0.language != taken }
    return others.first { $0.language == wanted }
      ?? others.first { $0.language.language == wanted.language }
  }

  private func unitMetadata(source: TermSection, target: TermSection) -> Metadata {
    var properties: [Metadata.Property] = []
    func add(_ type: String, _ value: String?) {
      if let value { properties.append(Metadata.Property(type, value)) }
    }
    add("x-domain", domain)
    add("x-partOfSpeech", source.partOfSpeech?.rawValue)
    add("x-gender", source.gender?.rawValue)
    add("x-status", max(source.status, target.status).rawValue)
    add("x-source", self.source)
    return Metadata(
      properties: properties, notes: [definition, note].compactMap { $0.map { Metadata.Note($0) } })
  }

  /// The unit as an entry whose terms are its segments, or `nil` when fewer
  /// than two variants have a language and a text.
  public init?(_ unit: TranslationUnit) {
    var sections: [LanguageSection] = []
    let properties = unit.metadata.properties
    func property(_ type: String) -> String? { properties.first { $0.type == type }?.value }
    for variant in unit.variants where !variant.segment.text.isEmpty {
      guard let language = variant.language else { continue }
      let term = TermSection(
        variant.segment.text,
        status: property("x-status").flatMap(TermStatus.init(rawValue:)) ?? .preferred,
        partOfSpeech: property("x-partOfSpeech").flatMap(TermPartOfSpeech.init(rawValue:)),
        gender: sections.isEmpty
          ? property("x-gender").flatMap(GrammaticalGender.init(rawValue:)) : nil)
      if let place = sections.firstIndex(where: { $0.language == language }) {
        sections[place].terms.append(term)
      } else {
        sections.append(LanguageSection(language, terms: [term]))
      }
    }
    guard sections.count > 1 else { return nil }
    self.init(
      id: unit.metadata["tuid"], domain: property("x-domain"),
      note: unit.metadata.notes.first?.text, source: property("x-source"), sections: sections,
      line: unit.line)
  }
}
