/// A concept and the terms that name it in several languages: TBX v3
/// `conceptEntry`, v2 `termEntry`, a row of a glossary table.
public struct ConceptEntry: Hashable, Sendable {
  /// The identifier in the file it came from.
  public var id: String?
  /// The field of knowledge: TBX `subjectField`.
  public var domain: String?
  /// What the concept is, in a sentence.
  public var definition: String?
  /// Remarks on usage.
  public var note: String?
  /// Where the entry's content was taken from: TBX `source`.
  public var source: String?
  /// What else the file says of the concept, by the name of its TBX data
  /// category.
  public var properties: [Metadata.Property]
  /// The terms by language, in the order of the file.
  public var sections: [LanguageSection]
  /// The line of the file, counted from 1; 0 when it came from no file.
  public var line: Int

  /// Creates an entry of `sections`.
  public init(
    id: String? = nil, domain: String? = nil, definition: String? = nil, note: String? = nil,
    source: String? = nil, properties: [Metadata.Property] = [], sections: [LanguageSection],
    line: Int = 0
  ) {
    self.id = id
    self.domain = domain
    self.definition = definition
    self.note = note
    self.source = source
    self.properties = properties
    self.sections = sections
    self.line = line
  }

  /// The terms in the first language that is in `range`, best status first as
  /// the file has them; empty when there are none.
  public func terms(in range: LanguageTag) -> [TermSection] {
    (sections.first { $0.language == range } ?? sections.first { $0.language.isIn(range) })?
      .terms ?? []
  }
}

/// The terms of an entry in one language: TBX v3 `langSec`, v2 `langSet`.
public struct LanguageSection: Hashable, Sendable {
  /// The language of the terms.
  public var language: LanguageTag
  /// The terms, preferred ones first.
  public var terms: [TermSection]
  /// What else the file says of the concept in this language, by the name of
  /// its TBX data category.
  public var properties: [Metadata.Property]

  /// Creates the section of `language`.
  public init(
    _ language: LanguageTag, terms: [TermSection], properties: [Metadata.Property] = []
  ) {
    self.language = language
    self.terms = terms
    self.properties = properties
  }
}

/// A term with what is said about it: TBX v3 `termSec`, v2 `tig`.
public struct TermSection: Hashable, Sendable {
  /// The term in its base form.
  public var text: String
  /// Whether it should be used.
  public var status: TermStatus
  /// Its word class, where it is given.
  public var partOfSpeech: TermPartOfSpeech?
  /// Its grammatical gender, where it is given.
  public var gender: GrammaticalGender?
  /// What else the file says of the term, by the name of its TBX data category.
  public var properties: [Metadata.Property]

  /// Creates a term with `status`.
  public init(
    _ text: String, status: TermStatus = .preferred, partOfSpeech: TermPartOfSpeech? = nil,
    gender: GrammaticalGender? = nil, properties: [Metadata.Property] = []
  ) {
    self.text = text
    self.status = status
    self.partOfSpeech = partOfSpeech
    self.gender = gender
    self.properties = properties
  }
}

/// Whether a term should be used: TBX `administrativeStatus`.
///
/// The order is that of preference.
public enum TermStatus: String, CaseIterable, Hashable, Comparable, Sendable {
  case preferred, admitted, deprecated, forbidden

  /// Whether the term may be proposed to a translator.
  public var isUsable: Bool { self == .preferred || self == .admitted }

  /// Whether `lhs` should rather be used than `rhs`.
  public static func < (lhs: TermStatus, rhs: TermStatus) -> Bool { lhs.rank < rhs.rank }

  private var rank: Int {
    switch self {
    case .preferred: 0
    case .admitted: 1
    case .deprecated: 2
    case .forbidden: 3
    }
  }
}

/// The word class of a term: the values of TBX-Basic `partOfSpeech` and the
/// proper noun.
public enum TermPartOfSpeech: String, CaseIterable, Hashable, Sendable {
  case noun, verb, adjective, adverb, properNoun, other
}

/// The gender of a term: the values of TBX-Basic `grammaticalGender`; `other`
/// stands for words of both genders.
public enum GrammaticalGender: String, CaseIterable, Hashable, Sendable {
  case masculine, feminine, neuter, other
}
