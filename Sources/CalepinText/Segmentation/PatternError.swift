/// Why a regular expression of a rule file cannot be used.
public enum PatternError: Error, Hashable, Sendable {
  /// Something that has to come is missing, in words.
  case expected(String, at: Int)
  /// A construction that has no meaning in one pass over the text.
  case unsupported(String, at: Int)
  /// A property nobody knows.
  case unknownProperty(String, at: Int)
  /// The expression stands for more than `limit` steps.
  case tooLarge(limit: Int)
}

extension PatternError: CustomStringConvertible {
  /// What is wrong; places are characters, counted from 1.
  public var description: String {
    switch self {
    case .expected(let what, let place): "\(what) expected at character \(place)"
    case .unsupported(let what, let place): "\(what) at character \(place) cannot be used here"
    case .unknownProperty(let name, let place):
      "'\(name)' at character \(place) is not a known property (expected e.g. 'Lu')"
    case .tooLarge(let limit): "too large, expected at most \(limit) steps"
    }
  }
}

/// Why rules of segmentation cannot be used.
public enum SegmentationError: Error, Hashable, Sendable {
  /// A regular expression is not sound.
  case pattern(String, PatternError, line: Int)
  /// No rules are mapped to the language.
  case noRules(language: String)

  /// Where it is, or `nil` where no one line is to blame.
  public var line: Int? {
    switch self {
    case .pattern(_, _, let line): line
    case .noRules: nil
    }
  }
}

extension SegmentationError: CustomStringConvertible {
  /// What is wrong, and where.
  public var description: String {
    switch self {
    case .pattern(let pattern, let error, let line):
      "line \(line): in the regular expression '\(pattern)': \(error)"
    case .noRules(let language): "no rules for the language '\(language)'"
    }
  }
}
