/// A word or phrase of a text that may be a term, with all that was found out
/// about it.
public struct CandidateTerm: Sendable {
  /// A way in which the text writes the term.
  public struct Form: Hashable, Sendable {
    /// The words as they stand in the text, white space folded; written out
    /// where they stand in a coordination, among others.
    public var text: String
    /// How often.
    public var count: Int
  }

  /// The term as the text writes it: its most frequent singular form, or the
  /// most frequent form when the text has no singular.
  public var text: String
  /// The term in the singular: the head and what agrees with it brought to the
  /// base form, the rest as it stands.
  public var lemma: String
  /// The key that all forms share: their lemmas without articles.
  public var key: String
  /// The forms, the most frequent one first.
  public var forms: [Form]
  /// The sequence of word classes, `PatternGrammar` tells the letters.
  public var pattern: String
  /// How often all forms together occur.
  public var frequency: Int
  /// In how many documents it stands.
  public var documentCount: Int
  /// How much of a term it is, from 0 upwards; comparable within one text only.
  public var score: Double
  /// How likely it is a term, from 0 to 1, as a model trained on other texts
  /// sees it.
  public var probability: Double
  /// What the score is made of.
  public var termhood: Termhood
  /// Other groups that are the same term in another shape.
  public var variants: [TermVariant] = []
  /// The first places where it occurs, in the order of the text.
  public var occurrences: [TermPlace]
  /// A place whose form is ``text``, or stands in pieces.
  public var representative: TermPlace
  /// What kind of term it is.
  public var termClass: TermClass
  /// Whether ``text`` is a plural.
  public var isPlural: Bool
  /// What in the model speaks most for the term or against it, the strongest
  /// reason first; empty where no model judges.
  public var reasons: [TermReason] = []
}

/// What kind of term a candidate is.
public enum TermClass: String, CaseIterable, Hashable, Sendable {
  /// A noun or a phrase around one.
  case noun
  /// A name.
  case name
  /// An adjective that stands for itself.
  case adjective
  /// A verb.
  case verb

  /// The class of what fits the pattern called `pattern`.
  init(pattern: String) {
    switch pattern {
    case "A": self = .adjective
    case "V": self = .verb
    default:
      let isName = pattern.first == "R" && pattern.last == "R"
      self = isName && pattern.allSatisfy { "R dcDCtp".contains($0) } ? .name : .noun
    }
  }

  /// What stands at the end of keys, so that the adjective *public* is another
  /// group than the noun.
  var keyEnding: [UInt8] {
    switch self {
    case .noun, .name: []
    case .adjective: Self.adjectiveEnding
    case .verb: Self.verbEnding
    }
  }

  private static let adjectiveEnding = Array("/a".utf8)
  private static let verbEnding = Array("/v".utf8)
}

/// A feature by which a model was moved.
public struct TermReason: Hashable, Sendable {
  /// The name of the feature.
  public var feature: String
  /// Its value.
  public var value: Double
  /// By how much it moves the logarithm of the odds from where a candidate with
  /// the mean of all values stands.
  public var effect: Double
}

/// Another term that is the same in another shape.
public struct TermVariant: Hashable, Sendable {
  /// How the two are related.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Case, accents, hyphens or a letter differ.
    case spelling
    /// An acronym and the words it stands for.
    case acronym
    /// A word stands inside the other: *modèle de langage*, *modèle avancé de
    /// langage*.
    case insertion
    /// A word stands behind the other, in English in front: *calcul intensif à
    /// distance*, *fast cloud computing*.
    case longer = "extension"
    /// A noun in the place of the adjective made from it: *politique
    /// industrielle*, *politique de l'industrie*.
    case derivation
    /// Two terms share a word: *puces et logiciels américains*.
    case coordination
    /// Another preposition or none: *licence d'exportation*, *licence à
    /// l'exportation*.
    case preposition
  }

  /// The other form, as the text writes it.
  public var form: String
  /// How it is related.
  public var kind: Kind
}

/// The measures from which the score of a term is made.
public struct Termhood: Hashable, Sendable {
  /// C-value: frequency, less what belongs to longer terms, times the
  /// logarithm of the length.
  ///
  /// Source: Frantzi, Ananiadou and Mima (2000).
  public var cValue: Double
  /// Weirdness of the word that is least of this text, in powers of ten.
  ///
  /// Source: Ahmad, Gillam and Tostevin (1999).
  public var weirdness: Double
  /// How likely the word classes make a term, from 0 to 1.
  public var patternWeight: Double
  /// How much a termbase knows of it, from 0 (nothing) to 1 (a term of a
  /// field).
  public var knowledge: Double
}
