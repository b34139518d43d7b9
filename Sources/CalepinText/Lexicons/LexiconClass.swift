public import CalepinCore

/// A word class as lexicons tell them apart: finer than
/// ``CalepinCore/PartOfSpeech`` for verbs and names.
public enum LexiconClass: UInt8, CaseIterable, Hashable, Sendable {
  case noun, pluralNoun, adjective, comparedAdjective
  case finiteVerb, infinitive, pastParticiple, presentParticiple, auxiliary
  case adverb, preposition, determiner, pronoun
  case coordinatingConjunction, subordinatingConjunction
  case properName, personName, numeral, interjection

  /// The class of Universal Dependencies it belongs to.
  public var partOfSpeech: PartOfSpeech {
    switch self {
    case .noun, .pluralNoun: .noun
    case .adjective, .comparedAdjective: .adjective
    case .finiteVerb, .infinitive, .pastParticiple, .presentParticiple: .verb
    case .auxiliary: .auxiliary
    case .adverb: .adverb
    case .preposition: .adposition
    case .determiner: .determiner
    case .pronoun: .pronoun
    case .coordinatingConjunction: .coordinatingConjunction
    case .subordinatingConjunction: .subordinatingConjunction
    case .properName, .personName: .properNoun
    case .numeral: .numeral
    case .interjection: .interjection
    }
  }

  /// The bit that stands for the class in a set of classes.
  var bit: UInt32 { 1 << UInt32(rawValue) }
}
