/// A piece of a document that is read by itself: a paragraph, a heading, a cell
/// of a table.
public struct DocumentBlock: Hashable, Sendable {
  /// What a block is in its document.
  public enum Kind: Hashable, Sendable {
    /// A heading; the first level is 1.
    case heading(level: Int)
    /// Running text.
    case paragraph
    /// An item of a list, without its mark.
    case listItem
    /// A cell of a table.
    case cell
    /// Code, which is no text to translate.
    case code
  }

  /// What it is.
  public var kind: Kind
  /// Its text without markup; entities are the characters they stand for.
  ///
  /// What only has a meaning in the markup, as the code of a line, is left out;
  /// line breaks are as in the file.
  public var text: String
  /// The line of the file on which it begins, counted from 1; in a file without
  /// lines the number of the block.
  public var line: Int

  /// Creates a block.
  public init(_ kind: Kind = .paragraph, _ text: String, line: Int) {
    self.kind = kind
    self.text = text
    self.line = line
  }
}
