/// Why a file of counts could not be read.
public enum CountsError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file does not begin as one of counts does.
  case notCounts
  /// It was made by a version that counts other things.
  case otherVersion
  /// It ends too soon or holds what cannot be.
  case damaged
  /// Its terms are of another language.
  case otherLanguage(found: String, expected: String)

  /// What is wrong and what was expected.
  public var description: String {
    switch self {
    case .notCounts: "not a file of counts (expected one that 'extract --partial' wrote)"
    case .otherVersion: "made by another version of calepin: count the texts anew"
    case .damaged: "the counts are damaged"
    case .otherLanguage(let found, let expected):
      "the counts are of texts in '\(found)', expected '\(expected)'"
    }
  }
}
