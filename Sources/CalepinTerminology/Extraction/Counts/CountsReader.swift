public import CalepinCore
internal import CalepinText

extension TermCounts {
  /// Reads what ``encoded()`` wrote.
  ///
  /// - Throws: ``CountsError`` when `bytes` are not whole counts of `language`.
  /// - Complexity: O(number of bytes).
  public init(encoded bytes: [UInt8], language: LanguageTag) throws(CountsError) {
    var reader = CountsReader(bytes: bytes[...])
    let found = try Self.readLanguage(&reader)
    guard LanguageTag(found)?.language == language.language else {
      throw .otherLanguage(found: found, expected: language.description)
    }
    guard let rules = ExtractionRules.rules(for: language),
      try reader.number() == rules.fingerprint
    else { throw .otherVersion }
    self.init(language: LanguageTag(found) ?? language, placeLimit: try reader.number())
    try readDocuments(&reader)
    try readWordsAndTexts(&reader)
    let patterns = rules.grammar.patterns.count
    for _ in 0..<(try reader.count()) { try readGroup(&reader, patternCount: patterns) }
    let kinds = TermVariant.Kind.allCases
    for _ in 0..<(try reader.count()) {
      let group = UInt32(try reader.number(below: groups.count))
      let text = UInt32(try reader.number(below: texts.count))
      add(Shape(group: group, text: text, kind: kinds[try reader.number(below: kinds.count)]))
    }
    guard reader.bytes.isEmpty else { throw .damaged }
  }

  /// The language of the counts that begin with `head`; `nil` where it is not the
  /// beginning of counts.
  public static func language(ofEncoded head: [UInt8]) -> LanguageTag? {
    var reader = CountsReader(bytes: head[...])
    return (try? readLanguage(&reader)).flatMap { LanguageTag($0) }
  }

  private static func readLanguage(_ reader: inout CountsReader) throws(CountsError) -> String {
    guard reader.bytes.starts(with: magic) else { throw .notCounts }
    reader.bytes.removeFirst(magic.count)
    guard try reader.number() == version else { throw .otherVersion }
    return String(decoding: try reader.string(), as: UTF8.self)
  }

  private mutating func readDocuments(_ reader: inout CountsReader) throws(CountsError) {
    for _ in 0..<(try reader.count()) {
      documents.append(
        Document(
          name: String(decoding: try reader.string(), as: UTF8.self),
          tokenCount: try reader.number(), sentenceCount: try reader.number()))
    }
  }

  private mutating func readWordsAndTexts(_ reader: inout CountsReader) throws(CountsError) {
    for number in 0..<(try reader.count()) {
      guard Int(words.id(of: try reader.string())) == number else { throw .damaged }
      let count = try reader.number()
      guard count > 0 else { throw .damaged }
      wordCounts.append(count)
    }
    for number in 0..<(try reader.count()) {
      guard Int(texts.id(of: try reader.string())) == number else { throw .damaged }
    }
  }

  private mutating func readGroup(
    _ reader: inout CountsReader, patternCount: Int
  ) throws(CountsError) {
    let id = keys.id(of: try reader.string())
    guard Int(id) == groups.count else { throw .damaged }
    var group = Group(
      pattern: UInt32(try reader.number(below: patternCount)),
      in: UInt32(try reader.number(below: documents.count)))
    group.lastDocument = UInt32(try reader.number(below: documents.count))
    group.documentCount = UInt32(try reader.number(below: documents.count + 1))
    guard group.documentCount > 0 else { throw .damaged }
    var values: [UInt32] = []
    for _ in TermTallies().values { values.append(UInt32(try reader.number(below: 1 << 32))) }
    group.tallies = TermTallies(values: values)
    guard group.tallies.isSound else { throw .damaged }
    group.leftWords = try reader.fixedNumber()
    group.rightWords = try reader.fixedNumber()
    groups.append(group)
    for _ in 0..<(try reader.count()) {
      guard keep(try readPlace(&reader), of: id) != nil else { throw .damaged }
    }
    let formCount = try reader.count()
    guard formCount > 0 else { throw .damaged }
    for _ in 0..<formCount { try readForm(&reader, of: id) }
  }

  private mutating func readForm(
    _ reader: inout CountsReader, of group: UInt32
  ) throws(CountsError) {
    let text = UInt32(try reader.number(below: texts.count))
    let base = UInt32(try reader.number(below: texts.count))
    let count = UInt32(try reader.number(below: 1 << 32))
    let isPlural = try reader.number(below: 2) == 1
    let place = keepAside(try readPlace(&reader))
    append(Form(text: text, base: base, count: count, place: place, isPlural: isPlural), to: group)
  }

  private func readPlace(_ reader: inout CountsReader) throws(CountsError) -> PlaceRecord {
    let document = UInt32(try reader.number(below: documents.count))
    var values: [UInt32] = []
    for _ in 0..<5 { values.append(UInt32(try reader.number(below: 1 << 32))) }
    guard UInt64(values[3]) + UInt64(values[4]) <= UInt64(values[2]) else { throw .damaged }
    return PlaceRecord(
      document: document, line: values[0], sentenceStart: values[1], sentenceLength: values[2],
      offset: values[3], length: values[4], isSplit: try reader.number(below: 2) == 1)
  }
}

/// Takes numbers and byte strings off the front of a file.
private struct CountsReader {
  var bytes: ArraySlice<UInt8>
  /// More than any number of tokens, and small enough to be added up.
  private static let largest = 1 << 36

  mutating func number(below limit: Int = largest) throws(CountsError) -> Int {
    var value = 0
    var shift = 0
    while let byte = bytes.popFirst() {
      guard shift < 56 else { throw .damaged }
      value |= Int(byte & 0x7F) << shift
      shift += 7
      if byte < 0x80 {
        guard value < limit else { throw .damaged }
        return value
      }
    }
    throw .damaged
  }

  /// A number of things that follow, each of which takes a byte at least.
  mutating func count() throws(CountsError) -> Int { try number(below: bytes.count + 1) }

  mutating func string() throws(CountsError) -> ArraySlice<UInt8> {
    let count = try count()
    guard count <= bytes.count else { throw .damaged }
    defer { bytes.removeFirst(count) }
    return bytes.prefix(count)
  }

  mutating func fixedNumber() throws(CountsError) -> UInt64 {
    guard bytes.count >= 8 else { throw .damaged }
    defer { bytes.removeFirst(8) }
    return bytes.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
