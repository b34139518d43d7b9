internal import CalepinCore

/// Writes an analysed text as CoNLL-U.
///
/// Each sentence has the comments `# sent_id` and `# text`; contractions are
/// written as a range and the words they stand for, as
/// ``LanguageRules/contractions`` has them. Columns that are not known here
/// hold `_`; features are there where a lexicon gives them.
///
/// Source: universaldependencies.org/format.html.
public struct CoNLLUWriter {
  private let text: AnalyzedText
  private let rules: LanguageRules
  private var output: [UInt8] = []

  /// The file for `text`, in UTF-8.
  ///
  /// - Complexity: O(bytes of the text).
  public static func bytes(of text: AnalyzedText) -> [UInt8] {
    bytes(of: text, rules: .rules(for: text.language))
  }

  /// The file for `text`, with the contractions of `rules`.
  static func bytes(of text: AnalyzedText, rules: LanguageRules) -> [UInt8] {
    var writer = CoNLLUWriter(text: text, rules: rules)
    var number = 0
    for sentence in text.sentences where !sentence.isEmpty {
      number += 1
      writer.write(sentence, number: number)
    }
    return writer.output
  }

  private init(text: AnalyzedText, rules: LanguageRules) {
    self.text = text
    self.rules = rules
  }

  private mutating func write(_ sentence: Range<Int>, number: Int) {
    output += "# sent_id = \(number)\n# text = ".utf8
    let start = text.tokens.range(of: sentence.lowerBound).lowerBound
    let end = text.tokens.range(of: sentence.upperBound - 1).upperBound
    append(text.bytes[start..<end])
    output.append(UInt8(ascii: "\n"))
    var id = 1
    for index in sentence {
      let words = contracted(index)
      if words.isEmpty {
        appendLine(
          "\(id)", form: text.surface(of: index), lemma: Array(text.lemmaText(of: index).utf8),
          tag: text.tags[index].tag, features: text.morphology(of: index).features,
          isJoined: isJoined(index))
        id += 1
        continue
      }
      appendLine(
        "\(id)-\(id + words.count - 1)", form: text.surface(of: index), lemma: [],
        tag: "_", isJoined: isJoined(index))
      for word in words {
        appendLine(
          "\(id)", form: Array(word.form.utf8)[...], lemma: Array(word.lemma.utf8),
          tag: word.tag, isJoined: false)
        id += 1
      }
    }
    output.append(UInt8(ascii: "\n"))
  }

  /// The words a contraction stands for, empty for every other token.
  private func contracted(_ index: Int) -> [(form: String, lemma: String, tag: String)] {
    let tags = text.tags[index].tag.split(separator: "+").map(String.init)
    guard tags.count > 1 else { return [] }
    let lemmas = text.lemmaText(of: index).split(separator: "+").map(String.init)
    let form = text.words.text(of: text.forms[index])
    let forms = rules.contractions[form] ?? lemmas
    guard forms.count == tags.count else { return [] }
    return forms.indices.map {
      (forms[$0], lemmas.count == tags.count ? lemmas[$0] : forms[$0], tags[$0])
    }
  }

  /// Whether the next token begins where this one ends.
  private func isJoined(_ index: Int) -> Bool {
    index + 1 < text.tokens.count
      && text.tokens.range(of: index).upperBound == text.tokens.range(of: index + 1).lowerBound
  }

  private mutating func appendLine(
    _ id: String, form: ArraySlice<UInt8>, lemma: [UInt8], tag: String, features: String = "_",
    isJoined: Bool
  ) {
    output += id.utf8
    output.append(UInt8(ascii: "\t"))
    append(form)
    output.append(UInt8(ascii: "\t"))
    append(lemma.isEmpty ? [UInt8(ascii: "_")] : lemma[...])
    output += "\t\(tag)\t_\t\(features)\t_\t_\t_\t\(isJoined ? "SpaceAfter=No" : "_")\n".utf8
  }

  /// Adds `bytes` with a space for each tab and line break.
  private mutating func append(_ bytes: ArraySlice<UInt8>) {
    for byte in bytes { output.append(byte < 0x20 ? UInt8(ascii: " ") : byte) }
  }
}
