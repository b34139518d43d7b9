public import CalepinCore

/// A named collection of concept entries.
public struct Termbase: Sendable {
  /// The name that results are marked with: a file's name, or `glossary` for
  /// the one built into the program.
  public let name: String
  /// The entries, in the order of the file.
  public let entries: [ConceptEntry]
  /// What is known of the others when these are only the entries that may answer
  /// one query.
  public let rest: Rest?

  /// Of a termbase of which only the entries were read that may answer one query.
  public struct Rest: Sendable {
    /// The languages that occur in the whole, in the order of their first use.
    public var languages: [LanguageTag]
    /// By primary language, where entries were left out that would answer as a
    /// part: how alike these may be, in percent.
    public var scores: [String: Int]

    /// The file that holds the whole.
    public var path: String

    /// Creates what is known of the others.
    public init(path: String, languages: [LanguageTag], scores: [String: Int]) {
      self.path = path
      self.languages = languages
      self.scores = scores
    }
  }

  /// Creates a termbase called `name`.
  public init(name: String, entries: [ConceptEntry], rest: Rest? = nil) {
    self.name = name
    self.entries = entries
    self.rest = rest
  }

  /// The languages that occur, each once, in the order of their first use.
  ///
  /// - Complexity: O(number of language sections).
  public var languages: [LanguageTag] {
    if let rest { return rest.languages }
    var found: [LanguageTag] = []
    for entry in entries {
      for section in entry.sections where !found.contains(section.language) {
        found.append(section.language)
      }
    }
    return found
  }
}
