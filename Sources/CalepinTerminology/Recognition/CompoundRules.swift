internal import CalepinCore
internal import CalepinText

/// Where a term may begin or end inside of words that hyphens join.
///
/// *puces* is found in *ces puces-là* and *chip* in *chip-maker*, but
/// *conducteur* not in *semi-conducteur*, nor *state* in *state-of-the-art*.
struct CompoundRules: Sendable {
  /// Words behind whose hyphen no term begins.
  private let prefixes: Set<String>
  /// Words before whose hyphen a term may end (French), or may not (English).
  private let tails: Set<String>
  /// Whether a term may begin and end at a hyphen when nothing speaks against
  /// it.
  private let isOpen: Bool

  /// The rules of `language`; hyphens are no obstacle where nothing is known.
  init(for language: LanguageTag) {
    let rules = LanguageRules.rules(for: language)
    switch language.language {
    case "fr":
      let clitics = rules.clitics.flatMap { $0.split { $0 == "-" || $0 == "'" } }
      prefixes = [
        "anti", "auto", "bio", "co", "contre", "cyber", "demi", "ex", "extra", "hyper", "infra",
        "inter", "intra", "macro", "mi", "micro", "mini", "mono", "multi", "nano", "non", "néo",
        "post", "pro", "pré", "pseudo", "quasi", "semi", "sous", "super", "sur", "trans", "télé",
        "ultra", "vice", "éco", "électro",
      ]
      tails = Set(clitics.map(String.init) + ["même", "mêmes"])
      isOpen = false
    case "en":
      prefixes = rules.prefixes
      tails = [
        "a", "an", "and", "as", "at", "by", "down", "for", "free", "from", "in", "into", "less",
        "like", "of", "off", "on", "or", "out", "the", "to", "up",
      ]
      isOpen = true
    default:
      (prefixes, tails, isOpen) = ([], [], true)
    }
  }

  /// What the word `folded`, written in `shape`, is to words that hyphens join
  /// to it.
  func traits(of folded: String, _ shape: WordShape) -> WordTraits {
    let isPrefix = prefixes.contains(folded)
    var traits: WordTraits = []
    if isPrefix || !isOpen { traits.insert(.bindsNext) }
    if let first = folded.utf8.first, first &- UInt8(ascii: "0") < 10 {
      traits.insert(.isNumber)
    } else if tails.contains(folded) == isOpen {
      traits.insert(.bindsPrevious)
    }
    // Two names side by side stay two: Paris-Berlin.
    if !isOpen, !isPrefix, shape.contains(.firstCapital) { traits.insert(.isName) }
    return traits
  }
}

/// What a word of a text is to the words beside it.
struct WordTraits: OptionSet, Sendable {
  let rawValue: UInt8

  /// An article, which counts for nothing inside of a term.
  static let isArticle = WordTraits(rawValue: 1)
  /// No term begins behind a hyphen that joins the next word to this one.
  static let bindsNext = WordTraits(rawValue: 2)
  /// No term ends before a hyphen that joins this word to the one before.
  static let bindsPrevious = WordTraits(rawValue: 4)
  /// Does not bind another such word.
  static let isName = WordTraits(rawValue: 8)
  /// Begins with a digit, and is bound by nothing.
  static let isNumber = WordTraits(rawValue: 16)
}
