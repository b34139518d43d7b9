public import CalepinCore

/// A sentence of a treebank.
public struct TaggedSentence: Hashable, Sendable {
  /// The sentence as running text, from the comment `# text =`.
  public var text: String?
  /// The words.
  ///
  /// A French contraction is one word, *du* with the lemma `de+le`.
  public var words: [TaggedWord]

  /// Creates a sentence.
  public init(text: String? = nil, words: [TaggedWord] = []) {
    self.text = text
    self.words = words
  }
}

/// A word of a treebank with what its annotators say of it.
public struct TaggedWord: Hashable, Sendable {
  /// The word as written.
  public var form: String
  /// The lemma; `_` where the treebank gives none.
  public var lemma: String
  /// The word class.
  public var tag: PartOfSpeech
  /// Whether white space follows.
  public var hasSpaceAfter: Bool

  /// Creates a word.
  public init(form: String, lemma: String, tag: PartOfSpeech, hasSpaceAfter: Bool = true) {
    self.form = form
    self.lemma = lemma
    self.tag = tag
    self.hasSpaceAfter = hasSpaceAfter
  }
}

extension AnalyzedText {
  /// Creates the text of a treebank, with the treebank's own classes and
  /// lemmas; sentences are put one space apart.
  ///
  /// Words without a single byte are left out.
  public init(_ treebank: [TaggedSentence], language: LanguageTag) {
    var bytes: [UInt8] = []
    var table = TokenTable()
    var sentences: [Range<Int>] = []
    var tags: [PartOfSpeech] = []
    var (lemmas, forms): ([WordTable.ID], [WordTable.ID]) = ([], [])
    var words = WordTable()
    for sentence in treebank {
      let first = table.count
      for word in sentence.words where !word.form.isEmpty {
        let start = bytes.count
        bytes += word.form.utf8
        table.append(start..<bytes.count)
        tags.append(word.tag)
        lemmas.append(words.id(of: word.lemma.utf8))
        forms.append(words.id(of: LowerCase.normalized(Array(word.form.utf8))))
        if word.hasSpaceAfter { bytes.append(UInt8(ascii: " ")) }
      }
      if let last = bytes.last, last != UInt8(ascii: " ") { bytes.append(UInt8(ascii: " ")) }
      sentences.append(first..<table.count)
    }
    self.init(language: language, bytes: bytes, tokens: table)
    self.sentences = sentences
    self.tags = tags
    self.lemmas = lemmas
    self.forms = forms
    self.words = words
  }
}
