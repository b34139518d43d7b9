/// A text in several languages: TMX 1.4 `tu`, XLIFF `trans-unit`, a PO message.
public struct TranslationUnit: Hashable, Sendable {
  /// The texts, in the order of the file; `tuv` in TMX.
  public var variants: [TranslationUnitVariant]
  /// What the file says about the unit as a whole.
  public var metadata: Metadata
  /// Where the unit began, counted from 1; 0 when it came from no file.
  public var line: Int

  /// Creates a unit of `variants`.
  public init(_ variants: [TranslationUnitVariant], metadata: Metadata = Metadata(), line: Int = 0)
  {
    self.variants = variants
    self.metadata = metadata
    self.line = line
  }

  /// The first variant whose language is in `range`: asked for `fr`, `fr-CA`
  /// will do; the very tag wins over a narrower one.
  public func variant(in range: LanguageTag) -> TranslationUnitVariant? {
    variants.first { $0.language == range }
      ?? variants.first { $0.language?.isIn(range) == true }
  }
}

/// A text in one language: TMX 1.4 `tuv`.
public struct TranslationUnitVariant: Hashable, Sendable {
  /// The language as the file spells it.
  public var languageCode: String
  /// The text.
  public var segment: Segment
  /// What the file says about this variant alone.
  public var metadata: Metadata

  /// The language, or `nil` when the file's code is not a BCP 47 tag.
  public var language: LanguageTag? { LanguageTag(languageCode) }

  /// Creates the variant of a unit in the language `languageCode`.
  public init(_ segment: Segment, languageCode: String, metadata: Metadata = Metadata()) {
    self.languageCode = languageCode
    self.segment = segment
    self.metadata = metadata
  }
}

/// What an exchange file says about a header, a unit or a variant, kept as it
/// stands so that nothing is lost on the way through.
public struct Metadata: Hashable, Sendable {
  /// A typed value: TMX `prop`.
  public struct Property: Hashable, Sendable {
    /// What the value is: `x-context`.
    public var type: String
    /// The value.
    public var value: String
    /// `xml:lang`, `o-encoding` and the like, in the order of the file.
    public var attributes: [Attribute]

    /// Creates the property `type` = `value`.
    public init(_ type: String, _ value: String, attributes: [Attribute] = []) {
      self.type = type
      self.value = value
      self.attributes = attributes
    }
  }

  /// A remark for people: TMX `note`.
  public struct Note: Hashable, Sendable {
    /// The remark.
    public var text: String
    /// `xml:lang`, `o-encoding` and the like, in the order of the file.
    public var attributes: [Attribute]

    /// Creates a note that says `text`.
    public init(_ text: String, attributes: [Attribute] = []) {
      self.text = text
      self.attributes = attributes
    }
  }

  /// The attributes of the element except the language, in the order of the
  /// file.
  public var attributes: [Attribute]
  /// The typed values.
  public var properties: [Property]
  /// The remarks.
  public var notes: [Note]

  /// Creates metadata of the given parts.
  public init(
    attributes: [Attribute] = [], properties: [Property] = [], notes: [Note] = []
  ) {
    self.attributes = attributes
    self.properties = properties
    self.notes = notes
  }

  /// The value of the attribute `name`, or `nil` when it is absent.
  public subscript(name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }
}
