internal import CalepinCore

/// A name and a value.
struct JSONPair: Codable {
  var name: String
  var value: String
  var attributes: [JSONPair]?

  init(_ attribute: Attribute) { (name, value) = (attribute.name, attribute.value) }

  init(_ property: Metadata.Property) {
    (name, value) = (property.type, property.value)
    attributes = property.attributes.isEmpty ? nil : property.attributes.map(JSONPair.init)
  }

  var attribute: Attribute { Attribute(name, value) }
  var property: Metadata.Property {
    Metadata.Property(name, value, attributes: (attributes ?? []).map(\.attribute))
  }
}

/// What is said of a unit or a variant.
struct JSONMetadata: Codable {
  var attributes: [JSONPair]?
  var properties: [JSONPair]?
  var notes: [JSONPair]?

  init?(_ metadata: Metadata) {
    guard !metadata.isEmpty else { return nil }
    let attributes = metadata.attributes.map { JSONPair($0) }
    let properties = metadata.properties.map { JSONPair($0) }
    let notes = metadata.notes.map {
      JSONPair(Metadata.Property("note", $0.text, attributes: $0.attributes))
    }
    self.attributes = attributes.isEmpty ? nil : attributes
    self.properties = properties.isEmpty ? nil : properties
    self.notes = notes.isEmpty ? nil : notes
  }

  var metadata: Metadata {
    Metadata(
      attributes: (attributes ?? []).map(\.attribute),
      properties: (properties ?? []).map(\.property),
      notes: (notes ?? []).map {
        Metadata.Note($0.value, attributes: ($0.attributes ?? []).map(\.attribute))
      })
  }
}

/// An inline code; `start` and `end` are bytes of the text in UTF-8.
struct JSONCode: Codable {
  var kind: String
  var start: Int
  var end: Int
  var attributes: [JSONPair]?
  var content: [Content]?
  var enclosed: Int?

  /// A piece of native code, or text inside it.
  struct Content: Codable {
    var code: String?
    var subflow: JSONSegment?
    var attributes: [JSONPair]?
  }

  init(_ code: InlineCode) {
    kind = code.kind.rawValue
    (start, end) = (code.utf8Range.lowerBound, code.utf8Range.upperBound)
    attributes = code.attributes.isEmpty ? nil : code.attributes.map { JSONPair($0) }
    enclosed = code.enclosedCount == 0 ? nil : code.enclosedCount
    let parts = code.content.map { part in
      switch part {
      case .code(let native): Content(code: native)
      case .subflow(let segment, let attributes):
        Content(subflow: JSONSegment(segment), attributes: attributes.map { JSONPair($0) })
      }
    }
    content = parts.isEmpty ? nil : parts
  }

  /// The code, kept inside a text of `count` bytes.
  func code(within count: Int) -> InlineCode? {
    guard let kind = InlineCode.Kind(rawValue: kind), (0...count).contains(start),
      (start...count).contains(end)
    else { return nil }
    return InlineCode(
      kind, at: start..<end, attributes: (attributes ?? []).map(\.attribute),
      content: (content ?? []).compactMap { part in
        if let native = part.code { return .code(native) }
        return part.subflow.map {
          .subflow($0.segment, attributes: (part.attributes ?? []).map(\.attribute))
        }
      }, enclosedCount: max(0, min(enclosed ?? 0, 1 << 20)))
  }
}

/// A text with its codes.
struct JSONSegment: Codable {
  var text: String
  var codes: [JSONCode]?

  init(_ segment: Segment) {
    text = segment.text
    codes = segment.codes.isEmpty ? nil : segment.codes.map(JSONCode.init)
  }

  var segment: Segment {
    let count = text.utf8.count
    return Segment(text, codes: (codes ?? []).compactMap { $0.code(within: count) })
  }
}

/// A unit.
struct JSONUnit: Codable {
  var variants: [Variant]
  var metadata: JSONMetadata?

  /// A text in one language.
  struct Variant: Codable {
    var language: String
    var text: String
    var codes: [JSONCode]?
    var metadata: JSONMetadata?
  }

  init(_ unit: TranslationUnit) {
    metadata = JSONMetadata(unit.metadata)
    variants = unit.variants.map { variant in
      let segment = JSONSegment(variant.segment)
      return Variant(
        language: variant.languageCode, text: segment.text, codes: segment.codes,
        metadata: JSONMetadata(variant.metadata))
    }
  }

  func unit(line: Int) -> TranslationUnit {
    TranslationUnit(
      variants.map { variant in
        var segment = JSONSegment(Segment(variant.text))
        segment.codes = variant.codes
        return TranslationUnitVariant(
          segment.segment, languageCode: variant.language,
          metadata: variant.metadata?.metadata ?? Metadata())
      }, metadata: metadata?.metadata ?? Metadata(), line: line)
  }
}

/// An entry.
struct JSONEntry: Codable {
  var id, domain, definition, note, source: String?
  var properties: [JSONPair]?
  var sections: [Section]

  /// The terms in one language.
  struct Section: Codable {
    var language: String
    var terms: [Term]
    var properties: [JSONPair]?
  }

  /// A term.
  struct Term: Codable {
    var text: String
    var status: String?
    var pos: String?
    var gender: String?
    var properties: [JSONPair]?
  }

  init(_ entry: ConceptEntry) {
    (id, domain, definition) = (entry.id, entry.domain, entry.definition)
    (note, source) = (entry.note, entry.source)
    properties = Self.pairs(entry.properties)
    sections = entry.sections.map { section in
      Section(
        language: section.language.description,
        terms: section.terms.map { term in
          Term(
            text: term.text, status: term.status.rawValue, pos: term.partOfSpeech?.rawValue,
            gender: term.gender?.rawValue, properties: Self.pairs(term.properties))
        }, properties: Self.pairs(section.properties))
    }
  }

  private static func pairs(_ properties: [Metadata.Property]) -> [JSONPair]? {
    properties.isEmpty ? nil : properties.map { JSONPair($0) }
  }

  func entry(line: Int) -> ConceptEntry {
    ConceptEntry(
      id: id, domain: domain, definition: definition, note: note, source: source,
      properties: (properties ?? []).map(\.property),
      sections: sections.compactMap { section in
        guard let language = LanguageTag(lenient: section.language) else { return nil }
        let terms = section.terms.map { term in
          TermSection(
            term.text, status: term.status.flatMap(TermStatus.init(rawValue:)) ?? .preferred,
            partOfSpeech: term.pos.flatMap(TermPartOfSpeech.init(rawValue:)),
            gender: term.gender.flatMap(GrammaticalGender.init(rawValue:)),
            properties: (term.properties ?? []).map(\.property))
        }
        return LanguageSection(
          language, terms: terms, properties: (section.properties ?? []).map(\.property))
      }, line: line)
  }
}
