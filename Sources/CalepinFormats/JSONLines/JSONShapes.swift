internal import CalepinCore

/// How the parts of units and entries stand in JSON.
enum JSONShape {
  // MARK: Pairs

  static func value(_ attribute: Attribute) -> JSONValue {
    .object(of: ["name": .text(attribute.name), "value": .text(attribute.value)])
  }

  static func value(_ property: Metadata.Property) -> JSONValue {
    .object(of: [
      "name": .text(property.type), "value": .text(property.value),
      "attributes": .list(property.attributes.map(value)),
    ])
  }

  static func attributes(_ value: JSONValue?) -> [Attribute] {
    (value?.elements ?? []).map { Attribute($0["name"]?.string ?? "", $0["value"]?.string ?? "") }
  }

  static func properties(_ value: JSONValue?) -> [Metadata.Property] {
    (value?.elements ?? []).map {
      Metadata.Property(
        $0["name"]?.string ?? "", $0["value"]?.string ?? "",
        attributes: attributes($0["attributes"]))
    }
  }

  // MARK: Units

  static func value(_ metadata: Metadata) -> JSONValue {
    let notes = metadata.notes.map {
      value(Metadata.Property("note", $0.text, attributes: $0.attributes))
    }
    return .object(of: [
      "attributes": .list(metadata.attributes.map(value)),
      "properties": .list(metadata.properties.map(value)), "notes": .list(notes),
    ])
  }

  static func metadata(_ value: JSONValue?) -> Metadata {
    Metadata(
      attributes: attributes(value?["attributes"]), properties: properties(value?["properties"]),
      notes: properties(value?["notes"]).map { Metadata.Note($0.value, attributes: $0.attributes) })
  }

  static func value(_ code: InlineCode) -> JSONValue {
    let content = code.content.map { part in
      switch part {
      case .code(let native): JSONValue.object(of: ["code": .text(native)])
      case .subflow(let segment, let attributes):
        JSONValue.object(of: [
          "subflow": .object(of: ["text": .text(segment.text), "codes": codes(of: segment)]),
          "attributes": .list(attributes.map(value)),
        ])
      }
    }
    return .object(of: [
      "kind": .text(code.kind.rawValue), "start": .number(code.utf8Range.lowerBound),
      "end": .number(code.utf8Range.upperBound), "attributes": .list(code.attributes.map(value)),
      "content": .list(content),
      "enclosed": code.enclosedCount == 0 ? nil : .number(code.enclosedCount),
    ])
  }

  static func codes(of segment: Segment) -> JSONValue { .list(segment.codes.map(value)) }

  /// The segment, its codes kept inside the text.
  static func segment(_ value: JSONValue) -> Segment {
    let text = value["text"]?.string ?? ""
    let count = text.utf8.count
    return Segment(
      text,
      codes: (value["codes"]?.elements ?? []).compactMap { code in
        guard let kind = code["kind"]?.string.flatMap(InlineCode.Kind.init(rawValue:)),
          let start = code["start"]?.integer, let end = code["end"]?.integer,
          (0...count).contains(start), (start...count).contains(end)
        else { return nil }
        return InlineCode(
          kind, at: start..<end, attributes: attributes(code["attributes"]),
          content: (code["content"]?.elements ?? []).compactMap(content),
          enclosedCount: max(0, min(code["enclosed"]?.integer ?? 0, 1 << 20)))
      })
  }

  private static func content(_ value: JSONValue) -> InlineCode.Content? {
    if let native = value["code"]?.string { return .code(native) }
    return value["subflow"].map {
      .subflow(segment($0), attributes: attributes(value["attributes"]))
    }
  }

  static func value(_ unit: TranslationUnit) -> JSONValue {
    let variants = unit.variants.map { variant in
      JSONValue.object(of: [
        "language": .text(variant.languageCode), "text": .text(variant.segment.text),
        "codes": codes(of: variant.segment), "metadata": value(variant.metadata),
      ])
    }
    return .object(of: ["variants": .list(variants), "metadata": value(unit.metadata)])
  }

  /// The unit in `value`; `nil` when it is none.
  static func unit(_ value: JSONValue, line: Int) -> TranslationUnit? {
    guard let variants = value["variants"] else { return nil }
    return TranslationUnit(
      variants.elements.map {
        TranslationUnitVariant(
          segment($0), languageCode: $0["language"]?.string ?? "",
          metadata: metadata($0["metadata"]))
      }, metadata: metadata(value["metadata"]), line: line)
  }

  // MARK: Entries

  static func value(_ entry: ConceptEntry) -> JSONValue {
    let sections = entry.sections.map { section in
      JSONValue.object(of: [
        "language": .text(section.language.description), "terms": .list(section.terms.map(value)),
        "properties": .list(section.properties.map(value)),
      ])
    }
    return .object(of: [
      "id": entry.id.map { .text($0) }, "domain": entry.domain.map { .text($0) },
      "definition": entry.definition.map { .text($0) }, "note": entry.note.map { .text($0) },
      "source": entry.source.map { .text($0) },
      "properties": .list(entry.properties.map(value)), "sections": .list(sections),
    ])
  }

  static func value(_ term: TermSection) -> JSONValue {
    .object(of: [
      "text": .text(term.text), "status": .text(term.status.rawValue),
      "pos": term.partOfSpeech.map { .text($0.rawValue) },
      "gender": term.gender.map { .text($0.rawValue) },
      "properties": .list(term.properties.map(value)),
    ])
  }

  /// The entry in `value`; `nil` when it is none.
  static func entry(_ value: JSONValue, line: Int) -> ConceptEntry? {
    guard let sections = value["sections"] else { return nil }
    return ConceptEntry(
      id: value["id"]?.string, domain: value["domain"]?.string,
      definition: value["definition"]?.string, note: value["note"]?.string,
      source: value["source"]?.string, properties: properties(value["properties"]),
      sections: sections.elements.compactMap { section in
        (section["language"]?.string).flatMap { LanguageTag(lenient: $0) }.map {
          LanguageSection(
            $0, terms: (section["terms"]?.elements ?? []).map(term),
            properties: properties(section["properties"]))
        }
      }, line: line)
  }

  private static func term(_ value: JSONValue) -> TermSection {
    TermSection(
      value["text"]?.string ?? "",
      status: value["status"]?.string.flatMap(TermStatus.init(rawValue:)) ?? .preferred,
      partOfSpeech: value["pos"]?.string.flatMap(TermPartOfSpeech.init(rawValue:)),
      gender: value["gender"]?.string.flatMap(GrammaticalGender.init(rawValue:)),
      properties: properties(value["properties"]))
  }
}
