public import CalepinCore

/// Turns text into sentences, tokens, word classes and lemmas.
///
/// ```swift
/// let text = Analyzer(language: .french).analyze(Array("L’IA dort. Bien.".utf8))
/// text.sentences  // [0..<4, 4..<6]
/// text.lemmaText(of: 2)  // "dormir"
/// ```
public struct Analyzer: Sendable {
  /// The language whose rules are used.
  public let language: LanguageTag
  /// The rules of the language.
  public let rules: LanguageRules
  private let tokenizer: Tokenizer
  private let splitter: SentenceSplitter
  private let segmenter: RuleSegmenter?
  private let tagger: Tagger?
  private let lemmatizer: Lemmatizer?
  private let lexicon: Lexicon?
  private let findsMorphology: Bool

  /// Creates an analyzer for `language` with the models built into the program.
  ///
  /// A language without a model has its tokens tagged `X` and their forms as
  /// lemmas.
  ///
  /// - Parameters:
  ///   - language: The language of the texts.
  ///   - lexicon: A lexicon of the language that helps, such as
  ///     ``Lexicon/installed(for:)``.
  ///   - compounds: What becomes of words with a hyphen or a slash inside.
  ///   - segmenter: Rules to cut sentences by instead of those of calepin.
  ///   - findsMorphology: Whether tokens get what the lexicon says of their
  ///     gender, number and the like, which takes time.
  public init(
    language: LanguageTag, lexicon: Lexicon? = nil, compounds: CompoundStyle = .whole,
    segmenter: RuleSegmenter? = nil, findsMorphology: Bool = true
  ) {
    self.init(
      language: language, rules: .rules(for: language), tagger: .builtIn(for: language),
      lemmatizer: .builtIn(for: language), lexicon: lexicon, compounds: compounds,
      segmenter: segmenter, findsMorphology: findsMorphology)
  }

  /// Creates an analyzer of what is given: the way to try a language that is
  /// not built in.
  public init(
    rules: LanguageRules, tagger: Tagger?, lemmatizer: Lemmatizer?,
    compounds: CompoundStyle = .whole, segmenter: RuleSegmenter? = nil
  ) {
    self.init(
      language: rules.tag, rules: rules, tagger: tagger, lemmatizer: lemmatizer, lexicon: nil,
      compounds: compounds, segmenter: segmenter, findsMorphology: true)
  }

  private init(
    language: LanguageTag, rules: LanguageRules, tagger: Tagger?, lemmatizer: Lemmatizer?,
    lexicon: Lexicon?, compounds: CompoundStyle, segmenter: RuleSegmenter?, findsMorphology: Bool
  ) {
    self.language = language
    self.rules = rules
    self.lexicon = lexicon
    self.findsMorphology = findsMorphology
    self.segmenter = segmenter
    var (tagger, lemmatizer) = (tagger, lemmatizer)
    tagger?.lexicon = lexicon
    lemmatizer?.lexicon = lexicon
    self.tagger = tagger
    self.lemmatizer = lemmatizer
    let tables = TokenizerTables(rules, compounds: compounds)
    tokenizer = Tokenizer(tables)
    splitter = SentenceSplitter(tables)
  }

  /// Analyses the UTF-8 text in `bytes`, less than 4 GiB.
  ///
  /// - Complexity: O(count).
  public func analyze(_ bytes: [UInt8]) -> AnalyzedText {
    let tokens = tokenizer.tokens(in: bytes)
    var text = AnalyzedText(language: language, bytes: bytes, tokens: tokens)
    text.sentences =
      segmenter?.sentences(of: tokens, in: bytes) ?? splitter.sentences(of: tokens, in: bytes)
    annotate(&text)
    return text
  }

  /// Analyses passages of UTF-8, each as one sentence by itself, whatever stands in
  /// it: together they cost less than one by one.
  ///
  /// - Returns: A text of all of them; its sentence *n* is passage *n*, without
  ///   tokens where that has none.
  /// - Complexity: O(bytes).
  public func analyze(sentences passages: [[UInt8]]) -> AnalyzedText {
    var bytes: [UInt8] = []
    let ends = passages.map { passage in
      bytes += passage
      defer { bytes += Self.gap }
      return bytes.count
    }
    var text = AnalyzedText(language: language, bytes: bytes, tokens: tokenizer.tokens(in: bytes))
    var first = 0
    text.sentences = ends.map { end in
      var next = first
      while next < text.tokens.count, text.tokens.range(of: next).lowerBound < end { next += 1 }
      defer { first = next }
      return first..<next
    }
    annotate(&text)
    return text
  }

  /// What parts passages: more white space than a tokenizer looks beyond.
  private static let gap = [UInt8](repeating: 0x0C, count: 3)

  /// Gives the tokens of `text`, which is cut into sentences already, their
  /// forms, classes and lemmas.
  ///
  /// - Complexity: O(bytes).
  func annotate(_ text: inout AnalyzedText) {
    let spellings = text.bytes.withUnsafeBufferPointer { Spellings(text.tokens, in: $0) }
    text.spellings = spellings.ids
    text.foldForms(spellings)
    text.tags = Array(repeating: .other, count: text.tokens.count)
    text.lemmas = text.forms
    if let tagger {
      text.annotate(with: tagger, lemmatizer, spellings, findsMorphology: findsMorphology)
    }
  }

  /// The lemma of `word` as a word of the class `tag`; the folded form without
  /// a lemmatizer.
  func lemma(of word: some Collection<UInt8>, tag: PartOfSpeech) -> [UInt8] {
    var lemma: [UInt8] = []
    withContiguousBytes(word) { word in
      if let lemmatizer {
        lemmatizer.lemma(of: word, tag: tag, into: &lemma)
      } else {
        Folding.fold(word, into: &lemma)
      }
    }
    return lemma
  }
}

extension AnalyzedText {
  /// Fills ``forms``; each distinct spelling is folded once.
  fileprivate mutating func foldForms(_ spellings: Spellings) {
    var formOfSpelling: [WordTable.ID] = []
    formOfSpelling.reserveCapacity(spellings.count)
    var folded: [UInt8] = []
    bytes.withUnsafeBufferPointer { buffer in
      for token in spellings.firstTokens {
        folded.removeAll(keepingCapacity: true)
        Folding.fold(
          UnsafeBufferPointer(rebasing: buffer[tokens.range(of: Int(token))]), into: &folded)
        formOfSpelling.append(words.id(of: folded))
      }
    }
    forms = spellings.ids.map { formOfSpelling[Int($0)] }
  }
}
