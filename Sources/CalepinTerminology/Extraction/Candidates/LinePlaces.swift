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

  /// The place of `tokens`, which are in `sentence`.
  func record(
    of tokens: Range<Int>, in sentence: Range<Int>, of text: AnalyzedText
  ) -> TermCounts.PlaceRecord {
    let start = text.tokens.range(of: sentence.lowerBound).lowerBound
    let end = text.tokens.range(of: sentence.upperBound - 1).upperBound
    let from = text.tokens.range(of: tokens.lowerBound).lowerBound
    let to = text.tokens.range(of: tokens.upperBound - 1).upperBound
    return TermCounts.PlaceRecord(
      document: 0, line: UInt32(clamping: line + text.lineNumber(of: tokens.lowerBound)),
      sentenceStart: UInt32(clamping: byte + start), sentenceLength: UInt32(end - start),
      offset: UInt32(from - start), length: UInt32(to - from))
  }
}
