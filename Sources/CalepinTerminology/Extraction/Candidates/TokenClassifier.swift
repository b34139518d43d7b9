internal import CalepinCore
internal import CalepinText

/// Says what each token of a text can stand for in a term pattern.
struct TokenClassifier {
  private let rules: ExtractionRules

  init(rules: ExtractionRules) { self.rules = rules }

  /// The symbols of all tokens of `text`.
  ///
  /// - Complexity: O(number of tokens).
  func symbols(of text: AnalyzedText) -> [TermSymbols] {
    let sets = WordSets(rules: rules, words: text.words)
    let spellings = text.spelled()
    // What a spelling is, once it was asked for.
    var areWords: [Bool?] = Array(repeating: nil, count: Int(spellings.max() ?? 0) + 1)
    var found: [TermSymbols] = Array(repeating: [], count: text.tags.count)
    for sentence in text.sentences {
      for index in sentence {
        let spelling = Int(spellings[index])
        let isWord = areWords[spelling] ?? isWord(index, in: text)
        areWords[spelling] = isWord
        found[index] = symbols(of: index, isWord: isWord, in: sentence, of: text, sets)
      }
      joinNames(of: sentence, in: text, &found)
      if rules.grammar.headPlace == .first { readSharedNouns(of: sentence, in: text, &found) }
    }
    return found
  }

  private func symbols(
    of index: Int, isWord: Bool, in sentence: Range<Int>, of text: AnalyzedText, _ sets: WordSets
  ) -> TermSymbols {
    let form = text.forms[index]
    switch text.tags[index] {
    case .noun: return isWord ? .noun : []
    case .properNoun: return isWord ? .name : []
    case .adjective: return isWord ? .adjective : []
    case .numeral: return .numeral
    case .other: return isWord ? .foreign : []
    case .verb:
      guard isWord else { return [] }
      return isParticiple(index, in: sentence, of: text, sets) ? [.adjective, .verb] : .verb
    case .adposition, .adpositionDeterminer, .particle:
      return sets.prepositions[form] ?? []
    case .determiner:
      // A tagger that reads "des" as an article is as good as one that reads it as a contraction.
      return sets.articles.contains(form) ? .article : sets.prepositions[form] ?? []
    case .adverb: return sets.negations.contains(form) ? .negation : []
    case .coordinatingConjunction: return sets.conjunctions.contains(form) ? .conjunction : []
    default: return []
    }
  }

  /// Takes a word with a capital right before a name as a part of it: *Grand
  /// Prix*, *American Quarter Horse Association*.
  private func joinNames(
    of sentence: Range<Int>, in text: AnalyzedText, _ found: inout [TermSymbols]
  ) {
    for index in sentence.dropFirst().dropLast().reversed()
    where text.tags[index] == .adjective || text.tags[index] == .noun {
      if found[index + 1].contains(.name), !found[index].isEmpty,
        Surroundings.hasCapital(text.surface(of: index))
      {
        found[index].insert(.name)
      }
    }
  }

  /// Takes a word that may be a noun for one where a noun is wanted.
  ///
  /// That is between a conjunction that follows a noun, and an adjective: *puces
  /// et logiciels américains*, where taggers see two adjectives.
  private func readSharedNouns(
    of sentence: Range<Int>, in text: AnalyzedText, _ found: inout [TermSymbols]
  ) {
    for index in sentence.dropFirst(2).dropLast()
    where text.tags[index] == .adjective && text.tags[index + 1] == .adjective {
      if found[index - 1].contains(.conjunction), text.tags[index - 2] == .noun,
        !found[index].isEmpty, let lexicon = Lexicon.installed(for: text.language),
        lexicon.readings(of: text.words.text(of: text.forms[index]))
          .contains(where: { $0.wordClass.partOfSpeech == .noun })
      {
        found[index] = .noun
      }
    }
  }

  /// How many bytes a word of a term has at the most; what is longer is data.
  private static let longestWord = 256

  /// Whether a token has a letter, is longer than an initial and is no measure
  /// a quantity: *mg/l*, *3/j*.
  private func isWord(_ index: Int, in text: AnalyzedText) -> Bool {
    let bytes = text.surface(of: index)
    return (2...Self.longestWord).contains(bytes.count)
      && bytes.contains { $0 >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")) ~= $0 | 0x20 }
      && !Self.isRate(bytes)
  }

  /// Whether there is a slash with a short part or a digit beside it.
  private static func isRate(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.contains(UInt8(ascii: "/")) else { return false }
    return bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).contains {
      $0.count < 3 || $0.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= $0 }
    } && bytes.contains { (UInt8(ascii: "a")...UInt8(ascii: "z")) ~= $0 }
  }

  /// Whether a verb form can stand as an adjective here: it has the ending of a
  /// participle, a noun or an adjective right before it, and no complement
  /// behind it.
  private func isParticiple(
    _ index: Int, in sentence: Range<Int>, of text: AnalyzedText, _ sets: WordSets
  ) -> Bool {
    guard index > sentence.lowerBound,
      text.tags[index - 1] == .noun || text.tags[index - 1] == .adjective
    else { return false }
    if index + 1 < sentence.upperBound, sets.complements.contains(text.forms[index + 1]) {
      return false
    }
    let form = text.words.bytes(of: text.forms[index])
    let infinitive = text.words.bytes(of: text.lemmas[index])
    return rules.participleEndings.contains { infinitiveEnding, endings in
      infinitive.ends(with: infinitiveEnding.utf8)
        && endings.contains { form.ends(with: $0.utf8) }
    }
  }

  /// The words of the rules as ids of one text's words.
  private struct WordSets {
    var prepositions: [WordTable.ID: TermSymbols] = [:]
    var articles: Set<WordTable.ID> = []
    var conjunctions: Set<WordTable.ID> = []
    var complements: Set<WordTable.ID> = []
    var negations: Set<WordTable.ID> = []

    init(rules: ExtractionRules, words: WordTable) {
      for (word, symbol) in rules.prepositions {
        if let id = words.existingID(of: word.utf8) { prepositions[id] = symbol }
      }
      articles = Self.ids(of: rules.articles, in: words)
      conjunctions = Self.ids(of: rules.conjunctions, in: words)
      complements = Self.ids(of: rules.participleComplements, in: words)
      negations = Self.ids(of: rules.negations, in: words)
    }

    private static func ids(of set: Set<String>, in words: WordTable) -> Set<WordTable.ID> {
      Set(set.compactMap { words.existingID(of: $0.utf8) })
    }
  }
}

extension Collection where Element: Equatable {
  /// Whether the collection's last elements are those of `suffix`.
  func ends(with suffix: some Collection<Element>) -> Bool {
    count >= suffix.count && self.suffix(suffix.count).elementsEqual(suffix)
  }
}
