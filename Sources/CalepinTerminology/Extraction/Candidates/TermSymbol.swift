internal import CalepinCore

/// What a token can stand for in a term pattern, one letter each.
///
/// A token may stand for several: a past participle is a verb form and an
/// adjective. The patterns of a language are written in these letters, see
/// ``PatternGrammar``.
struct TermSymbols: OptionSet, Hashable, Sendable {
  let rawValue: UInt16

  /// `N`, a common noun.
  static let noun = TermSymbols(rawValue: 1 << 0)
  /// `R`, a name.
  static let name = TermSymbols(rawValue: 1 << 1)
  /// `A`, an adjective, or a participle used as one.
  static let adjective = TermSymbols(rawValue: 1 << 2)
  /// `d`, the preposition of possession and kind: *de*; English *of*.
  static let of = TermSymbols(rawValue: 1 << 3)
  /// `t`, the preposition of purpose and means: *à*; English *to*, *for*.
  static let to = TermSymbols(rawValue: 1 << 4)
  /// `p`, any other preposition that terms contain: *en*, *sur*, *par*.
  static let preposition = TermSymbols(rawValue: 1 << 5)
  /// `D`, an article.
  static let article = TermSymbols(rawValue: 1 << 6)
  /// `M`, a numeral.
  static let numeral = TermSymbols(rawValue: 1 << 7)
  /// `X`, a foreign word.
  static let foreign = TermSymbols(rawValue: 1 << 8)
  /// `C`, *et*, *ou*, *and*, *or*.
  static let conjunction = TermSymbols(rawValue: 1 << 9)
  /// `V`, a verb form.
  static let verb = TermSymbols(rawValue: 1 << 10)
  /// `c`, `d` with an article in one word: *du*, *des*.
  static let ofThe = TermSymbols(rawValue: 1 << 11)
  /// `u`, `t` with an article in one word: *au*, *aux*.
  static let toThe = TermSymbols(rawValue: 1 << 12)
  /// `n`, a negation: *non*.
  static let negation = TermSymbols(rawValue: 1 << 13)

  /// The symbol that `letter` stands for.
  init?(letter: Character) {
    switch letter {
    case "N": self = .noun
    case "R": self = .name
    case "A": self = .adjective
    case "d": self = .of
    case "t": self = .to
    case "p": self = .preposition
    case "D": self = .article
    case "M": self = .numeral
    case "X": self = .foreign
    case "C": self = .conjunction
    case "V": self = .verb
    case "c": self = .ofThe
    case "u": self = .toThe
    case "n": self = .negation
    default: return nil
    }
  }

  init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The prepositions, with and without an article.
  static let prepositions: TermSymbols = [.of, .to, .preposition, .ofThe, .toThe]

  /// Whether words that stand for one of these carry meaning of their own.
  static let content: TermSymbols = [.noun, .name, .adjective, .numeral, .foreign, .verb]
}
