public import CalepinCore

/// Writes analysed texts as CoNLL-U, one after the other.
///
/// ```swift
/// var writer = CoNLLUWriter(language: .french)
/// var file: [UInt8] = []
/// writer.write(text, into: &file)
/// ```
///
/// Each sentence has the comments `# sent_id` and `# text`; contractions are
/// written as a range and the words they stand for, as
/// ``LanguageRules/contractions`` has them, and words with their clitics where
/// ``LanguageRules/joinsClitics`` says so. Columns that are not known here
/// hold `_`; features are there where a lexicon gives them.
///
/// Source: universaldependencies.org/format.html.
public struct CoNLLUWriter {
  private let rules: LanguageRules
  private var sentenceCount = 0

  /// Creates a writer of texts in `language`.
  public init(language: LanguageTag) { self.init(rules: .rules(for: language)) }

  /// Creates a writer of texts in the language of `rules`.
  public init(rules: LanguageRules) { self.rules = rules }

  /// The file for `text`, in UTF-8.
  ///
  /// - Complexity: O(bytes of the text).
  public static func bytes(of text: AnalyzedText) -> [UInt8] {
    var writer = CoNLLUWriter(language: text.language)
    var output: [UInt8] = []
    writer.write(text, into: &output)
    return output
  }

  /// Begins the document `name` with the next sentence.
  public func beginDocument(_ name: String, into output: inout [UInt8]) {
    output += "# newdoc id = ".utf8
    Self.append(Array(name.utf8)[...], to: &output)
    output.append(UInt8(ascii: "\n"))
  }

  /// Appends the sentences of `text` to `output`, in UTF-8, counted on from
  /// those that were written before.
  ///
  /// - Complexity: O(bytes of the text).
  public mutating func write(_ text: AnalyzedText, into output: inout [UInt8]) {
    let joins = CliticJoins(rules, text)
    for sentence in text.sentences where !sentence.isEmpty {
      sentenceCount += 1
      output += "# sent_id = \(sentenceCount)\n# text = ".utf8
      let start = text.tokens.range(of: sentence.lowerBound).lowerBound
      let end = text.tokens.range(of: sentence.upperBound - 1).upperBound
      Self.append(text.bytes[start..<end], to: &output)
      output.append(UInt8(ascii: "\n"))
      write(sentence, of: text, joins, into: &output)
      output.append(UInt8(ascii: "\n"))
    }
  }

  private func write(
    _ sentence: Range<Int>, of text: AnalyzedText, _ joins: CliticJoins, into output: inout [UInt8]
  ) {
    var id = 1
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      var end = index + 1
      while end < sentence.upperBound, joins.joins(end) { end += 1 }
      if end > index + 1 {
        appendRange(id, of: index..<end, in: text, into: &output)
      } else {
        let words = contracted(index, in: text)
        if !words.isEmpty {
          appendContraction(id, words, at: index, in: text, into: &output)
          id += words.count
          index = end
          continue
        }
      }
      for token in index..<end {
        appendWord(
          id, at: token, in: text, isJoined: end == index + 1 && isJoined(token, in: text),
          into: &output)
        id += 1
      }
      index = end
    }
  }

  // MARK: Lines

  private func appendWord(
    _ id: Int, at index: Int, in text: AnalyzedText, isJoined: Bool, into output: inout [UInt8]
  ) {
    Self.append(id, to: &output)
    output.append(UInt8(ascii: "\t"))
    Self.append(text.surface(of: index), to: &output)
    output.append(UInt8(ascii: "\t"))
    let lemma = text.words.bytes(of: text.lemmas[index])
    if lemma.isEmpty { output.append(UInt8(ascii: "_")) } else { Self.append(lemma, to: &output) }
    output.append(UInt8(ascii: "\t"))
    output += text.tags[index].tag.utf8
    Self.appendRest(
      features: text.morphology(of: index).features, isJoined: isJoined, to: &output)
  }

  /// A contraction and the words it stands for.
  private func appendContraction(
    _ id: Int, _ words: [(form: String, lemma: String, tag: String)], at index: Int,
    in text: AnalyzedText, into output: inout [UInt8]
  ) {
    appendRange(id, count: words.count, of: index..<index + 1, in: text, into: &output)
    for (offset, word) in words.enumerated() {
      Self.append(id + offset, to: &output)
      output += "\t\(word.form)\t\(word.lemma)\t\(word.tag)".utf8
      Self.appendRest(isJoined: false, to: &output)
    }
  }

  /// The line of a range for the tokens `range`, which stand as `count` words.
  private func appendRange(
    _ id: Int, count: Int? = nil, of range: Range<Int>, in text: AnalyzedText,
    into output: inout [UInt8]
  ) {
    output += "\(id)-\(id + (count ?? range.count) - 1)\t".utf8
    let start = text.tokens.range(of: range.lowerBound).lowerBound
    let end = text.tokens.range(of: range.upperBound - 1).upperBound
    Self.append(text.bytes[start..<end], to: &output)
    output += "\t_\t_".utf8
    Self.appendRest(isJoined: isJoined(range.upperBound - 1, in: text), to: &output)
  }

  /// The columns behind the class, and the end of the line.
  private static func appendRest(
    features: String = "_", isJoined: Bool, to output: inout [UInt8]
  ) {
    output += "\t_\t\(features)".utf8
    output += (isJoined ? "\t_\t_\t_\tSpaceAfter=No\n" : "\t_\t_\t_\t_\n").utf8
  }

  /// The words a contraction stands for, empty for every other token.
  private func contracted(
    _ index: Int, in text: AnalyzedText
  ) -> [(form: String, lemma: String, tag: String)] {
    guard text.tags[index].isContraction else { return [] }
    let tags = text.tags[index].tag.split(separator: "+").map(String.init)
    let lemmas = text.lemmaText(of: index).split(separator: "+").map(String.init)
    let form = text.words.text(of: text.forms[index])
    let forms = rules.contractions[form] ?? lemmas
    guard forms.count == tags.count else { return [] }
    return forms.indices.map {
      (forms[$0], lemmas.count == tags.count ? lemmas[$0] : forms[$0], tags[$0])
    }
  }

  /// Whether the next token begins where this one ends.
  private func isJoined(_ index: Int, in text: AnalyzedText) -> Bool {
    index + 1 < text.tokens.count
      && text.tokens.range(of: index).upperBound == text.tokens.range(of: index + 1).lowerBound
  }

  // MARK: Bytes

  /// Adds `bytes` with a space for each tab and line break.
  private static func append(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
    guard bytes.contains(where: { $0 < 0x20 }) else { return output.append(contentsOf: bytes) }
    for byte in bytes { output.append(byte < 0x20 ? UInt8(ascii: " ") : byte) }
  }

  private static func append(_ number: Int, to output: inout [UInt8]) {
    if number >= 10 { append(number / 10, to: &output) }
    output.append(UInt8(ascii: "0") + UInt8(number % 10))
  }
}

/// Which tokens of a text are one token of CoNLL-U with the token before.
private struct CliticJoins {
  private let text: AnalyzedText
  private let isEmpty: Bool
  private var clitics: Set<WordTable.ID> = []
  private var pairs: Set<UInt64> = []
  private var apostrophe: WordTable.ID?

  init(_ rules: LanguageRules, _ text: AnalyzedText) {
    self.text = text
    isEmpty = !rules.joinsClitics
    guard rules.joinsClitics else { return }
    clitics = Set(rules.clitics.compactMap { text.words.existingID(of: $0.utf8) })
    apostrophe = text.words.existingID(of: "'".utf8)
    for word in rules.joinedWords {
      let parts = word.split(separator: "|").compactMap { text.words.existingID(of: $0.utf8) }
      if parts.count == 2 { pairs.insert(UInt64(parts[0]) << 32 | UInt64(parts[1])) }
    }
  }

  /// Whether the token at `index` belongs to the word before it: a clitic, the
  /// second half of *cannot*, the apostrophe of *the dogs' bowls*.
  func joins(_ index: Int) -> Bool {
    guard !isEmpty,
      text.tokens.range(of: index - 1).upperBound == text.tokens.range(of: index).lowerBound
    else { return false }
    let form = text.forms[index]
    return clitics.contains(form) || (form == apostrophe && isPossessive(index))
      || pairs.contains(UInt64(text.forms[index - 1]) << 32 | UInt64(form))
  }

  /// How far back an opening quote is looked for, in tokens.
  private static let longestQuote = 40

  /// Whether the apostrophe behind a word is that of a possessive, whichever
  /// class the tagger gave it: the word ends in *s*, and no quote is open that
  /// it could close.
  private func isPossessive(_ index: Int) -> Bool {
    if text.tags[index] == .particle { return true }
    guard text.surface(of: index - 1).last == UInt8(ascii: "s") else { return false }
    return !(max(0, index - Self.longestQuote)..<index).contains { earlier in
      text.forms[earlier] == apostrophe
        && (earlier == 0
          || text.tokens.range(of: earlier - 1).upperBound
            < text.tokens.range(of: earlier).lowerBound)
    }
  }
}
