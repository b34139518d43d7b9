/// A text cut into sentences, as the aligner takes it.
public struct SegmentedText: Sendable {
  /// A sentence and what the layout says of it.
  public struct Sentence: Hashable, Sendable {
    /// Where it stands in the bytes of the text.
    public var range: Range<Int>
    /// Whether a paragraph, an item or a heading begins with it.
    public var startsBlock: Bool
    /// The level of the heading it stands in, from 1; 0 in running text.
    public var headingLevel: Int

    /// Creates the sentence in `range`.
    public init(_ range: Range<Int>, startsBlock: Bool = false, headingLevel: Int = 0) {
      self.range = range
      self.startsBlock = startsBlock
      self.headingLevel = headingLevel
    }
  }

  /// The text in UTF-8.
  public var bytes: [UInt8]
  /// The sentences in the order of the text.
  public var sentences: [Sentence]

  /// Creates a text of `sentences`, whose ranges lie in `bytes`.
  public init(bytes: [UInt8], sentences: [Sentence]) {
    self.bytes = bytes
    self.sentences = sentences
  }

  /// The words of the sentences in `range`, white space folded.
  public func text(of range: Range<Int>) -> String {
    var joined: [UInt8] = []
    for sentence in sentences[range] {
      if !joined.isEmpty { joined.append(UInt8(ascii: " ")) }
      for byte in bytes[sentence.range] {
        let isSpace = byte == 0x20 || (0x09...0x0D).contains(byte)
        if !isSpace {
          joined.append(byte)
        } else if joined.last != UInt8(ascii: " "), !joined.isEmpty {
          joined.append(UInt8(ascii: " "))
        }
      }
    }
    while joined.last == UInt8(ascii: " ") { joined.removeLast() }
    return String(decoding: joined, as: UTF8.self)
  }
}
