internal import CalepinCore

/// Reads an entry as ``EntryWriter`` has written it.
///
/// Damaged bytes give other texts, but are never read past their end.
struct EntryReader {
  private let bytes: UnsafeRawBufferPointer
  private var place: Int

  /// Begins at the byte `place` of `bytes`.
  init(_ bytes: UnsafeRawBufferPointer, at place: Int) {
    self.bytes = bytes
    self.place = min(place, bytes.count)
  }

  /// The entry, with the names for which numbers stand.
  mutating func entry(_ languages: [LanguageTag], domains: [String]) -> ConceptEntry {
    var sections: [LanguageSection] = []
    for _ in 0..<count() {
      let language = number()
      let terms = (0..<count()).map { _ in term() }
      let properties = properties()
      guard languages.indices.contains(language) else { continue }
      sections.append(LanguageSection(languages[language], terms: terms, properties: properties))
    }
    let domain = number()
    var entry = ConceptEntry(sections: sections)
    if (1...domains.count).contains(domain) { entry.domain = domains[domain - 1] }
    entry.id = optionalText()
    entry.definition = optionalText()
    entry.note = optionalText()
    entry.source = optionalText()
    entry.properties = properties()
    entry.line = number()
    return entry
  }

  /// The term numbered `order` of the section numbered `section`.
  mutating func term(_ order: Int, ofSection section: Int) -> TermSection? {
    var found: TermSection?
    forEachTerm { place, _, other, makeTerm in
      if place == section, other == order { found = makeTerm() }
      return found == nil
    }
    return found
  }

  /// Calls `body` with each term until it says no: the places of the section and
  /// of the term in it, the language as its number, and what makes the term.
  mutating func forEachTerm(_ body: (Int, Int, Int, () -> TermSection) -> Bool) {
    for section in 0..<count() {
      let language = number()
      for order in 0..<count() {
        let (text, traits) = (textRange(), TermTraits(byte: byte()))
        let properties = properties()
        let bytes = bytes
        let goesOn = body(section, language, order) {
          traits.term(String(decoding: bytes[text], as: UTF8.self), properties)
        }
        if !goesOn { return }
      }
      _ = properties()
    }
  }

  private mutating func term() -> TermSection {
    let (text, traits) = (text(), TermTraits(byte: byte()))
    return traits.term(text, properties())
  }

  private mutating func properties() -> [Metadata.Property] {
    let count = count()
    if count == 0 { return [] }
    return (0..<count).map { _ in
      var property = Metadata.Property(text(), text())
      property.attributes = (0..<self.count()).map { _ in Attribute(text(), text()) }
      return property
    }
  }

  private mutating func text() -> String { String(decoding: bytes[textRange()], as: UTF8.self) }

  private mutating func optionalText() -> String? {
    let length = number()
    if length == 0 { return nil }
    return String(decoding: bytes[range(of: length - 1)], as: UTF8.self)
  }

  private mutating func textRange() -> Range<Int> { range(of: number()) }

  private mutating func range(of length: Int) -> Range<Int> {
    let start = place
    place += min(length, bytes.count - place)
    return start..<place
  }

  /// A number of things that each take a byte at the least.
  private mutating func count() -> Int { min(number(), bytes.count - place) }

  private mutating func number() -> Int {
    var (value, shift): (UInt32, UInt32) = (0, 0)
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      value |= UInt32(byte & 0x7F) &<< shift
      shift &+= 7
      if byte < 0x80 { break }
    }
    return Int(value)
  }

  private mutating func byte() -> UInt8 {
    guard place < bytes.count else { return 0 }
    place += 1
    return bytes[place - 1]
  }
}
