/// A term of the other language that is proposed for a term.
public struct Equivalent: Hashable, Sendable {
  /// The proposed term.
  public var text: String
  /// How sure it is that the proposal is right, from 0 to 1.
  public var confidence: Double
  /// Where it comes from.
  public var origin: Origin

  /// Creates a proposal of `text`.
  public init(_ text: String, confidence: Double, origin: Origin) {
    self.text = text
    self.confidence = confidence
    self.origin = origin
  }

  /// Where a proposal comes from.
  public enum Origin: Hashable, Sendable {
    /// An entry of the termbase with this name.
    case termbase(String)
    /// Learned from parallel texts.
    case lexicon
    /// An entry of the installed dictionary with this name.
    case dictionary(String)
    /// Put together from equivalents of the parts.
    case composition
    /// A name or an acronym, the same in both languages.
    case sameForm
    /// A word of the same origin.
    case cognate
  }
}

extension Equivalent.Origin: CustomStringConvertible {
  /// The name shown to people and written to files: `termbase:mine.tsv`,
  /// `lexicon`, `dictionary:freedict`, `composition`, `same form`, `cognate`.
  public var description: String {
    switch self {
    case .termbase(let name): "termbase:\(name)"
    case .lexicon: "lexicon"
    case .dictionary(let name): "dictionary:\(name)"
    case .composition: "composition"
    case .sameForm: "same form"
    case .cognate: "cognate"
    }
  }
}
