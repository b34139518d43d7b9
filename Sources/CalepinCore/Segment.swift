/// The text of a translation unit in one language, with its inline codes: TMX
/// 1.4 `seg`, XLIFF `source` and `target`.
public struct Segment: Hashable, Sendable {
  /// The words: native code dropped, the words inside `hi` kept, the text of
  /// `sub` dropped.
  public var text: String
  /// The inline codes in document order.
  public var codes: [InlineCode]

  /// Creates a segment of `text` with `codes` placed in it.
  public init(_ text: String, codes: [InlineCode] = []) {
    self.text = text
    self.codes = codes
  }
}

/// An element inside a segment: TMX 1.4 `bpt`, `ept`, `ph`, `it`, `hi`, `ut`.
public struct InlineCode: Hashable, Sendable {
  /// Which of the elements of TMX 1.4 it is.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Begin of a paired code, `bpt`.
    case beginPaired = "bpt"
    /// End of a paired code, `ept`.
    case endPaired = "ept"
    /// A code of its own, `ph`.
    case placeholder = "ph"
    /// One half of a pair whose other half is in another segment, `it`.
    case isolated = "it"
    /// A stretch of text that is marked, `hi`.
    case highlight = "hi"
    /// A code of unknown nature, `ut` (deprecated since TMX 1.4).
    case unknown = "ut"
  }

  /// A piece of the native code inside an element.
  public enum Content: Hashable, Sendable {
    /// Native code as it stands in the file.
    case code(String)
    /// Translatable text inside the code, TMX `sub`, with its attributes.
    case subflow(Segment, attributes: [Attribute])
  }

  /// Which element it is.
  public var kind: Kind
  /// Where it stands in the text, in UTF-8 bytes; empty except for `hi`,
  /// which covers the words inside it.
  public var utf8Range: Range<Int>
  /// The attributes in the order of the file.
  public var attributes: [Attribute]
  /// The native code; empty for `hi`.
  public var content: [Content]
  /// How many of the codes that follow stand inside this one; above zero only
  /// for `hi`.
  public var enclosedCount: Int

  /// Creates a code of `kind` at `utf8Range`.
  public init(
    _ kind: Kind, at utf8Range: Range<Int>, attributes: [Attribute] = [], content: [Content] = [],
    enclosedCount: Int = 0
  ) {
    self.kind = kind
    self.utf8Range = utf8Range
    self.attributes = attributes
    self.content = content
    self.enclosedCount = enclosedCount
  }
}

/// A name with a value, kept as the file wrote it.
public struct Attribute: Hashable, Sendable {
  /// The name, with its prefix where it has one: `xml:lang`.
  public var name: String
  /// The value after the entities were resolved.
  public var value: String

  /// Creates the attribute `name` = `value`.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}
