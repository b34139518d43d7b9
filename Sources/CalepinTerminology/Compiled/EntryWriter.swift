internal import CalepinCore

/// Writes concept entries as bytes that ``EntryReader`` reads.
///
/// Numbers are varints, seven bits a byte, the lowest first; a text is its
/// length and its UTF-8, and one that may be absent is its length + 1, or 0.
struct EntryWriter {
  private(set) var bytes: [UInt8] = []
  private let languages: [String: Int]
  private(set) var domains: [String] = []
  /// How many entries each domain has.
  private(set) var domainSizes: [UInt32] = []
  private var numbers: [String: Int] = [:]

  /// Creates a writer of entries in `languages`, which are written as their
  /// places.
  init(languages: [LanguageTag]) {
    self.languages = Dictionary(
      languages.enumerated().map { ($1.description, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Writes `entry` behind the others; the terms come first, as they are
  /// wanted most.
  mutating func write(_ entry: ConceptEntry) {
    write(entry.sections.count)
    for section in entry.sections {
      write(languages[section.language.description] ?? 0)
      write(section.terms.count)
      for term in section.terms { write(term) }
      write(section.properties)
    }
    write(domain: entry.domain)
    for text in [entry.id, entry.definition, entry.note, entry.source] { write(optional: text) }
    write(entry.properties)
    write(entry.line)
  }

  private mutating func write(_ term: TermSection) {
    write(term.text)
    bytes.append(TermTraits(term).byte)
    write(term.properties)
  }

  private mutating func write(domain: String?) {
    guard let domain else { return write(0) }
    let number = numbers[domain] ?? domains.count + 1
    if number > domains.count {
      domains.append(domain)
      domainSizes.append(0)
      numbers[domain] = number
    }
    domainSizes[number - 1] += 1
    write(number)
  }

  private mutating func write(_ properties: [Metadata.Property]) {
    write(properties.count)
    for property in properties {
      write(property.type)
      write(property.value)
      write(property.attributes.count)
      for attribute in property.attributes {
        write(attribute.name)
        write(attribute.value)
      }
    }
  }

  private mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes += text.utf8
  }

  private mutating func write(optional text: String?) {
    guard let text else { return write(0) }
    write(text.utf8.count + 1)
    bytes += text.utf8
  }

  private mutating func write(_ number: Int) {
    var rest = UInt(number)
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}

/// Status, word class and gender of a term in one byte.
struct TermTraits {
  let byte: UInt8

  init(byte: UInt8) { self.byte = byte }

  init(_ term: TermSection) {
    let status = TermStatus.allCases.firstIndex(of: term.status) ?? 0
    let partOfSpeech = term.partOfSpeech.flatMap { TermPartOfSpeech.allCases.firstIndex(of: $0) }
    let gender = term.gender.flatMap { GrammaticalGender.allCases.firstIndex(of: $0) }
    byte = UInt8(
      status | (partOfSpeech.map { $0 + 1 } ?? 0) << 2 | (gender.map { $0 + 1 } ?? 0) << 5)
  }

  private static let statuses = TermStatus.allCases
  private static let partsOfSpeech = TermPartOfSpeech.allCases
  private static let genders = GrammaticalGender.allCases

  /// The term `text` with these traits.
  func term(_ text: String, _ properties: [Metadata.Property]) -> TermSection {
    let (partOfSpeech, gender) = (Int(byte >> 2 & 7), Int(byte >> 5))
    return TermSection(
      text, status: Self.statuses[Int(byte & 3)],
      partOfSpeech: (1...Self.partsOfSpeech.count).contains(partOfSpeech)
        ? Self.partsOfSpeech[partOfSpeech - 1] : nil,
      gender: (1...Self.genders.count).contains(gender) ? Self.genders[gender - 1] : nil,
      properties: properties)
  }
}
