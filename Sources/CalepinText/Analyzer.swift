public import CalepinCore

/// Turns text into sentences, tokens, word classes and lemmas.
///
/// ```swift
/// let text = Analyzer(language: .french).analyze(Array("L’IA dort. Bien.".utf8))
/// text.sentences  // [0..<4, 4..<6]
/// ```
public struct Analyzer: Sendable {
  /// The language whose rules are used.
  public let language: LanguageTag
  let rules: LanguageRules
  private let tokenizer: Tokenizer
  private let splitter: SentenceSplitter

  /// Creates an analyzer for `language`, with plain rules when its language
  /// is neither French nor English.
  public init(language: LanguageTag) {
    self.language = language
    rules = LanguageRules.rules(for: language)
    let tables = TokenizerTables(rules)
    tokenizer = Tokenizer(tables)
    splitter = SentenceSplitter(tables)
  }

  /// Analyses the UTF-8 text in `bytes`, less than 4 GiB.
  ///
  /// - Complexity: O(count).
  public func analyze(_ bytes: [UInt8]) -> AnalyzedText {
    let tokens = tokenizer.tokens(in: bytes)
    var text = AnalyzedText(language: language, bytes: bytes, tokens: tokens)
    text.sentences = splitter.sentences(of: tokens, in: bytes)
    text.foldForms()
    tagProvisionally(&text)
    return text
  }
}

extension AnalyzedText {
  /// Fills ``forms``; each distinct spelling is folded once.
  fileprivate mutating func foldForms() {
    var spellings = WordTable()
    var formOfSpelling: [WordTable.ID] = []
    var folded: [UInt8] = []
    forms.reserveCapacity(tokens.count)
    bytes.withUnsafeBufferPointer { buffer in
      for index in 0..<tokens.count {
        let surface = UnsafeBufferPointer(rebasing: buffer[tokens.range(of: index)])
        let spelling = spellings.id(of: surface)
        if spelling == formOfSpelling.count {
          folded.removeAll(keepingCapacity: true)
          Folding.fold(surface, into: &folded)
          formOfSpelling.append(words.id(of: folded))
        }
        forms.append(formOfSpelling[Int(spelling)])
      }
    }
  }
}
