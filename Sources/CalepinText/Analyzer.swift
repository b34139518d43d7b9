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
  private let tokenizer: Tokenizer
  private let splitter: SentenceSplitter
  private let tagger: Tagger?
  private let lemmatizer: Lemmatizer?

  /// Creates an analyzer for `language`.
  ///
  /// A language without a model has its tokens tagged `X` and their forms as
  /// lemmas.
  public init(language: LanguageTag) {
    self.language = language
    let tables = TokenizerTables(LanguageRules.rules(for: language))
    tokenizer = Tokenizer(tables)
    splitter = SentenceSplitter(tables)
    tagger = .builtIn(for: language)
    lemmatizer = .builtIn(for: language)
  }

  /// Analyses the UTF-8 text in `bytes`, less than 4 GiB.
  ///
  /// - Complexity: O(count).
  public func analyze(_ bytes: [UInt8]) -> AnalyzedText {
    let tokens = tokenizer.tokens(in: bytes)
    var text = AnalyzedText(language: language, bytes: bytes, tokens: tokens)
    text.sentences = splitter.sentences(of: tokens, in: bytes)
    text.tags = Array(repeating: .other, count: tokens.count)
    bytes.withUnsafeBufferPointer {
      tagger?.tag(tokens, in: $0, sentences: text.sentences, into: &text.tags)
    }
    text.fillWords(lemmatizer)
    return text
  }
}

extension AnalyzedText {
  /// Fills ``forms`` and ``lemmas``; each distinct spelling is folded once, and
  /// lemmatised anew only when its class changes.
  fileprivate mutating func fillWords(_ lemmatizer: Lemmatizer?) {
    var spellings = WordTable()
    var known: [KnownWord] = []
    var scratch: [UInt8] = []
    forms.reserveCapacity(tokens.count)
    lemmas.reserveCapacity(tokens.count)
    bytes.withUnsafeBufferPointer { buffer in
      for index in 0..<tokens.count {
        let surface = UnsafeBufferPointer(rebasing: buffer[tokens.range(of: index)])
        let spelling = Int(spellings.id(of: surface))
        if spelling == known.count {
          scratch.removeAll(keepingCapacity: true)
          Folding.fold(surface, into: &scratch)
          known.append(KnownWord(form: words.id(of: scratch)))
        }
        if known[spelling].tag != tags[index] {
          known[spelling].tag = tags[index]
          known[spelling].lemma = lemmaID(
            of: surface, form: known[spelling].form, tag: tags[index], lemmatizer, &scratch)
        }
        forms.append(known[spelling].form)
        lemmas.append(known[spelling].lemma)
      }
    }
  }

  private mutating func lemmaID(
    of surface: UnsafeBufferPointer<UInt8>, form: WordTable.ID, tag: PartOfSpeech,
    _ lemmatizer: Lemmatizer?, _ scratch: inout [UInt8]
  ) -> WordTable.ID {
    guard let lemmatizer else { return form }
    // A name keeps its capitals; all others are looked up by the folded form.
    if tag == .properNoun || tag == .other {
      lemmatizer.lemma(of: surface, tag: tag, into: &scratch)
    } else {
      let folded = Array(words.bytes(of: form))
      folded.withUnsafeBufferPointer { lemmatizer.lemma(of: $0, tag: tag, into: &scratch) }
    }
    return words.id(of: scratch)
  }

  /// What is known of a spelling that occurred before.
  private struct KnownWord {
    var form: WordTable.ID
    var tag: PartOfSpeech?
    var lemma: WordTable.ID = 0
  }
}
