public import CalepinCore

/// A text cut into sentences and tokens, each with its word class and lemma.
///
/// Everything is in flat arrays with one element a token, so that what stands
/// above walks integers and bytes. All offsets are in UTF-8 bytes of
/// ``bytes``.
public struct AnalyzedText: Sendable {
  /// The language whose rules were used.
  public let language: LanguageTag
  /// The text in UTF-8.
  public let bytes: [UInt8]
  /// The tokens, in the order of the text.
  public internal(set) var tokens: TokenTable
  /// The tokens of each sentence; together they cover ``tokens`` without gaps.
  public internal(set) var sentences: [Range<Int>]
  /// The word class of each token.
  public internal(set) var tags: [PartOfSpeech]
  /// The lemma of each token, an id in ``words``.
  public internal(set) var lemmas: [WordTable.ID]
  /// The folded lower-case form of each token (see ``Folding``), an id in
  /// ``words``.
  public internal(set) var forms: [WordTable.ID]
  /// Gender, number, person and tense of each token, as far as a lexicon gives
  /// them; without elements where there was no lexicon.
  public internal(set) var morphologies: [Morphology] = []
  /// The spelling of each token among the distinct ones of the text, numbered
  /// in the order in which they come; without elements until it is analysed.
  package internal(set) var spellings: [UInt32] = []
  /// The words that ``lemmas`` and ``forms`` refer to.
  public internal(set) var words: WordTable

  /// Where the lines of the text begin.
  public let lines: LineTable

  init(
    language: LanguageTag, bytes: [UInt8], tokens: TokenTable, sentences: [Range<Int>] = [],
    tags: [PartOfSpeech] = [], lemmas: [WordTable.ID] = [], forms: [WordTable.ID] = [],
    words: WordTable = WordTable()
  ) {
    self.language = language
    self.bytes = bytes
    self.tokens = tokens
    self.sentences = sentences
    self.tags = tags
    self.lemmas = lemmas
    self.forms = forms
    self.words = words
    lines = LineTable(bytes)
  }

  /// The bytes of the token at `index`, without copying.
  @inlinable public func surface(of index: Int) -> ArraySlice<UInt8> {
    bytes[tokens.range(of: index)]
  }

  /// The token at `index` as the text writes it.
  public func surfaceText(of index: Int) -> String {
    String(decoding: surface(of: index), as: UTF8.self)
  }

  /// The bytes from the first to the last of `range`'s tokens, as they stand,
  /// line breaks included; empty for no tokens.
  public func bytes(of range: Range<Int>) -> ArraySlice<UInt8> {
    guard !range.isEmpty else { return [] }
    let start = tokens.range(of: range.lowerBound).lowerBound
    return bytes[start..<tokens.range(of: range.upperBound - 1).upperBound]
  }

  /// The text in ``bytes(of:)``.
  public func text(of range: Range<Int>) -> String {
    String(decoding: bytes(of: range), as: UTF8.self)
  }

  /// The spelling of each token, as in ``spellings``, whether or not it was
  /// analysed.
  package func spelled() -> [UInt32] {
    guard spellings.count != tokens.count else { return spellings }
    return bytes.withUnsafeBufferPointer { Spellings(tokens, in: $0).ids }
  }

  /// Gender, number and the like of the token at `index`, empty when not known.
  public func morphology(of index: Int) -> Morphology {
    morphologies.isEmpty ? [] : morphologies[index]
  }

  /// The lemma of the token at `index`.
  public func lemmaText(of index: Int) -> String { words.text(of: lemmas[index]) }
}

extension AnalyzedText {
  /// Whether white space follows the token at `index`; the last token of a
  /// text that ends with it counts as not followed.
  @inlinable public func isFollowedBySpace(_ index: Int) -> Bool {
    let end = tokens.range(of: index).upperBound
    return index + 1 < tokens.count && tokens.range(of: index + 1).lowerBound > end
  }

  /// The line the token at `index` begins in, counted from 1.
  ///
  /// - Complexity: O(log lines).
  public func lineNumber(of index: Int) -> Int {
    lines.lineNumber(of: tokens.range(of: index).lowerBound)
  }

  /// Where the token at `index` is in UTF-16 code units, counted from the
  /// first byte of the token `first`, as JSON output wants it.
  ///
  /// - Complexity: O(bytes between the tokens).
  public func utf16Range(of index: Int, from first: Int) -> Range<Int> {
    let range = tokens.range(of: index)
    let start = utf16Length(of: tokens.range(of: first).lowerBound..<range.lowerBound)
    return start..<start + utf16Length(of: range)
  }

  /// How many UTF-16 code units the text takes in `range`, which is in UTF-8
  /// bytes and on boundaries of characters.
  ///
  /// - Complexity: O(length of `range`).
  public func utf16Length(of range: Range<Int>) -> Int {
    var units = 0
    for byte in bytes[range] where byte & 0xC0 != 0x80 { units += byte < 0xF0 ? 1 : 2 }
    return units
  }
}

/// Where the tokens of a text are: start and end of each, in UTF-8 bytes.
public struct TokenTable: Sendable {
  @usableFromInline private(set) var starts: [UInt32] = []
  @usableFromInline private(set) var ends: [UInt32] = []

  /// Creates a table without tokens.
  public init() {}

  /// How many tokens there are.
  @inlinable public var count: Int { starts.count }

  /// Where the token at `index` is, in UTF-8 bytes.
  @inlinable public func range(of index: Int) -> Range<Int> {
    Range(uncheckedBounds: (Int(starts[index]), Int(ends[index])))
  }

  /// Makes room for `count` tokens.
  mutating func reserveCapacity(_ count: Int) {
    starts.reserveCapacity(count)
    ends.reserveCapacity(count)
  }

  /// Adds a token behind all others.
  ///
  /// - Precondition: `range` is not empty, begins at or after the end of the
  ///   last token, and ends before 4 GiB.
  public mutating func append(_ range: Range<Int>) {
    precondition(!range.isEmpty, "a token has at least one byte")
    precondition(range.lowerBound >= Int(ends.last ?? 0), "tokens come in the order of the text")
    starts.append(UInt32(range.lowerBound))
    ends.append(UInt32(range.upperBound))
  }

  /// Drops all tokens and keeps the memory.
  public mutating func removeAll() {
    starts.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }
}
