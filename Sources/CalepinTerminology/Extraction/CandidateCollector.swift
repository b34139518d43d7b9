internal import CalepinCore
internal import CalepinText

/// Finds the candidates of documents and groups them by their lemmas.
struct CandidateCollector {
  /// All candidates with the same lemmas.
  struct Group {
    var key: WordTable.ID
    /// Number of the pattern, that of the first occurrence.
    var pattern: Int
    var occurrences: [CandidateTerm.Occurrence] = []
    /// Whether a stop word stands at an edge: kept only if a termbase knows it.
    var isFiltered: Bool
  }

  /// A candidate in a sentence.
  struct Span {
    var group: Int
    var tokens: Range<Int>
  }

  let rules: ExtractionRules
  private let lemmatizer: Lemmatizer?
  private(set) var keys = WordTable()
  private(set) var groups: [Group] = []
  /// All spans, sentence by sentence, each sentence's in the order of their
  /// first tokens.
  private(set) var spans: [[Span]] = []
  /// How often each word occurs, by its number in `lemmaWords`.
  private(set) var lemmaWords = WordTable()
  private(set) var lemmaCounts: [Int] = []
  private(set) var tokenCount = 0

  init(rules: ExtractionRules, lemmatizer: Lemmatizer?) {
    self.rules = rules
    self.lemmatizer = lemmatizer
  }

  /// Adds the candidates of `text`, which is the document numbered `document`.
  ///
  /// - Complexity: O(number of tokens).
  mutating func add(_ text: AnalyzedText, document: Int) {
    let symbols = TokenClassifier(rules: rules).symbols(of: text)
    countWords(of: text)
    let filter = EdgeFilter(rules: rules, words: text.words)
    var key: [UInt8] = []
    for (number, sentence) in text.sentences.enumerated() {
      var found: [Span] = []
      for start in sentence {
        rules.grammar.forEachMatch(in: symbols[sentence], from: start) { pattern in
          let tokens = start..<(start + rules.grammar.patterns[pattern].length)
          makeKey(of: tokens, in: text, symbols, into: &key)
          let group = self.group(
            of: key, pattern: pattern, isFiltered: filter.refuses(tokens, in: text, symbols))
          let place = CandidateTerm.Occurrence(
            document: document, sentence: number, tokens: tokens)
          // Two patterns may fit the same tokens; they count once.
          if groups[group].occurrences.last != place {
            groups[group].occurrences.append(place)
            found.append(Span(group: group, tokens: tokens))
          }
        }
      }
      spans.append(found)
    }
  }

  private mutating func group(of key: [UInt8], pattern: Int, isFiltered: Bool) -> Int {
    let id = keys.id(of: key)
    if Int(id) == groups.count {
      groups.append(Group(key: id, pattern: pattern, isFiltered: isFiltered))
    }
    return Int(id)
  }

  /// The lemmas of `tokens` without articles, prepositions by their symbol.
  private func makeKey(
    of tokens: Range<Int>, in text: AnalyzedText, _ symbols: [TermSymbols],
    into key: inout [UInt8]
  ) {
    key.removeAll(keepingCapacity: true)
    for index in tokens where !symbols[index].contains(.article) {
      if !key.isEmpty { key.append(UInt8(ascii: " ")) }
      if symbols[index].contains(.of) {
        key.append(contentsOf: "de".utf8)
      } else if symbols[index].contains(.to) {
        key.append(contentsOf: "à".utf8)
      } else if symbols[index].contains(.name) {
        key.append(contentsOf: text.words.bytes(of: text.forms[index]))
      } else if text.tags[index] == .verb {
        appendAdjective(text.words.bytes(of: text.forms[index]), to: &key)
      } else {
        key.append(contentsOf: text.words.bytes(of: text.lemmas[index]))
      }
    }
  }

  /// Appends the lemma of a participle read as an adjective, so that *puce
  /// bridée* is one term whichever way the tagger took it.
  private func appendAdjective(_ form: ArraySlice<UInt8>, to key: inout [UInt8]) {
    var lemma = Array(form)
    form.withUnsafeBufferPointer { lemmatizer?.lemma(of: $0, tag: .adjective, into: &lemma) }
    key.append(contentsOf: lemma)
  }

  private mutating func countWords(of text: AnalyzedText) {
    tokenCount += text.tokens.count
    for index in text.tags.indices where text.tags[index].isContentWord {
      let id = Int(lemmaWords.id(of: text.words.bytes(of: text.lemmas[index])))
      if id == lemmaCounts.count { lemmaCounts.append(0) }
      lemmaCounts[id] += 1
    }
  }

  /// How often the word `lemma` occurs.
  func count(of lemma: some Collection<UInt8>) -> Int {
    lemmaWords.existingID(of: lemma).map { lemmaCounts[Int($0)] } ?? 0
  }
}
