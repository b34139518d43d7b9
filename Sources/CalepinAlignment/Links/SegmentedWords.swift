internal import CalepinText

/// The words of the segments of one side of a bitext, as ``WordLinker`` takes
/// them: base forms of the words that carry meaning.
public struct SegmentedWords: Sendable {
  var words = SentenceWords()

  /// Creates words without a segment.
  public init() {}

  /// How many segments there are.
  public var count: Int { words.sentenceCount }

  /// How many words all segments have.
  public var wordCount: Int { words.tokens.count }

  /// The words of the segment numbered `segment`, counted through all segments.
  public func range(of segment: Int) -> Range<Int> { words.tokenRange(of: segment) }

  /// Adds a word, folded, in UTF-8, to the segment that is being added.
  public mutating func append(_ word: some Collection<UInt8>) { words.append(word) }

  /// Ends the segment that is being added.
  public mutating func endSegment() { words.endSentence() }
}
