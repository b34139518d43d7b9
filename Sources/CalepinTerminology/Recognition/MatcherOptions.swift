public import CalepinText

/// How terms are found in texts.
public struct MatcherOptions: Sendable {
  /// In which forms terms are found.
  public enum Forms: Sendable {
    /// The words of the term, whatever their case, hyphens and apostrophes.
    case exact
    /// Any inflected form, with or without articles inside.
    case inflected
  }

  /// Where the capitals of a term have to be in the text, too.
  ///
  /// A text may always have more of them: *UNE PUCE* holds *puce*.
  public enum Capitals: Sendable {
    /// Nowhere.
    case ignored
    /// In names, and in words with a capital behind their first letter:
    /// *IA*, *iPhone*.
    case inNames
    /// In all terms.
    case everywhere
  }

  /// In which forms terms are found.
  public var forms: Forms
  /// Where the capitals of a term matter.
  public var capitals: Capitals
  /// A lexicon that knows more words than the built-in model.
  public var lexicon: Lexicon?

  /// Creates options.
  public init(
    forms: Forms = .inflected, capitals: Capitals = .inNames, lexicon: Lexicon? = nil
  ) {
    self.forms = forms
    self.capitals = capitals
    self.lexicon = lexicon
  }
}
