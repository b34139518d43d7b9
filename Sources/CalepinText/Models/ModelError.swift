/// Why a model could not be loaded.
public enum ModelError: Error, Hashable, Sendable {
  /// The bytes do not begin like a model of calepin.
  case notAModel
  /// The model is of another kind: a lemmatizer where a tagger was expected.
  case otherKind(found: String, expected: String)
  /// The model was written by another version of the program.
  case otherVersion(found: Int, expected: Int)
  /// Bytes are missing or were changed.
  case damaged
}

extension ModelError: CustomStringConvertible {
  /// What is wrong, and what was expected.
  public var description: String {
    switch self {
    case .notAModel:
      "not a model of calepin"
    case .otherKind(let found, let expected):
      "a model of the kind '\(found)', expected '\(expected)'"
    case .otherVersion(let found, let expected):
      "a model of version \(found), expected version \(expected): train it again"
    case .damaged:
      "the model is damaged: bytes are missing or were changed"
    }
  }
}
