internal import CalepinCore
internal import CalepinText

/// Analysed texts as `calepin analyze` prints them, piece by piece.
struct AnalysisReport {
  private let isJSON: Bool
  private let namesDocuments: Bool
  private var writer: CoNLLUWriter
  private var document: String?
  /// How many tokens were printed.
  private(set) var tokenCount = 0

  init(language: LanguageTag, isJSON: Bool, namesDocuments: Bool) {
    self.isJSON = isJSON
    self.namesDocuments = namesDocuments
    writer = CoNLLUWriter(language: language)
  }

  /// Says that what comes is from the file `name`.
  mutating func beginDocument(_ name: String) { document = namesDocuments ? name : nil }

  /// The lines for `text`, whose first line is `firstLine` of its file.
  mutating func lines(of text: AnalyzedText, from firstLine: Int) -> [UInt8] {
    tokenCount += text.tokens.count
    var output: [UInt8] = []
    if isJSON {
      for sentence in text.sentences where !sentence.isEmpty {
        let line = firstLine - 1 + text.lineNumber(of: sentence.lowerBound)
        SentenceJSON.write(sentence, of: text, line: line, into: &output)
      }
    } else {
      takeDocument(into: &output)
      writer.write(text, into: &output)
    }
    return output
  }

  /// The lines for a part of a CoNLL-U file.
  mutating func lines(of part: CoNLLUAnnotator.Part) -> [UInt8] {
    tokenCount += part.text.tokens.count
    var output: [UInt8] = []
    guard isJSON else {
      takeDocument(into: &output)
      return output + part.lines
    }
    for (sentence, line) in zip(part.text.sentences, part.firstLines) {
      SentenceJSON.write(sentence, of: part.text, line: line, into: &output)
    }
    return output
  }

  private mutating func takeDocument(into output: inout [UInt8]) {
    guard let document else { return }
    writer.beginDocument(document, into: &output)
    self.document = nil
  }
}
