public import CalepinCore
public import MarkupStream

/// Why an SRX file could not be read.
///
/// Lines count from 1.
public enum SRXError: LocatedError, Hashable, Sendable {
  /// The markup itself is broken.
  case markup(MarkupError)
  /// The root element is not `srx`.
  case notSRX(root: String, line: Int)
  /// An attribute that has to be there is missing.
  case missing(attribute: String, element: String, line: Int)
  /// An attribute is neither `yes` nor `no`.
  case notYesOrNo(String, attribute: String, line: Int)
  /// A map names a set of rules that is not in the file.
  case unknownRuleSet(String, line: Int)
  /// There is no map from languages to rules.
  case noMaps

  /// Where it is, or `nil` where no one line is to blame.
  public var line: Int? {
    switch self {
    case .markup(let error): error.line
    case .notSRX(_, let line), .missing(_, _, let line), .notYesOrNo(_, _, let line),
      .unknownRuleSet(_, let line):
      line
    case .noMaps: nil
    }
  }
}

extension SRXError: CustomStringConvertible {
  /// What is wrong and, where the fix is not obvious, what was expected.
  public var description: String {
    switch self {
    case .markup(let error): error.description
    case .notSRX(let root, _):
      "not an SRX file: the root element is <\(root)>, expected <srx>"
    case .missing(let attribute, let element, _):
      "<\(element)> has no '\(attribute)'"
    case .notYesOrNo(let value, let attribute, _):
      "'\(attribute)' is '\(value)', expected 'yes' or 'no'"
    case .unknownRuleSet(let name, _):
      "the rules '\(name)' are not in the file"
    case .noMaps: "no <languagemap>, expected at least one"
    }
  }
}
