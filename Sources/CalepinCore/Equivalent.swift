/// A term of the other language that is proposed for a term.
public struct Equivalent: Hashable, Sendable {
  /// The proposed term.
  public var text: String
  /// How sure it is that the proposal is right, from 0 to 1.
  public var confidence: Double
  /// Where it comes from.
  public var origin: Origin
  /// What in a bitext speaks for it.
  public var evidence: Evidence?
  /// What a composed proposal is put together from, in the order of the term;
  /// of one from the lexicon the pair itself.
  public var parts: [Part] = []

  /// Creates a proposal of `text`.
  public init(_ text: String, confidence: Double, origin: Origin, evidence: Evidence? = nil) {
    self.text = text
    self.confidence = confidence
    self.origin = origin
    self.evidence = evidence
  }

  /// How a proposal stands in a bitext.
  public struct Evidence: Hashable, Sendable {
    /// In how many places of the term the proposal stands beside it.
    public var count: Int
    /// How many places the term has.
    public var total: Int
    /// The number of a pair of segments with both, from 0.
    public var segment: Int

    /// Creates evidence.
    public init(count: Int, total: Int, segment: Int) {
      self.count = count
      self.total = total
      self.segment = segment
    }
  }

  /// A part of a term and what it was translated by.
  public struct Part: Hashable, Sendable {
    /// The part, as it was looked up.
    public var source: String
    /// Its translation in the base form.
    public var target: String
    /// Where the pair comes from.
    public var origin: Origin
    /// About how often parallel texts have the pair, where they do.
    public var count: Int?

    /// Creates a part.
    public init(_ source: String, _ target: String, origin: Origin, count: Int? = nil) {
      self.source = source
      self.target = target
      self.origin = origin
      self.count = count
    }
  }

  /// Where a proposal comes from.
  public enum Origin: Hashable, Sendable {
    /// An entry of the termbase with this name.
    case termbase(String)
    /// Learned from parallel texts.
    case lexicon
    /// What the segments of the bitext with this name have.
    case bitext(String)
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
  /// `lexicon`, `bitext:mine.tmx`, `composition`, `same form`, `cognate`.
  public var description: String {
    switch self {
    case .termbase(let name): "termbase:\(name)"
    case .lexicon: "lexicon"
    case .bitext(let name): "bitext:\(name)"
    case .composition: "composition"
    case .sameForm: "same form"
    case .cognate: "cognate"
    }
  }
}
