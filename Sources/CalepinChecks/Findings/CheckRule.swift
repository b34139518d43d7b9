/// A rule that a project adds to the checks, from its `calepin.toml`: what a
/// translation must not have, or has to have, when the source has something.
///
/// It finds a unit when everything it asks for holds.
public struct CheckRule: Hashable, Sendable {
  /// What people call it.
  public var id: String
  /// What is wrong, in a sentence fragment.
  public var message: String
  /// How grave that is; `nil` for as grave as the check.
  public var severity: Severity?
  /// Whether it compares whole words in any case, and not regular expressions.
  public var comparesWords = false
  /// What the source has.
  public var source: String?
  /// What the source does not have.
  public var notSource: String?
  /// What the translation has.
  public var target: String?
  /// What the translation does not have.
  public var notTarget: String?

  /// Creates a rule that finds nothing yet.
  public init(id: String, message: String, severity: Severity? = nil) {
    self.id = id
    self.message = message
    self.severity = severity
  }

  /// What it asks for as regular expressions, in a fixed order.
  var patterns: (source: [String?], target: [String?]) {
    ([source, notSource].map(pattern), [target, notTarget].map(pattern))
  }

  private func pattern(_ text: String?) -> String? {
    guard let text, comparesWords else { return text }
    let words = text.split(whereSeparator: \.isWhitespace)
    let body = words.map(Self.escaped).joined(separator: #"\s+"#)
    func edge(_ letter: Character?) -> String {
      letter.map { $0.isLetter || $0.isNumber } == true ? #"\b"# : ""
    }
    return "(?i)" + edge(words.first?.first) + body + edge(words.last?.last)
  }

  private static func escaped(_ word: Substring) -> String {
    word.reduce(into: "") { text, letter in
      if letter.isASCII, !letter.isLetter, !letter.isNumber { text += "\\" }
      text.append(letter)
    }
  }
}
