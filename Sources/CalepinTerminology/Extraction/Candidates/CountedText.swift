internal import CalepinCore
internal import CalepinText

/// A text whose candidates are counted, with all that is worked out of it
/// beforehand.
struct CountedText {
  /// What is asked of a pattern at each place.
  struct PatternFacts {
    let length: Int
    /// The place of the head.
    let head: Int
    let termClass: TermClass
    let isNounAdjective: Bool
    let partOfSpeech: TermPartOfSpeech?

    var isName: Bool { termClass == .name }

    init(_ pattern: PatternGrammar.Pattern) {
      length = pattern.length
      head = pattern.head
      termClass = pattern.termClass
      isNounAdjective = pattern.name == "N A"
      partOfSpeech = pattern.partOfSpeech
    }
  }

  let rules: ExtractionRules
  let text: AnalyzedText
  let symbols: [TermSymbols]
  let keys: KeyMaker
  let filter: EdgeFilter
  let surroundings: Surroundings
  let lines: LinePlaces
  let kinds: TokenKinds
  /// One element a pattern.
  let facts: [PatternFacts]
  /// What stands at the end of the keys of each pattern.
  let endings: [[UInt8]]
  /// Makes the words of a term agree that does not stand in one piece.
  let phrases: FrenchPhrase?

  /// - Complexity: O(number of tokens).
  init(_ text: AnalyzedText, rules: ExtractionRules, lemmatizer: Lemmatizer?, lines: LinePlaces) {
    self.rules = rules
    self.text = text
    self.lines = lines
    symbols = TokenClassifier(rules: rules).symbols(of: text)
    keys = KeyMaker(text: text, symbols: symbols, lemmatizer: lemmatizer)
    filter = EdgeFilter(rules: rules, words: text.words)
    surroundings = Surroundings(text)
    kinds = TokenKinds(text, symbols: symbols)
    facts = rules.grammar.patterns.map(PatternFacts.init)
    phrases = text.language.language == "fr" ? FrenchPhrase() : nil
    endings = rules.grammar.patterns.map(\.termClass.keyEnding)
  }
}
