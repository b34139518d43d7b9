/// A place in a text where a term stands.
public struct TermHit: Hashable, Sendable {
  /// Where the first word of the term begins, in bytes of UTF-8 from 0.
  public var start: Int
  /// The offset behind its last word.
  public var end: Int
  /// The number of the term, see ``TermMatcher/address(of:)``.
  public var term: Int
  /// Whether the text has the very words of the term; case, hyphens,
  /// apostrophes and space may differ.
  public var isExact: Bool

  /// The bytes of the text.
  public var range: Range<Int> { start..<end }
}
