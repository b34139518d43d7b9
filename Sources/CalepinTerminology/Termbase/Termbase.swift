public import CalepinCore

/// A named collection of concept entries.
public struct Termbase: Sendable {
  /// The name that results are marked with: a file's name, or `glossary` for
  /// the one built into the program.
  public let name: String
  /// The entries, in the order of the file.
  public let entries: [ConceptEntry]

  /// Creates a termbase called `name`.
  public init(name: String, entries: [ConceptEntry]) {
    self.name = name
    self.entries = entries
  }

  /// The languages that occur, each once, in the order of their first use.
  ///
  /// - Complexity: O(number of language sections).
  public var languages: [LanguageTag] {
    var found: [LanguageTag] = []
    for entry in entries {
      for section in entry.sections where !found.contains(section.language) {
        found.append(section.language)
      }
    }
    return found
  }
}
