internal import CalepinCore

/// How metadata, inline codes and entries stand in the blobs of a memory.
///
/// The form is part of the file's version: a change of it needs a new one.
enum RecordCoding {
  /// Segments stand no deeper than this in the codes of others.
  static let depthLimit = 1000
}

extension RecordWriter {
  /// Appends what is said of a unit, a text or a file.
  mutating func write(_ metadata: Metadata) {
    write(metadata.attributes)
    write(metadata.properties)
    write(metadata.notes) { $0.write(Metadata.Property("", $1.text, attributes: $1.attributes)) }
  }

  /// Appends attributes.
  mutating func write(_ attributes: [Attribute]) {
    write(attributes) {
      $0.write($1.name)
      $0.write($1.value)
    }
  }

  /// Appends typed values.
  mutating func write(_ properties: [Metadata.Property]) {
    write(properties) { $0.write($1) }
  }

  private mutating func write(_ property: Metadata.Property) {
    write(property.type)
    write(property.value)
    write(property.attributes)
  }

  /// Appends the inline codes of a segment.
  mutating func write(_ codes: [InlineCode]) {
    write(codes) { writer, code in
      writer.write(InlineCode.Kind.allCases.firstIndex(of: code.kind) ?? 0)
      writer.write(code.utf8Range.lowerBound)
      writer.write(code.utf8Range.count)
      writer.write(code.attributes)
      writer.write(code.content) { writer, part in
        switch part {
        case .code(let native):
          writer.write(0)
          writer.write(native)
        case .subflow(let segment, let attributes):
          writer.write(1)
          writer.write(segment.text)
          writer.write(segment.codes)
          writer.write(attributes)
        }
      }
      writer.write(code.enclosedCount)
    }
  }

  /// Appends a whole entry but for its line.
  mutating func write(_ entry: ConceptEntry) {
    for text in [entry.id, entry.domain, entry.definition, entry.note, entry.source] {
      write(text)
    }
    write(entry.properties)
    write(entry.sections) { writer, section in
      writer.write(section.language.description)
      writer.write(section.terms) { writer, term in
        writer.write(term.text)
        writer.write(term.status.rawValue)
        writer.write(term.partOfSpeech?.rawValue)
        writer.write(term.gender?.rawValue)
        writer.write(term.properties)
      }
      writer.write(section.properties)
    }
  }
}

extension RecordReader {
  /// The next metadata.
  mutating func metadata() throws(MemoryError) -> Metadata {
    Metadata(
      attributes: try attributes(), properties: try properties(),
      notes: try list { reader throws(MemoryError) in
        let property = try reader.property()
        return Metadata.Note(property.value, attributes: property.attributes)
      })
  }

  /// The next attributes.
  mutating func attributes() throws(MemoryError) -> [Attribute] {
    try list { reader throws(MemoryError) in Attribute(try reader.text(), try reader.text()) }
  }

  /// The next typed values.
  mutating func properties() throws(MemoryError) -> [Metadata.Property] {
    try list { reader throws(MemoryError) in try reader.property() }
  }

  private mutating func property() throws(MemoryError) -> Metadata.Property {
    Metadata.Property(try text(), try text(), attributes: try attributes())
  }

  /// The next inline codes, of a text of `length` bytes.
  mutating func codes(in length: Int, depth: Int = 0) throws(MemoryError) -> [InlineCode] {
    guard depth < RecordCoding.depthLimit else { throw Self.damage }
    return try list { reader throws(MemoryError) in
      let kind = try reader.number()
      let start = try reader.number()
      let count = try reader.number()
      guard InlineCode.Kind.allCases.indices.contains(kind), start <= length,
        count <= length - start
      else { throw Self.damage }
      return InlineCode(
        InlineCode.Kind.allCases[kind], at: start..<(start + count),
        attributes: try reader.attributes(),
        content: try reader.list { reader throws(MemoryError) in
          try reader.content(depth: depth)
        }, enclosedCount: try reader.number())
    }
  }

  private mutating func content(depth: Int) throws(MemoryError) -> InlineCode.Content {
    guard try number() != 0 else { return .code(try text()) }
    let text = try text()
    let codes = try codes(in: text.utf8.count, depth: depth + 1)
    return .subflow(Segment(text, codes: codes), attributes: try attributes())
  }

  /// The next entry, which began in `line` of its file.
  mutating func entry(line: Int) throws(MemoryError) -> ConceptEntry {
    ConceptEntry(
      id: try optionalText(), domain: try optionalText(), definition: try optionalText(),
      note: try optionalText(), source: try optionalText(), properties: try properties(),
      sections: try list { reader throws(MemoryError) in try reader.section() }, line: line)
  }

  private mutating func section() throws(MemoryError) -> LanguageSection {
    guard let language = LanguageTag(try text()) else { throw Self.damage }
    let terms = try list { reader throws(MemoryError) in try reader.term() }
    return LanguageSection(language, terms: terms, properties: try properties())
  }

  private mutating func term() throws(MemoryError) -> TermSection {
    let text = try text()
    guard let status = TermStatus(rawValue: try self.text()) else { throw Self.damage }
    return TermSection(
      text, status: status,
      partOfSpeech: try optionalText().flatMap(TermPartOfSpeech.init(rawValue:)),
      gender: try optionalText().flatMap(GrammaticalGender.init(rawValue:)),
      properties: try properties())
  }
}
