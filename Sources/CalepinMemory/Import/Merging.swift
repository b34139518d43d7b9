internal import CalepinCore

extension TranslationUnit {
  /// The unit with what only `other` has: languages, attributes, properties
  /// and notes.
  ///
  /// Of two texts in one language the one that was changed last stays, else the
  /// one of this unit.
  func merged(with other: TranslationUnit) -> TranslationUnit {
    var result = self
    result.metadata = metadata.merged(with: other.metadata)
    for variant in other.variants {
      let language = variant.languageCode.lowercased()
      guard
        let index = result.variants.firstIndex(where: { $0.languageCode.lowercased() == language })
      else {
        result.variants.append(variant)
        continue
      }
      let own = result.variants[index]
      if own.segment == variant.segment {
        result.variants[index].metadata = own.metadata.merged(with: variant.metadata)
      } else if let date = variant.metadata.lastChange ?? other.metadata.lastChange,
        let ownDate = own.metadata.lastChange ?? metadata.lastChange, date > ownDate
      {
        result.variants[index] = variant
      }
    }
    return result
  }
}

extension Metadata {
  /// When what it is said of was changed last, as TMX writes dates, which sort
  /// as text.
  fileprivate var lastChange: String? { self["changedate"] ?? self["creationdate"] }

  /// The metadata with what only `other` has.
  fileprivate func merged(with other: Metadata) -> Metadata {
    var result = self
    result.attributes += other.attributes.filter { self[$0.name] == nil }
    result.properties += other.properties.filter { !properties.contains($0) }
    result.notes += other.notes.filter { !notes.contains($0) }
    return result
  }
}

extension ConceptEntry {
  /// The entry with what only `other` has: languages, terms, properties, and
  /// the texts that are missing here.
  func merged(with other: ConceptEntry) -> ConceptEntry {
    var result = self
    result.domain = domain ?? other.domain
    result.definition = definition ?? other.definition
    result.note = note ?? other.note
    result.source = source ?? other.source
    result.properties += other.properties.filter { !properties.contains($0) }
    for section in other.sections {
      guard let index = result.sections.firstIndex(where: { $0.language == section.language })
      else {
        result.sections.append(section)
        continue
      }
      let own = result.sections[index]
      result.sections[index].terms += section.terms.filter { term in
        !own.terms.contains { $0.text == term.text }
      }
      result.sections[index].properties += section.properties.filter {
        !own.properties.contains($0)
      }
    }
    return result
  }
}
