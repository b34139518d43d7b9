/// Sentences of word numbers in flat arrays: one side of a bitext.
public struct WordSentences: Sendable {
  /// The words of all sentences, one behind the other.
  public private(set) var words: [UInt32] = []
  /// Where each sentence ends in ``words``.
  private var ends: [UInt32] = []
  /// One more than the greatest word.
  public private(set) var wordCount = 0
  /// The length of the longest sentence.
  public private(set) var longest = 0

  /// Creates a side without sentences.
  public init() {}

  /// How many sentences there are.
  public var count: Int { ends.count }

  /// Where the sentence `index` is in ``words``.
  @inlinable public func range(of index: Int) -> Range<Int> { start(of: index)..<end(of: index) }

  @usableFromInline func start(of index: Int) -> Int { index == 0 ? 0 : Int(ends[index - 1]) }
  @usableFromInline func end(of index: Int) -> Int { Int(ends[index]) }

  /// Adds a sentence behind all others.
  ///
  /// - Complexity: O(length of the sentence), amortised.
  public mutating func append(_ sentence: some Collection<UInt32>) {
    words.append(contentsOf: sentence)
    ends.append(UInt32(words.count))
    longest = max(longest, sentence.count)
    for word in sentence { wordCount = max(wordCount, Int(word) + 1) }
  }
}
