internal import CalepinCore
internal import CalepinText

/// One language of a bitext, analysed: what a lexicon is learned from, in flat
/// arrays with one element a token.
struct LexiconText: Sendable {
  /// Lines with more tokens than this are left out: their links are guesses.
  static let longestLine = 100

  /// The lines, of numbers of folded lemmas.
  private(set) var lemmas = WordSentences()
  /// Numbers of folded forms.
  private(set) var forms: [UInt32] = []
  /// Numbers of the words as they are shown.
  private(set) var shown: [UInt32] = []
  private(set) var tags: [PartOfSpeech] = []

  /// The words that the numbers stand for.
  private(set) var lemmaWords = WordTable()
  private(set) var formWords = WordTable()
  private(set) var shownWords = WordTable()

  /// Analyses `lines`; a line that is too long has no tokens.
  mutating func append(_ lines: [[UInt8]], by analyzer: Analyzer) {
    for line in lines { append(analyzer.analyze(line)) }
  }

  private mutating func append(_ text: AnalyzedText) {
    guard text.tokens.count <= Self.longestLine else { return lemmas.append([]) }
    var line: [UInt32] = []
    var folded: [UInt8] = []
    for token in 0..<text.tokens.count {
      let lemma = text.words.bytes(of: text.lemmas[token])
      folded.removeAll(keepingCapacity: true)
      Folding.fold(lemma, into: &folded)
      let isProper = text.tags[token] == .properNoun
      let key = isProper ? Array(LexiconKey.lemma(of: token, in: text).utf8) : folded
      line.append(lemmaWords.id(of: key))
      let form = text.words.bytes(of: text.forms[token])
      forms.append(formWords.id(of: form))
      // A lemma with a capital is a name, or comes from one.
      let isName = !lemma.elementsEqual(folded)
      shown.append(shownWords.id(of: isName ? text.surface(of: token) : form))
      tags.append(text.tags[token])
    }
    lemmas.append(line)
  }
}
