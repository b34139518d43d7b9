/// What a character is to a search for whole words that does not tokenize.
public enum WordScalar: UInt8, Sendable {
  /// A letter, a digit, or a mark that belongs to the letter before.
  case word
  /// White space of any width.
  case space
  /// A hyphen of any kind.
  case hyphen
  /// An apostrophe of any kind.
  case apostrophe
  /// Punctuation, symbols, and bytes that are not UTF-8.
  case other

  /// The kind of the character that begins at `offset`, and how many bytes it
  /// takes.
  ///
  /// A byte that does not belong to well-formed UTF-8 is one of length 1.
  ///
  /// - Precondition: `offset` is inside of `bytes`.
  public static func at(
    _ offset: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> (kind: WordScalar, length: Int) {
    let scalar = ScalarText(bytes: bytes).scalar(at: offset)
    let kind: WordScalar =
      switch scalar.kind {
      case .letter, .uppercase, .digit, .mark: .word
      case .space: .space
      case .hyphen: .hyphen
      case .apostrophe: .apostrophe
      default: .other
      }
    return (kind, max(scalar.length, 1))
  }
}
