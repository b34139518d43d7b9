public import CalepinCore

/// Why a CoNLL-U file could not be read: what is wrong, and in which line.
public struct CoNLLUError: LocatedError, Hashable, Sendable {
  /// What can be wrong with a line.
  public enum Reason: Hashable, Sendable {
    /// The line does not have ten columns.
    case columns(count: Int)
    /// The first column is not a number, a range or an empty node.
    case badID(String)
    /// The fourth column is not a UPOS tag.
    case badTag(String)
    /// The bytes could not be had.
    case input(InputError)
    /// A range of words goes on behind the end of its sentence.
    case openRange(String)
  }

  /// The line, counted from 1.
  public let line: Int?
  /// What is wrong with it.
  public let reason: Reason
}

extension CoNLLUError: CustomStringConvertible {
  /// What is wrong with the line and what was expected; the caller names the
  /// file and the line.
  public var description: String {
    switch reason {
    case .columns(let count):
      "\(count) \(count == 1 ? "column" : "columns"), expected 10 with tabs between them"
    case .badID(let text):
      "'\(text)' is not a word number (expected e.g. '3', '3-4' or '3.1')"
    case .badTag(let text):
      "'\(text)' is not a universal part-of-speech tag (expected e.g. 'NOUN')"
    case .input(let error): error.description
    case .openRange(let text):
      "the sentence ends inside the range '\(text)'"
    }
  }
}
