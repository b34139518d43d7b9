/// A word class of Universal Dependencies, with two more for French
/// contractions.
///
/// *du*, *des*, *au* and *aux* stay one token here and carry the class
/// ``adpositionDeterminer``; *duquel* and *auquel* carry
/// ``adpositionPronoun``. CoNLL-U output writes them as a range and two words.
///
/// Source: universaldependencies.org/u/pos (version 2).
public enum PartOfSpeech: UInt8, CaseIterable, Hashable, Sendable {
  case adjective, adposition, adverb, auxiliary, coordinatingConjunction, determiner
  case interjection, noun, numeral, particle, pronoun, properNoun, punctuation
  case subordinatingConjunction, symbol, verb, other
  case adpositionDeterminer, adpositionPronoun

  /// The UPOS tag, `NOUN`; contractions join two with a plus sign, `ADP+DET`.
  public var tag: String {
    switch self {
    case .adjective: "ADJ"
    case .adposition: "ADP"
    case .adverb: "ADV"
    case .auxiliary: "AUX"
    case .coordinatingConjunction: "CCONJ"
    case .determiner: "DET"
    case .interjection: "INTJ"
    case .noun: "NOUN"
    case .numeral: "NUM"
    case .particle: "PART"
    case .pronoun: "PRON"
    case .properNoun: "PROPN"
    case .punctuation: "PUNCT"
    case .subordinatingConjunction: "SCONJ"
    case .symbol: "SYM"
    case .verb: "VERB"
    case .other: "X"
    case .adpositionDeterminer: "ADP+DET"
    case .adpositionPronoun: "ADP+PRON"
    }
  }

  /// The class with this UPOS tag, or `nil` when there is none.
  public init?(tag: some StringProtocol) {
    guard let found = Self.allCases.first(where: { $0.tag == tag }) else { return nil }
    self = found
  }

  /// Whether it stands for two words: ``adpositionDeterminer``,
  /// ``adpositionPronoun``.
  public var isContraction: Bool { self == .adpositionDeterminer || self == .adpositionPronoun }

  /// Whether words of this class carry meaning of their own: nouns, names,
  /// adjectives, verbs, adverbs, numerals and foreign words.
  public var isContentWord: Bool {
    switch self {
    case .adjective, .adverb, .noun, .numeral, .properNoun, .verb, .other, .symbol: true
    default: false
    }
  }
}
