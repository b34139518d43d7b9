internal import CalepinText

/// Where the parts of a document stand that is read in pieces.
public struct LinePlaces: Hashable, Sendable {
  /// How many lines stand before the piece.
  public var line: Int
  /// How many bytes stand before the piece.
  public var byte: Int

  /// Creates the place of a piece; without arguments that of the first one.
  public init(line: Int = 0, byte: Int = 0) {
    self.line = line
    self.byte = byte
  }

  /// The place of `tokens`, which are in `sentence`, in the document with this
  /// number.
  func record(
    of tokens: Range<Int>, in sentence: Range<Int>, of text: AnalyzedText,
    numbered document: UInt32
  ) -> TermCounts.PlaceRecord {
    let passage = Self.passage(around: tokens, in: sentence, of: text)
    let start = text.tokens.range(of: passage.lowerBound).lowerBound
    let end = text.tokens.range(of: passage.upperBound - 1).upperBound
    let from = text.tokens.range(of: tokens.lowerBound).lowerBound
    let to = text.tokens.range(of: tokens.upperBound - 1).upperBound
    return TermCounts.PlaceRecord(
      document: document, line: UInt32(clamping: line + text.lineNumber(of: tokens.lowerBound)),
      sentenceStart: UInt32(clamping: byte + start), sentenceLength: UInt32(end - start),
      offset: UInt32(from - start), length: UInt32(to - from))
  }

  /// How many bytes of a sentence are kept on either side of a term: a text
  /// without full stops may be one sentence of millions.
  private static let passageLength = 600

  /// The tokens of `sentence` that stand near `term`; all of them but in a
  /// sentence that is very long.
  ///
  /// - Complexity: O(tokens of the passage) where the sentence is long.
  private static func passage(
    around term: Range<Int>, in sentence: Range<Int>, of text: AnalyzedText
  ) -> Range<Int> {
    let start = text.tokens.range(of: term.lowerBound).lowerBound
    let end = text.tokens.range(of: term.upperBound - 1).upperBound
    if start - text.tokens.range(of: sentence.lowerBound).lowerBound <= passageLength,
      text.tokens.range(of: sentence.upperBound - 1).upperBound - end <= passageLength
    {
      return sentence
    }
    var (first, last) = (term.lowerBound, term.upperBound)
    while first > sentence.lowerBound,
      start - text.tokens.range(of: first - 1).lowerBound <= passageLength
    {
      first -= 1
    }
    while last < sentence.upperBound,
      text.tokens.range(of: last).upperBound - end <= passageLength
    {
      last += 1
    }
    return first..<last
  }
}
